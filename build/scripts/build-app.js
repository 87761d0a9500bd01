import { join } from 'node:path';
import { top } from './places.js';
import { runNode } from './run-process.js';
import { forgetBuilt, isStale, noteBuilt, sourcesNow } from './stale.js';

/**
 * Builds the window, the programs for Node and the preload script.
 *
 * @param {import('./run-process.js').Output} output
 * @returns {Promise<boolean>} false when the build failed
 */
export async function buildApp(output) {
  const sources = await sourcesNow();
  await forgetBuilt();
  const quiet = output === 'stderr' ? ['--logLevel', 'warn'] : [];
  const vite = join(top, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code } = await runNode(vite, ['build', '--app', '-c', 'build/vite.config.ts', ...quiet], { output });
  if (code === 0) await noteBuilt(sources);
  return code === 0;
}

/**
 * Builds if the sources have changed since the last build. Nothing is said on standard output.
 *
 * @returns {Promise<boolean>} false when the build failed
 */
export async function buildIfStale() {
  if (!(await isStale())) return true;
  console.error('Building ...');
  return buildApp('stderr');
}
