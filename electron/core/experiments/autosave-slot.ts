import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '#shared/lab-error.ts';
import { dataFolder } from './data-folder.ts';
import { asFileError } from './file-errors.ts';
import { addGeneration } from './generations.ts';
import { discardOldestSlots, lockOf } from './left-slots.ts';
import { slotLock, type SlotLock } from './slot-lock.ts';

/** The place of one window among the autosaved experiments. Nothing is on the disk before the first `save`. */
export interface AutosaveSlot {
  /** The folder of all slots. */
  readonly home: () => string;
  /**
   * Saves a generation; saves and forgets happen one after the other, in the order of the calls.
   * @returns when it was saved, in milliseconds since 1970; it is on the disk then.
   * @throws LabError `file-failed`; `disconnected` after `release`; whatever `bytes` was rejected with.
   */
  save(bytes: Promise<Uint8Array>): Promise<number>;
  /** Throws away what this window has saved. */
  forget(): Promise<void>;
  /** The window is gone: what it has saved is left for others to recover. */
  readonly release: () => void;
}

/** A new slot in `home`, by default in the user's data folder. */
export function createAutosaveSlot(home: () => string = () => join(dataFolder(), 'autosave')): AutosaveSlot {
  const id = randomBytes(16).toString('hex');
  let lock: SlotLock | null = null;
  let released = false;
  let last: Promise<unknown> = Promise.resolve();

  /** Runs one after the other; a failure is its caller's, not that of the next. */
  function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = last.then(act);
    last = result.catch(() => undefined);
    return result;
  }

  /** Takes the lock before there is anything to protect: a slot without one is a left one. */
  async function prepare(): Promise<string> {
    if (released) throw new LabError('disconnected', 'The window of this experiment is closed.');
    const isFirst = lock === null;
    lock ??= slotLock(lockOf(home(), id));
    lock.hold();
    if (isFirst) await discardOldestSlots(home()).catch(() => undefined); // their remains are no reason not to save
    const slot = join(home(), id);
    await mkdir(slot, { recursive: true, mode: 0o700 });
    return slot;
  }

  return {
    home,
    save(bytes) {
      bytes.catch(() => undefined); // thrown below, when its turn comes
      return inTurn(async () => {
        const written = await bytes;
        try {
          return await addGeneration(await prepare(), written);
        } catch (thrown) {
          throw asFileError(thrown, 'The autosaved experiment');
        }
      });
    },
    forget: () =>
      inTurn(async () => {
        if (lock !== null) await rm(join(home(), id), { recursive: true, force: true, maxRetries: 5 });
      }),
    release() {
      released = true;
      lock?.release();
    },
  };
}
