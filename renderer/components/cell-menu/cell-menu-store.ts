import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { useProjectorStore } from '../../stores/projector-store.ts';
import type { Selection } from '../../stores/view-store.ts';

/** A menu that is open. */
interface OpenCellMenu {
  readonly cell: Selection;
  /** Where it was asked for: CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
  /** What had the focus, and has it again. */
  readonly before: Element | null;
}

/** The menu of a cell of the step: asked for by the right button, the menu key or a long press. */
export const useCellMenuStore = defineStore('cell-menu', () => {
  const projector = useProjectorStore();
  const menu = shallowRef<OpenCellMenu | null>(null);

  /** Opens it instead of the browser's. In the projector view there is nothing for it to do. */
  function open(cell: Selection, { x, y }: { readonly x: number; readonly y: number }, event: Event): void {
    if (projector.isOn) return;
    event.preventDefault();
    menu.value = { cell, x, y, before: document.activeElement };
  }

  function close(): void {
    menu.value = null;
  }

  return { menu, open, close };
});
