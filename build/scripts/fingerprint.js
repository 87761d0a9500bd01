import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files of a folder and all below it, or the file itself.
 *
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function filesOf(path) {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  const found = await Promise.all(entries.map(({ name }) => filesOf(join(path, name))));
  return found.flat().sort();
}

/**
 * A fingerprint of names and contents. Times of files say nothing: a fresh clone and a switch of branches change them all.
 *
 * @param {string} folder
 * @param {readonly string[]} paths files and folders in it
 */
export async function fingerprint(folder, paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesOf(join(folder, path))) {
      hash
        .update(file.slice(folder.length))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}
