import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Selection } from '../../stores/view-store.ts';

/** A menu that is open. */
interface OpenCellMenu {
  readonly cell: Selection;
  /** Where it was asked for: CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
}

/** The menu of a cell of the step: asked for by the right button, the menu key or a long press. */
export const useCellMenuStore = defineStore('cell-menu', () => {
  const menu = shallowRef<OpenCellMenu | null>(null);

  /** Opens it instead of the browser's. */
  function open(cell: Selection, event: MouseEvent): void {
    event.preventDefault();
    menu.value = { cell, x: event.clientX, y: event.clientY };
  }

  function close(): void {
    menu.value = null;
  }

  return { menu, open, close };
});
