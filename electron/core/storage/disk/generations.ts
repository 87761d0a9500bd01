import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SavedGeneration } from '../storage.ts';
import { systemCode } from './file-errors.ts';
import { whileHeld } from './while-held.ts';
import { writeAtomically } from './write-atomically.ts';

/** The latest generation is number 1; a new one is number 0 until the others have moved up. */
const generationName = (index: number): string => `${index}.dropoutlab`;

/** How many generations a slot keeps. */
const keptGenerations = 3;

/**
 * Adds a generation and drops the fourth. At every moment the slot holds the latest acknowledged generation, whole: the new one is
 * on the disk under a name of its own before the others move up, and they move one by one, the oldest first.
 * @returns when it was written, in milliseconds since 1970.
 * @throws LabError `file-failed`.
 */
export async function addGeneration(slot: string, bytes: Uint8Array): Promise<number> {
  const path = (index: number): string => join(slot, generationName(index));
  await writeAtomically(path(0), bytes, null);
  for (let index = keptGenerations - 1; index >= 0; index--) {
    await whileHeld(() => rename(path(index), path(index + 1))).catch((thrown: unknown) => {
      if (systemCode(thrown) !== 'ENOENT') throw thrown; // there are not that many yet
    });
  }
  return (await stat(path(1))).mtimeMs;
}

/**
 * The generations in a slot, the latest first; none when there is no such slot. They are looked for in the order in which they move up,
 * so that none is missed.
 */
export async function generationsIn(slot: string): Promise<readonly SavedGeneration[]> {
  const found: SavedGeneration[] = [];
  for (let index = 0; index <= keptGenerations; index++) {
    const path = join(slot, generationName(index));
    const file = await stat(path).catch(() => null);
    if (file === null) continue;
    found.push({ savedAtMs: file.mtimeMs, read: async () => new Uint8Array(await readFile(path)) });
  }
  return found;
}
