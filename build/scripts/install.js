import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.js';
import { top } from './places.js';

/**
 * @typedef {{ readonly version?: string, readonly optional?: boolean }} LockedPackage
 * @typedef {{ readonly packages?: Readonly<Record<string, LockedPackage>> }} LockFile
 */

/**
 * The packages of the lock file that are not installed in the version it names. Optional ones belong to other systems.
 *
 * @param {LockFile} locked package-lock.json
 * @param {LockFile} installed what npm noted about the last installation
 * @returns {string[]}
 */
export function missingPackages(locked, installed) {
  return Object.entries(locked.packages ?? {})
    .filter(([path, { optional }]) => path !== '' && optional !== true)
    .filter(([path, { version }]) => installed.packages?.[path]?.version !== version)
    .map(([path]) => path);
}

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
 * Installs the packages the lock file asks for, if any is missing. Nothing is said on standard output.
 *
 * @returns {Promise<boolean>} false when they cannot be had
 */
export async function installIfMissing() {
  const locked = await readLockFile(join(top, 'package-lock.json'));
  const installed = await readLockFile(join(top, 'node_modules', '.package-lock.json'));
  if (missingPackages(locked, installed).length === 0) return true;
  console.error('Installing the packages of package-lock.json (npm ci) ...');
  const { code } = await npm(['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
    output: 'stderr',
  });
  return code === 0;
}
