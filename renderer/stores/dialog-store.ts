import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

/** The dialogs that are as large as a screen. */
export type Dialog = 'import' | 'worksheet';

/** Which large dialog is open: one at a time, opened from menus and by files that are dropped. */
export const useDialogStore = defineStore('dialog', () => {
  const dialog = ref<Dialog | null>(null);
  /** The file of the table the import dialog was opened with. */
  const tableFile = shallowRef<File | null>(null);

  function openImport(file: File | null = null): void {
    tableFile.value = file;
    dialog.value = 'import';
  }

  function openWorksheet(): void {
    dialog.value = 'worksheet';
  }

  function close(): void {
    dialog.value = null;
  }

  return { dialog, tableFile, openImport, openWorksheet, close };
});
