import type { fileContract, RecoverableExperiment } from '#shared/contract/file-contract.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { throwIfCancelled } from '../request-errors.ts';
import type { LabStorage, LeftSlot } from '../storage/storage.ts';
import type { AutosaveSlot } from './autosave-slot.ts';
import { isTakenFrom, takeLeft } from './recovery-claims.ts';
import { fault } from '#shared/errors/fault.ts';

type FileHandlers = Handlers<typeof fileContract>;
type AutosaveName = 'autosave' | 'forgetAutosave' | 'listRecoverable' | 'readRecoverable' | 'discardRecoverable';
export type AutosaveHandlers = Pick<FileHandlers, AutosaveName>;

/** A generation that can be read. */
interface Recovered {
  readonly savedAtMs: number;
  readonly file: Uint8Array;
  readonly document: ExperimentDocument;
}

/**
 * The handlers of the requests that save by themselves and find again what was saved.
 * @param storage where the windows that are gone have left what they saved.
 * @param slot where this window saves.
 * @param files the present experiment as a file, and what a file holds: an autosaved file is one like any other.
 */
export function autosaveHandlers(
  storage: LabStorage,
  slot: AutosaveSlot,
  files: Pick<FileHandlers, 'writeExperiment' | 'readExperiment'>,
): AutosaveHandlers {
  /** The latest generation that can be read; null when none can, as when a newer version of the app has written them all. */
  async function recover({ generations }: LeftSlot, signal: AbortSignal): Promise<Recovered | null> {
    for (const generation of generations) {
      throwIfCancelled(signal);
      try {
        const file = await generation.read();
        return { savedAtMs: generation.savedAtMs, file, document: await files.readExperiment({ file }, signal) };
      } catch {
        // A damaged one: the one before it may be whole.
      }
    }
    return null;
  }

  async function demandLeft(id: string): Promise<LeftSlot> {
    const left = await storage.leftSlot(id);
    if (left === null) throw new LabError('invalid-input', fault('autosave-gone'));
    takeLeft(slot, id);
    return left;
  }

  return {
    async autosave(parts, signal) {
      const bytes = Promise.resolve(files.writeExperiment(parts, signal));
      return { savedAt: new Date(await slot.save(bytes)).toISOString() };
    },
    async forgetAutosave() {
      await slot.forget();
      return {};
    },
    async listRecoverable(_, signal) {
      const list: RecoverableExperiment[] = [];
      for (const left of await storage.leftSlots()) {
        const recovered = isTakenFrom(slot, left.id) ? null : await recover(left, signal);
        if (recovered === null) continue;
        const { title, state } = recovered.document;
        const savedAt = new Date(recovered.savedAtMs).toISOString();
        const { completedSteps, hyperparameters, data } = state;
        const tableName = data.kind === 'table' ? data.table.name : null;
        list.push({ id: left.id, title, savedAt, completedSteps, hyperparameters, tableName });
      }
      return list;
    },
    async readRecoverable({ id }, signal) {
      const recovered = await recover(await demandLeft(id), signal);
      if (recovered === null) throw new LabError('invalid-input', fault('autosave-unreadable'));
      return recovered.file;
    },
    async discardRecoverable({ id }) {
      await storage.discardSlot(await demandLeft(id));
      return {};
    },
  };
}
