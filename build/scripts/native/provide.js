import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runProcess, wasInterrupted } from '../run-process.js';
import { buildAddon, probeNative, replaceNative } from './addon.js';
import { libraryFromArchive, libraryFromWheel } from './library.js';
import { toolchainFor } from './toolchains.js';

/**
 * @typedef {{
 *   readonly packageFolder: string,
 *   readonly sources: readonly import('./sources.js').Source[],
 *   readonly say: (line: string) => void,
 *   readonly limits?: import('./download.js').TimeLimits,
 *   readonly pipOptions?: readonly string[],
 * }} NativeOptions `limits` and `pipOptions` are for tests, which have no network
 * @typedef {{ readonly version: string, readonly from: string }} Provided `from` is empty when it was there already
 */

/**
 * The tools a source needs and what each is called, in the order in which one would install them.
 *
 * @param {'archive' | 'wheel'} kind
 * @returns {readonly (readonly [name: string, command: string, parameters: readonly string[]])[]}
 */
const needed = (kind) => [
  ...toolchainFor(process.platform).tools,
  ...(kind === 'archive'
    ? /** @type {const} */ ([['tar', 'tar', ['--version']]])
    : /** @type {const} */ ([['Python with pip (python3 -m pip)', 'python3', ['-m', 'pip', '--version']]])),
];

/**
 * @param {'archive' | 'wheel'} kind
 * @throws Error that names every tool that is missing
 */
async function requireTools(kind) {
  /** @type {string[]} */
  const missing = [];
  for (const [name, command, parameters] of needed(kind)) {
    const { code } = await runProcess(command, parameters, { output: 'capture' });
    if (code !== 0) missing.push(name);
  }
  if (missing.length > 0) throw new Error(`it needs ${missing.join(' and ')}, which this system does not have`);
}

/**
 * @param {import('./sources.js').Source} source
 * @param {string} work
 * @param {NativeOptions} options
 */
async function buildFrom(source, work, { packageFolder, limits, pipOptions }) {
  await requireTools(source.kind);
  const library =
    source.kind === 'archive'
      ? await libraryFromArchive(source, work, limits)
      : await libraryFromWheel(source, work, pipOptions);
  const staged = join(work, 'staged');
  await buildAddon(packageFolder, library, source.libraries, staged);
  const probed = await probeNative(staged);
  if ('fault' in probed) throw new Error(`what was built cannot be used: ${probed.fault}`);
  await replaceNative(staged, packageFolder, join(work, 'previous'));
  return probed.version;
}

/**
 * Sees to it that tfjs-node's native part loads: as it is, or built from the first source that works. It is built in a
 * folder of its own and put in place only when it loads; on failure everything stays as it was.
 *
 * @param {NativeOptions} options
 * @returns {Promise<Provided | { readonly fault: string }>} TensorFlow's version and the source, or why the last source
 * failed (without sources: what is wrong with what is there)
 */
export async function provideNative(options) {
  const { packageFolder, sources, say } = options;
  const present = await probeNative(packageFolder);
  if ('version' in present) return { version: present.version, from: '' };
  let { fault } = present;
  // Inside the package, hence on the same disk. A run that was killed leaves it behind, and the next one removes it.
  const work = join(packageFolder, '.native');
  for (const source of sources) {
    if (wasInterrupted()) break;
    say(`Trying ${source.title} ...`);
    try {
      await rm(work, { recursive: true, force: true });
      await mkdir(work);
      return { version: await buildFrom(source, work, options), from: source.title };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(`  ${reason}.`);
      fault = `${source.title}: ${reason}`;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  return { fault };
}
