import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StorageSlot } from '../storage.ts';
import { asAutosaveFolderError, asFileError } from './file-errors.ts';
import { addGeneration } from './generations.ts';
import { discardOldestSlots, lockOf } from './left-slots.ts';
import { slotLock, type SlotLock } from './slot-lock.ts';
import { makeSlot } from './slot-order.ts';

/** A new slot in the folder `home`: a folder of its own, and beside it the lock that says that its window lives. */
export function diskSlot(home: () => string): StorageSlot {
  const id = randomBytes(16).toString('hex');
  let lock: SlotLock | null = null;

  /** Takes the lock before anything is saved: a slot without a lock counts as left. */
  async function prepare(): Promise<string> {
    const isFirst = lock === null;
    lock ??= slotLock(lockOf(home(), id));
    lock.hold();
    if (isFirst) await discardOldestSlots(home()).catch(() => undefined); // that old ones could not be removed is no reason not to save
    const slot = join(home(), id);
    await makeSlot(home(), slot);
    return slot;
  }

  return {
    async save(bytes) {
      try {
        return await addGeneration(await prepare(), bytes);
      } catch (thrown) {
        throw asFileError(thrown, null);
      }
    },
    async clear() {
      if (lock === null) return;
      try {
        await rm(join(home(), id), { recursive: true, force: true, maxRetries: 5 });
      } catch (thrown) {
        throw asAutosaveFolderError(thrown);
      }
    },
    release() {
      lock?.release();
    },
  };
}
