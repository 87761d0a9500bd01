import { setTimeout as pause } from 'node:timers/promises';
import { systemCode } from './file-errors.ts';

const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** The pauses between attempts in milliseconds, together about a second. */
const pausesMs = [10, 20, 40, 80, 160, 320, 400];

/**
 * Does something to a file, several times if need be: on Windows a virus scanner or an indexer holds a new file for some
 * milliseconds, and whoever renames it then is refused. Elsewhere the same codes are final and are thrown at once.
 */
export async function whileHeld<Result>(act: () => Promise<Result>, system = process.platform): Promise<Result> {
  if (system !== 'win32') return act();
  for (const pauseMs of pausesMs) {
    try {
      return await act();
    } catch (thrown) {
      if (!heldCodes.has(systemCode(thrown))) throw thrown;
      await pause(pauseMs);
    }
  }
  return act();
}
