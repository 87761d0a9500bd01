import { computed, watch } from 'vue';
import type { Matrix } from '#shared/matrix.ts';
import { useWhenIdle } from '../when-idle.ts';

/** What assistive technology reads of a matrix. Only a large one has all its rows in the document. */
export interface ReadCells {
  readonly matrix: Matrix;
  /** Indices into `cellLooks`; null where every cell is a value. */
  readonly states: Uint8Array | null;
  /** The cells computed so far, row by row. */
  readonly filled: number;
  /** Every row, as far as that is bearable. */
  readonly complete: boolean;
  /** Asked for: no number is read. */
  readonly hidden: boolean;
}

/**
 * Hundreds of cells that nobody sees: they come after their picture, or when the keyboard comes to them, which is what `catchUp` is
 * called for. `cells` is null until then, and behind the picture for as long as `isBehind`.
 */
export function useReadCells(read: () => ReadCells) {
  const latest = computed(read);
  const { value: cells, catchUp } = useWhenIdle<ReadCells | null>(() => latest.value, null);
  // What is asked for is not to be found anywhere, not even for a moment.
  watch(() => latest.value.hidden, catchUp);
  return { cells, isBehind: computed(() => cells.value !== latest.value), catchUp };
}
