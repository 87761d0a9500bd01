import { useEventListener } from '@vueuse/core';
import type { Ref } from 'vue';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** Whether a number begins with it. */
function beginsNumber({ key }: KeyboardEvent): boolean {
  switch (key) {
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
    case '+':
    case '-':
    case '.':
    case ',':
      return true;
    default:
      return false;
  }
}

/**
 * Who types a number on a selected cell, as in a spreadsheet, types it into the field of that cell.
 * @param field null where there is none.
 * @param tensor whose cell is selected.
 * @returns what gives the keyboard back to the matrix it came from, if it came from one.
 */
export function useTypedOver(field: Readonly<Ref<HTMLInputElement | null>>, tensor: () => TensorName): () => void {
  let from: HTMLElement | null = null;

  useEventListener(document, 'keydown', (event) => {
    const input = field.value;
    if (!input || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const grid = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role=grid]') : null;
    if (!grid?.closest(`[data-tensor="${tensor()}"]`) || !beginsNumber(event)) return;
    from = grid;
    // The key is typed where the keyboard is then, in the place of what is selected.
    input.focus();
    input.select();
  });

  // Who has gone elsewhere does not come back.
  useEventListener(field, 'blur', () => (from = null));

  return () => from?.focus();
}
