import { spawn } from 'node:child_process';
import { onNpmGone } from './parent.js';
import { top } from './places.js';

/**
 * Where a started program writes: `inherit` shares our streams; `stderr` sends both of its streams to our standard error;
 * `capture` collects both as one text.
 *
 * @typedef {'inherit' | 'stderr' | 'capture'} Output
 * @typedef {{ readonly code: number, readonly text: string }} Outcome
 * @typedef {{ output?: Output, env?: NodeJS.ProcessEnv, shell?: boolean, cwd?: string, timeoutMs?: number }} Options
 */

/** @type {Record<Output, import('node:child_process').StdioOptions>} */
const streams = {
  inherit: 'inherit',
  stderr: ['ignore', 2, 2],
  capture: ['ignore', 'pipe', 'pipe'],
};

/** @typedef {{ readonly program: import('node:child_process').ChildProcess, readonly leadsGroup: boolean }} Child */

/** @type {Set<Child>} */
const running = new Set();
let interrupted = false;
/** @type {() => void} */
let wake = () => undefined;

/** Resolves once somebody asks us to stop. @type {Promise<void>} */
export const whenInterrupted = new Promise((resolve) => {
  wake = resolve;
});

/** True once somebody asked us to stop. Nothing new may be started then. */
export const wasInterrupted = () => interrupted;

/** Windows has no process groups: `kill` ends one program there, at once. */
const hasGroups = process.platform !== 'win32';

/**
 * Passes a signal on. A program that leads a group gets it together with all that it started, because npm does not pass
 * signals on to its grandchildren; one that shares our terminal gets it alone.
 *
 * @param {Child} child
 * @param {NodeJS.Signals} signal
 */
function tell({ program, leadsGroup }, signal) {
  if (program.pid === undefined) return;
  try {
    process.kill(leadsGroup ? -program.pid : program.pid, signal);
  } catch {
    // It has ended in the meantime.
  }
}

/** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
function interrupt(signal) {
  interrupted = true;
  wake();
  // On Windows Ctrl+C reaches every program of the console by itself.
  if (process.platform === 'win32' && signal === 'SIGINT') return;
  for (const child of running) tell(child, signal);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, interrupt);
onNpmGone(() => interrupt('SIGTERM'));

/**
 * Runs a program until it ends, in the project's folder unless `cwd` names another. A signal we receive is passed on to it,
 * and we wait until it has ended.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {Options} [options]
 * @returns {Promise<Outcome>} code 127 when the program cannot be started, 1 when a signal ended it
 */
export function runProcess(
  command,
  parameters,
  { output = 'inherit', env = process.env, shell = false, cwd = top, timeoutMs } = {},
) {
  return new Promise((resolve) => {
    const leadsGroup = output !== 'inherit' && hasGroups;
    const program = spawn(command, parameters, { cwd, stdio: streams[output], env, shell, detached: leadsGroup });
    const child = { program, leadsGroup };
    running.add(child);
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => tell(child, 'SIGTERM'), timeoutMs);
    let text = '';
    for (const stream of [program.stdout, program.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ piece) => (text += piece));
    }
    /** @param {Outcome} outcome */
    const end = (outcome) => {
      clearTimeout(timer);
      running.delete(child);
      resolve(outcome);
    };
    program.once('error', (error) => end({ code: 127, text: error.message }));
    program.once('close', (code) => end({ code: code ?? 1, text }));
  });
}

/**
 * Runs a tool quietly.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {number} [timeoutMs]
 * @throws Error with the line of its output that names the error, else with the last one
 */
export async function runTool(command, parameters, timeoutMs) {
  const limit = timeoutMs === undefined ? {} : { timeoutMs };
  const { code, text } = await runProcess(command, parameters, { output: 'capture', ...limit });
  if (code === 0) return;
  const lines = text.trim().split('\n');
  const telling = lines.find((line) => /\berror\b/i.test(line)) ?? lines.at(-1) ?? '';
  throw new Error(`${command} ended with code ${code}: ${telling.trim()}`);
}

/**
 * Runs a program written for Node with the Node that runs us.
 *
 * @param {string} file
 * @param {readonly string[]} parameters
 * @param {Options} [options]
 */
export const runNode = (file, parameters, options) => runProcess(process.execPath, [file, ...parameters], options);

/**
 * Runs npm: the one that runs us where there is one, else the one on the path.
 *
 * @param {readonly string[]} parameters
 * @param {Options} [options]
 */
export function npm(parameters, options) {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('npm-cli.js')) return runNode(running, parameters, options);
  // On Windows npm is a batch file, which only a shell can run.
  return runProcess('npm', parameters, { ...options, shell: process.platform === 'win32' });
}
