import { spawn } from 'node:child_process';
import { onNpmGone } from './parent.js';
import { top } from './places.js';

/**
 * How a started program is seen: `inherit` shares our streams; `stderr` keeps our standard output free of anything it
 * says; `capture` collects both of its streams as one text.
 *
 * @typedef {'inherit' | 'stderr' | 'capture'} Output
 * @typedef {{ readonly code: number, readonly text: string }} Outcome
 * @typedef {{ output?: Output, env?: NodeJS.ProcessEnv, shell?: boolean, timeoutMs?: number }} Options
 */

/** @type {Record<Output, import('node:child_process').StdioOptions>} */
const streams = {
  inherit: 'inherit',
  stderr: ['ignore', 2, 2],
  capture: ['ignore', 'pipe', 'pipe'],
};

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let interrupted = false;

/** True once somebody asked us to stop: whatever comes next is not started any more. */
export const wasInterrupted = () => interrupted;

/** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
function interrupt(signal) {
  interrupted = true;
  // Windows has no signals: `kill` ends a program at once, and Ctrl+C reaches every program of the console by itself.
  if (process.platform === 'win32' && signal === 'SIGINT') return;
  for (const child of running) child.kill(signal);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, interrupt);
onNpmGone(() => interrupt('SIGTERM'));

/**
 * Runs a program in the project's folder until it ends. A signal we receive is passed on to it, and waited for.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {Options} [options]
 * @returns {Promise<Outcome>} code 127 when the program cannot be started, 1 when a signal ended it
 */
export function runProcess(
  command,
  parameters,
  { output = 'inherit', env = process.env, shell = false, timeoutMs } = {},
) {
  return new Promise((resolve) => {
    const timeout = timeoutMs === undefined ? {} : { timeout: timeoutMs };
    const child = spawn(command, parameters, { cwd: top, stdio: streams[output], env, shell, ...timeout });
    running.add(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ piece) => (text += piece));
    }
    child.once('error', (error) => {
      running.delete(child);
      resolve({ code: 127, text: error.message });
    });
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, text });
    });
  });
}

/**
 * Runs a program written for Node with the Node that runs us.
 *
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {Options} [options]
 */
export const runNode = (file, parameters, options) => runProcess(process.execPath, [file, ...parameters], options);
