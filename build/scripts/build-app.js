import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installIfMissing } from './install.js';
import { builtCheck, builtHost, builtTrace, dist, top } from './places.js';
import { runNode, wasInterrupted } from './run-process.js';

/** Everything a build is made of. */
const sources = ['shared', 'electron', 'renderer', 'build/vite.config.ts', 'package.json', 'package-lock.json'];

/** Holds the fingerprint of the sources that the present build was made of. */
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

/** True when the present build was not made of the sources as they are now, or is not there. */
async function isStale() {
  if (![builtHost, builtTrace, builtCheck].every((file) => existsSync(file))) return true;
  const built = await readFile(stamp, 'utf8').catch(() => '');
  return built !== (await fingerprint(top, sources));
}

/** Called before building: a build that fails half-way or goes on watching must not count as one of known sources. */
export const forgetBuilt = () => rm(stamp, { force: true });

/**
 * Builds the window, the programs for Node and the preload script.
 *
 * @param {import('./run-process.js').Output} output
 * @returns {Promise<boolean>} false when the build failed
 */
export async function buildApp(output) {
  // Taken before the build: what is edited while it runs makes it stale.
  const builtFrom = await fingerprint(top, sources);
  await forgetBuilt();
  const quiet = output === 'stderr' ? ['--logLevel', 'warn'] : [];
  const vite = join(top, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code } = await runNode(vite, ['build', '--app', '-c', 'build/vite.config.ts', ...quiet], { output });
  if (code !== 0) return false;
  await mkdir(dist, { recursive: true });
  await writeFile(stamp, builtFrom);
  return true;
}

/**
 * Builds if the sources have changed since the last build. Nothing is written to standard output.
 *
 * @returns {Promise<boolean>} false when the build failed
 */
export async function buildIfStale() {
  if (!(await isStale())) return true;
  console.error('Building ...');
  return buildApp('stderr');
}

/**
 * Installs what is missing and builds what is stale; progress goes to standard error. Ends the program with 1 when this
 * fails, and with 0 when the user stopped it meanwhile.
 */
export async function prepare() {
  const ready = (await installIfMissing()) && !wasInterrupted() && (await buildIfStale());
  if (wasInterrupted()) process.exit(0);
  if (!ready) process.exit(1);
}
