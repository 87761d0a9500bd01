import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { WeightsPreview } from '#shared/contract/import-contract.ts';

/** The dialogs that are as large as a screen. */
export type Dialog = 'import' | 'weights' | 'worksheet' | 'own-work' | 'keys' | 'about';

/** A file of weights, and what is in it. */
export interface GivenWeights {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly preview: WeightsPreview;
}

/** Which large dialog is open: one at a time, opened from menus and by files that are dropped. */
export const useDialogStore = defineStore('dialog', () => {
  const dialog = ref<Dialog | null>(null);
  /** Whether the form of the settings is open, at the chips of the top bar. */
  const isFormOpen = ref(false);
  /** The file of the table the import dialog was opened with. */
  const tableFile = shallowRef<File | null>(null);

  function openImport(file: File | null = null): void {
    tableFile.value = file;
    dialog.value = 'import';
  }

  /** The weights their dialog was opened with. */
  const weights = shallowRef<GivenWeights | null>(null);

  function openWeights(given: GivenWeights): void {
    weights.value = given;
    dialog.value = 'weights';
  }

  function openWorksheet(): void {
    dialog.value = 'worksheet';
  }

  /** A dialog with what was chosen in it stays where it is. */
  function openKeys(): void {
    dialog.value ??= 'keys';
  }

  /** Prints the worksheet that is open; null while none is, or nothing is on it. */
  const printSheet = shallowRef<(() => unknown) | null>(null);

  function openAbout(): void {
    dialog.value ??= 'about';
  }

  function close(): void {
    dialog.value = null;
  }

  return {
    dialog,
    isFormOpen,
    tableFile,
    weights,
    openImport,
    openWeights,
    openWorksheet,
    openKeys,
    openAbout,
    printSheet,
    close,
  };
});
