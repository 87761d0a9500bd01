import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { builtCheck, builtHost, builtTrace, dist, top } from './places.js';

/** Everything a build is made of. */
const sources = ['shared', 'electron', 'renderer', 'build/vite.config.ts', 'package.json', 'package-lock.json'];
const stamp = join(dist, 'build-stamp');

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
 * A fingerprint of contents, not of times: a fresh clone and a switch of branches change every time, whatever they hold.
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

/** True when what is built was not built from the sources as they are. */
export async function isStale() {
  if (![builtHost, builtTrace, builtCheck].every((file) => existsSync(file))) return true;
  const built = await readFile(stamp, 'utf8').catch(() => '');
  return built !== (await fingerprint(top, sources));
}

/** The fingerprint of the sources, to be noted by `noteBuilt` when the build that starts now has succeeded. */
export const sourcesNow = () => fingerprint(top, sources);

/** From now on what is built is nobody's: a build begins, and may fail half-way or go on watching. */
export const forgetBuilt = () => rm(stamp, { force: true });

/** @param {string} built what `sourcesNow` gave before the build */
export async function noteBuilt(built) {
  await mkdir(dist, { recursive: true });
  await writeFile(stamp, built);
}
