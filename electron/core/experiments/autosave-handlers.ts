import { readFile } from 'node:fs/promises';
import type { fileContract, RecoverableExperiment } from '#shared/contract/file-contract.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { throwIfCancelled } from '../request-errors.ts';
import type { AutosaveSlot } from './autosave-slot.ts';
import { asAutosaveFolderError } from './file-errors.ts';
import { discardSlot, leftSlot, leftSlots, type LeftSlot } from './left-slots.ts';

type FileHandlers = Handlers<typeof fileContract>;
type AutosaveName = 'autosave' | 'forgetAutosave' | 'listRecoverable' | 'readRecoverable' | 'discardRecoverable';
export type AutosaveHandlers = Pick<FileHandlers, AutosaveName>;

/** A generation that can be read. */
interface Recovered {
  readonly savedAtMs: number;
  readonly file: Uint8Array;
  readonly document: ExperimentDocument;
}

async function inFolder<Result>(done: Promise<Result>): Promise<Result> {
  return done.catch((thrown: unknown) => {
    throw asAutosaveFolderError(thrown);
  });
}

/**
 * The handlers of the requests that save by themselves and find again what was saved.
 * @param slot where this window saves.
 * @param files the present experiment as a file, and what a file holds: an autosaved file is one like any other.
 */
export function autosaveHandlers(
  slot: AutosaveSlot,
  files: Pick<FileHandlers, 'writeExperiment' | 'readExperiment'>,
): AutosaveHandlers {
  /** The latest generation that can be read; null when none can, as when a newer version of the app has written them all. */
  async function recover({ generations }: LeftSlot, signal: AbortSignal): Promise<Recovered | null> {
    for (const { path, savedAtMs } of generations) {
      throwIfCancelled(signal);
      try {
        const file = new Uint8Array(await readFile(path));
        return { savedAtMs, file, document: await files.readExperiment({ file }, signal) };
      } catch {
        // A damaged one: the one before it may be whole.
      }
    }
    return null;
  }

  async function demandLeft(id: string): Promise<LeftSlot> {
    const left = await inFolder(leftSlot(slot.home(), id));
    if (left === null || left.generations.length === 0) {
      throw new LabError('invalid-input', 'This autosaved experiment is not there any more.');
    }
    return left;
  }

  return {
    async autosave(parts, signal) {
      const bytes = Promise.resolve(files.writeExperiment(parts, signal));
      return { savedAt: new Date(await slot.save(bytes)).toISOString() };
    },
    async forgetAutosave() {
      await inFolder(slot.forget());
      return {};
    },
    async listRecoverable(_, signal) {
      const list: RecoverableExperiment[] = [];
      for (const left of await inFolder(leftSlots(slot.home()))) {
        const recovered = await recover(left, signal);
        if (recovered === null) continue;
        const { title, state } = recovered.document;
        const savedAt = new Date(recovered.savedAtMs).toISOString();
        list.push({ id: left.id, title, savedAt, completedSteps: state.completedSteps });
      }
      return list;
    },
    async readRecoverable({ id }, signal) {
      const recovered = await recover(await demandLeft(id), signal);
      if (recovered === null) throw new LabError('invalid-input', 'This autosaved experiment cannot be read.');
      return recovered.file;
    },
    async discardRecoverable({ id }) {
      await inFolder(discardSlot(slot.home(), await demandLeft(id)));
      return {};
    },
  };
}
