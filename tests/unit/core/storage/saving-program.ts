/**
 * Saves in several places at once, in each the numbers 1, 2, 3... as titles, as fast as it can, until it is killed, and tells
 * the place and the number of each save. Arguments: what saves (`file` or `window`), the folder, and the number to go on after.
 */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '#core/storage/disk/write-atomically.ts';
import { autosavingWindow, files, placeCount, savedParts, savedNotes, type SavedParts } from './autosaved.ts';

const [what, folder = '', after] = process.argv.slice(2);

async function saveForEver(place: number): Promise<void> {
  const window = autosavingWindow(folder);
  const path = join(folder, `${place}.dropoutlab`);
  const save = (parts: SavedParts): unknown =>
    what === 'file'
      ? writeAtomically(path, files.writeExperiment(parts))
      : window.autosave(parts, new AbortController().signal);

  for (let number = Number(after) + 1; ; number++) {
    await save(savedParts(`${place} ${number}`, savedNotes));
    writeSync(1, `${place} ${number}\n`);
  }
}

await Promise.all(Array.from({ length: placeCount }, (_, place) => saveForEver(place)));
