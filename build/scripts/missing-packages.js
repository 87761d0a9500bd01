import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The part of npm's lock files that is read here.
 *
 * @typedef {{ readonly version?: string, readonly optional?: boolean }} LockedPackage
 * @typedef {{ readonly packages?: Readonly<Record<string, LockedPackage>> }} LockFile
 */

/**
 * @param {string} path
 * @returns {Promise<LockFile>} empty when there is no such file
 */
async function readLockFile(path) {
  try {
    /** @type {unknown} */
    const content = JSON.parse(await readFile(path, 'utf8'));
    return /** @type {LockFile} */ (content); // npm wrote it
  } catch {
    return {};
  }
}

/**
 * The packages of the lock file that are not installed in the version it names, by what npm noted about the last
 * installation. Optional ones are left out, because they may belong to other systems.
 *
 * @param {string} folder of the project
 * @returns {Promise<string[]>}
 */
export async function missingPackages(folder) {
  const locked = await readLockFile(join(folder, 'package-lock.json'));
  const installed = await readLockFile(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(locked.packages ?? {})
    .filter(([path, { optional }]) => path !== '' && optional !== true)
    .filter(([path, { version }]) => installed.packages?.[path]?.version !== version)
    .map(([path]) => path);
}
