import { runNode, runProcess } from './run-process.js';

/**
 * Runs npm: the one that runs us where there is one, else the one on the path.
 *
 * @param {readonly string[]} parameters
 * @param {import('./run-process.js').Options} [options]
 */
export function npm(parameters, options) {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('npm-cli.js')) return runNode(running, parameters, options);
  // On Windows npm is a batch file, which only a shell can run.
  return runProcess('npm', parameters, { ...options, shell: process.platform === 'win32' });
}
