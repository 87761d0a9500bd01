import { autosaveHandlers, type AutosaveHandlers } from '#core/experiments/autosave-handlers.ts';
import { AutosaveSlot } from '#core/experiments/autosave-slot.ts';
import { diskStorage } from '#core/storage/disk/disk-storage.ts';
import { drawnData } from '#shared/data-source.ts';
import type { OpenedExperiment } from '#shared/contract/file-contract.ts';
import { experimentDocumentSchema } from '#shared/experiment/experiment-document.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { plainParts } from '../../shared/experiment/plain-parts.ts';

const state = { hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps: 7 };

export type SavedParts = Parameters<AutosaveHandlers['autosave']>[0];

/** What a window adds to the experiment: only the title and the length of the notes matter here. */
export function savedParts(title: string, noteCharacters = 0): SavedParts {
  return {
    ...plainParts,
    title,
    notes: 'n'.repeat(noteCharacters),
    view: { ...plainParts.view, step: 7, tensor: 'hidden' },
  };
}

/** The file of such an experiment, and what it holds. */
export const files = {
  writeExperiment: (parts: SavedParts): Uint8Array => new TextEncoder().encode(JSON.stringify({ ...parts, state })),
  readExperiment: ({ file }: { file: Uint8Array }): OpenedExperiment => {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
    return { ...experimentDocumentSchema.parse(JSON.parse(text)), engine: null };
  },
};

/** A window that saves by itself in `home`. */
export function autosavingWindow(home: string) {
  const storage = diskStorage(() => home);
  const slot = new AutosaveSlot(storage.createSlot());
  return {
    ...autosaveHandlers(storage, slot, files),
    release: () => {
      slot.release();
    },
  };
}

/** In how many places the saving program saves at once, and how long its notes are: they take a while to write. */
export const placeCount = 10;
export const savedNotes = 50_000;
