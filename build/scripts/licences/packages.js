import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder of the package a module belongs to, or null for a module of our own. Of packages within packages it is the
 * innermost, as that is where the module comes from.
 *
 * @param {string} id as the bundler names a module: a path, perhaps with a zero byte before it and a query behind
 */
export function packageFolder(id) {
  const path = id
    .replaceAll('\\', '/')
    .replace(/^\0+/, '')
    .replace(/[?#].*$/, '');
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null;
}

/**
 * The folders of the packages that are packed as they are: all that the lock file does not call a tool of the developers.
 *
 * @param {string} top the project's folder
 * @returns {Promise<string[]>}
 */
export async function packedFolders(top) {
  /** @type {unknown} */
  const lock = JSON.parse(await readFile(join(top, 'package-lock.json'), 'utf8'));
  const { packages } = /** @type {{ packages: Record<string, { dev?: boolean }> }} */ (lock); // npm wrote it
  return Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true)
    .map(([folder]) => join(top, folder));
}
