import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.js';
import { installIfMissing } from './install.js';
import { builtCheck, builtHost, builtTrace, dist, top } from './places.js';
import { runNode, wasInterrupted } from './run-process.js';

/** Everything a build is made of. */
export const sources = ['shared', 'electron', 'renderer', 'build/vite.config.ts', 'package.json', 'package-lock.json'];

/** Holds the fingerprint of the sources that the present build was made of. */
const stamp = join(dist, 'build-stamp');

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
  // Whoever asks, tests too, is given what users get.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { code } = await runNode(vite, ['build', '--app', '-c', 'build/vite.config.ts', ...quiet], { output, env });
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
