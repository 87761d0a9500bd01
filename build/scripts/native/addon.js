import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { copyFile, mkdir, readdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { addonPath } from '../places.js';
import { runNode, runTool } from '../run-process.js';
import { toolchainFor } from './toolchains.js';

const require = createRequire(import.meta.url);

/** Where the addon looks for its libraries, below the package's folder. */
const librariesPath = join('deps', 'lib');

const compileTimeoutMs = 10 * 60_000;
const probeTimeoutMs = 60_000;

/** The headers of Node-API: those that came with the Node that runs us if it has any, else those of the npm package. */
function nodeHeaders() {
  const own = resolve(dirname(process.execPath), '..', 'include', 'node');
  if (existsSync(join(own, 'node_api.h'))) return own;
  return join(dirname(require.resolve('node-api-headers/package.json')), 'include');
}

/**
 * Compiles tfjs-node's addon against TensorFlow's C library, whose files move to their place below `staged`. They are
 * stripped of what only a debugger or a linker reads, a quarter of their size.
 *
 * @param {string} packageFolder tfjs-node's, which holds the addon's source
 * @param {import('./library.js').UnpackedLibrary} library
 * @param {readonly string[]} names of the libraries
 * @param {string} staged a folder with the layout of the package, which is made
 */
export async function buildAddon(packageFolder, library, names, staged) {
  const libraries = join(staged, librariesPath);
  const addon = join(staged, addonPath);
  await mkdir(libraries, { recursive: true });
  await mkdir(dirname(addon), { recursive: true });
  // In the archive the names are links to the files.
  for (const name of names) await rename(await realpath(join(library.libraries, name)), join(libraries, name));
  const binding = join(packageFolder, 'binding');
  const sources = (await readdir(binding)).filter((name) => name.endsWith('.cc')).map((name) => join(binding, name));
  const { compiler, linking, slimming } = toolchainFor(process.platform);
  const linked = names.map((name) => join(libraries, name));
  await runTool(
    compiler,
    [
      ...['-O2', '-fPIC', '-std=c++17', '-DNAPI_VERSION=8', '-I', library.headers, '-I', nodeHeaders()],
      ...[...sources, '-o', addon, ...linked, ...linking],
    ],
    compileTimeoutMs,
  );
  for (const [command, parameters] of slimming([addon, ...linked])) await runTool(command, parameters);
  // TensorFlow's licence and those of what it is made of go wherever its libraries go.
  const notices = library.notices.filter((notice) => existsSync(notice));
  if (notices.length === 0) throw new Error('it came without its licence, and may not be passed on');
  for (const notice of notices) await copyFile(notice, join(staged, 'deps', basename(notice)));
}

/** Loads the addon whose path it is given and prints TensorFlow's version. */
const probe = 'console.log("TF_Version " + require(process.argv[1]).TF_Version)';

/**
 * Loads the addon of a folder in a process of its own, because a broken addon may crash its process.
 *
 * @param {string} folder with the layout of tfjs-node's package
 * @returns {Promise<{ readonly version: string } | { readonly fault: string }>} TensorFlow's version, or what is wrong
 */
export async function probeNative(folder) {
  const addon = join(folder, addonPath);
  if (!existsSync(addon)) return { fault: 'it is not installed' };
  const { code, text } = await runNode('--eval', [probe, addon], {
    output: 'capture',
    timeoutMs: probeTimeoutMs,
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2', TF_ENABLE_ONEDNN_OPTS: '0' },
  });
  const version = /^TF_Version (\S+)$/m.exec(text)?.[1];
  if (code === 0 && version !== undefined) return { version };
  const fault = /^Error: (.*)$/m.exec(text)?.[1] ?? `its process ended with code ${code}`;
  return { fault: `it does not load: ${fault}` };
}

/**
 * Moves `lib` and `deps` from one folder into another. What was there goes to `aside`, and comes back if anything fails.
 *
 * @param {string} from
 * @param {string} into
 * @param {string} aside on the same disk, as all three must be
 */
export async function replaceNative(from, into, aside) {
  /** @type {(() => Promise<void>)[]} */
  const undo = [];
  await mkdir(aside, { recursive: true });
  try {
    for (const part of ['lib', 'deps']) {
      const place = join(into, part);
      if (existsSync(place)) {
        await rename(place, join(aside, part));
        undo.unshift(() => rename(join(aside, part), place));
      }
      await rename(join(from, part), place);
      undo.unshift(() => rm(place, { recursive: true }));
    }
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  }
}
