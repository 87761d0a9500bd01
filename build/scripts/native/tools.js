import { runProcess } from '../run-process.js';

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
 * The tools a source needs and what each is called, in the order in which one would install them.
 *
 * @param {'archive' | 'wheel'} kind
 * @returns {readonly (readonly [name: string, command: string, parameters: readonly string[]])[]}
 */
const needed = (kind) => [
  ['a C++ compiler (g++)', 'g++', ['--version']],
  ['strip (binutils)', 'strip', ['--version']],
  ...(kind === 'archive'
    ? /** @type {const} */ ([['tar', 'tar', ['--version']]])
    : /** @type {const} */ ([['Python with pip (python3 -m pip)', 'python3', ['-m', 'pip', '--version']]])),
];

/**
 * @param {'archive' | 'wheel'} kind
 * @throws Error that names every tool that is missing
 */
export async function requireTools(kind) {
  /** @type {string[]} */
  const missing = [];
  for (const [name, command, parameters] of needed(kind)) {
    const { code } = await runProcess(command, parameters, { output: 'capture' });
    if (code !== 0) missing.push(name);
  }
  if (missing.length > 0) throw new Error(`it needs ${missing.join(' and ')}, which this system does not have`);
}
