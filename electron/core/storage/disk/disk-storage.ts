import { join } from 'node:path';
import type { LabStorage, LeftSlot } from '../storage.ts';
import { dataFolder } from './data-folder.ts';
import { diskSlot } from './disk-slot.ts';
import { asAutosaveFolderError } from './file-errors.ts';
import { discardSlot, leftSlot, leftSlots } from './left-slots.ts';

async function inFolder<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (thrown) {
    throw asAutosaveFolderError(thrown);
  }
}

/** A window that ended before its first save has left a lock and nothing else. */
const holdsAnything = ({ generations }: LeftSlot): boolean => generations.length > 0;

/**
 * Storage on the disk: one folder of the user's, in which each window has a folder of its own, with its generations, and a lock.
 * @param home returns that folder, and is called when it is needed: by default `autosave` in the user's data folder.
 */
export function diskStorage(home: () => string = () => join(dataFolder(), 'autosave')): LabStorage {
  return {
    createSlot: () => diskSlot(home),
    // `home` is called inside, so that what it throws becomes a LabError too.
    leftSlots: () => inFolder(async () => (await leftSlots(home())).filter(holdsAnything)),
    leftSlot: (id) =>
      inFolder(async () => {
        const left = await leftSlot(home(), id);
        return left !== null && holdsAnything(left) ? left : null;
      }),
    discardSlot: ({ id }) => inFolder(async () => discardSlot(home(), id)),
  };
}
