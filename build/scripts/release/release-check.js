import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist, top } from '../places.js';
import { npm } from '../run-process.js';
import { changesOf, electronFaults, releaseFaults } from './release-facts.js';

/** @typedef {{ readonly version: string, readonly devDependencies: Readonly<Record<string, string>> }} Manifest */

/**
 * @param {string} name of a JSON file of the project
 * @returns {Promise<unknown>}
 */
async function read(name) {
  /** @type {unknown} */
  const found = JSON.parse(await readFile(join(top, name), 'utf8'));
  return found;
}

/**
 * `node build/scripts/run.js release-check v1.2.3`: says whether tag, package.json, package-lock.json and CHANGELOG.md agree
 * and Electron is a supported one, and writes what the changelog says of the version to dist/release-notes.md.
 *
 * @param {readonly string[]} parameters the tag
 * @returns {Promise<number>} the exit code: 0 when the version may be published
 */
export async function releaseCheck([tag = '']) {
  const { version, devDependencies } = /** @type {Manifest} */ (await read('package.json'));
  const locked = /** @type {Manifest} */ (await read('package-lock.json'));
  const changelog = await readFile(join(top, 'CHANGELOG.md'), 'utf8');
  const { code, text } = await npm(['view', 'electron', 'version'], { output: 'capture' });
  const latest = /^\d+\.\d+\.\d+$/m.exec(text)?.[0];
  const faults = [
    ...releaseFaults({ tag, version, lockedVersion: locked.version, changelog }),
    ...(code === 0 && latest !== undefined
      ? electronFaults(devDependencies['electron'] ?? '', latest)
      : ['npm could not be asked for the latest Electron.']),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) return 1;
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'release-notes.md'), `${changesOf(changelog, version)?.text ?? ''}\n`);
  console.log(`Version ${version} may be published.`);
  return 0;
}
