import { cellStates, type CellState } from '#shared/cell-state.ts';
import type { DeltaForm } from '#shared/outer-product.ts';
import { silentReason, type UnitReach } from '#shared/unit-reach.ts';
import type { CellPosition } from '../../../stores/cell-position.ts';
import { deltaState } from './outer-product-columns.ts';

/** A row of structural zeros of a grid, and why it is one. */
export interface ZeroRow {
  /** Counted from 0. */
  readonly unit: number;
  readonly state: Exclude<CellState, 'value'>;
}

/** The rows of a grid that are structural zeros: `states` are those of its cells, row by row, `filled` of them computed. */
export function zeroRows(states: Uint8Array, columns: number, filled: number): readonly ZeroRow[] {
  const rows = Array.from({ length: states.length / columns }, (_, unit) => {
    const cells = states.subarray(unit * columns, (unit + 1) * columns);
    // Beside a NaN that the silenced unit leaves, a row is no row of zeros.
    return { unit, state: cells.includes(0) ? 'value' : (cellStates[cells[0] ?? 0] ?? 'value') };
  });
  return rows.filter((row): row is ZeroRow => row.state !== 'value' && (row.unit + 1) * columns <= filled);
}

/** How the first `count` samples meet a unit, with or without the mask. */
export function reachOf({ samples }: UnitReach, count: number, form: DeltaForm): UnitReach {
  const met = samples.slice(0, count).map((state) => deltaState(state, form));
  const counts: Record<CellState, number> = { value: 0, dropped: 0, dead: 0, 'dropped-dead': 0 };
  for (const state of met) counts[state] += 1;
  return { samples: met, counts, silent: silentReason(met) };
}

/** The most a text of 11 px takes, CSS pixels: a Chinese character is wider than two letters. Padding included. */
function roomOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character > '\u2e80' ? 11.5 : 6.6), 14);
}

/** A text over some columns of a row, from the first of them on. */
export interface PlacedReason {
  readonly text: string;
  readonly first: number;
  readonly columns: number;
}

/**
 * Where the reason of a row stands: the first of `texts` that fits is written whole, at the right end of the row; beside the selected
 * cell if it is in this row, as far as there is room, else over it. Null where no text fits.
 */
export function placeReason(
  texts: readonly string[],
  columns: number,
  cellWidth: number,
  selected: CellPosition['column'] | null,
): PlacedReason | null {
  const needed = (text: string) => Math.ceil(roomOf(text) / cellWidth);
  if (selected !== null) {
    const behind = columns - selected - 1;
    const isBehind = behind >= selected;
    const room = Math.max(behind, selected);
    const text = texts.find((each) => needed(each) <= room);
    if (text !== undefined) {
      const taken = needed(text);
      return { text, first: isBehind ? columns - taken : selected - taken, columns: taken };
    }
  }
  const text = texts.find((each) => needed(each) <= columns);
  return text === undefined ? null : { text, first: columns - needed(text), columns: needed(text) };
}
