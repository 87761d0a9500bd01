import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { mkdir, readdir, realpath, rename } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runTool } from './native-tools.js';

const require = createRequire(import.meta.url);

/** Where tfjs-node looks for its addon, and the addon for its libraries, below the package's folder. */
export const addonPath = join('lib', 'napi-v8', 'tfjs_binding.node');
const librariesPath = join('deps', 'lib');

const compileTimeoutMs = 10 * 60_000;

/** The headers of Node-API: those of the Node that runs us where it brought them, else those of the npm package. */
function nodeHeaders() {
  const own = resolve(dirname(process.execPath), '..', 'include', 'node');
  if (existsSync(join(own, 'node_api.h'))) return own;
  return join(dirname(require.resolve('node-api-headers/package.json')), 'include');
}

/**
 * Compiles tfjs-node's addon against TensorFlow's C library, whose files move to their place below `staged`. What only a
 * debugger or a linker would read is taken out of them: a quarter of their size.
 *
 * @param {string} packageFolder tfjs-node's, which holds the addon's source
 * @param {import('./native-library.js').UnpackedLibrary} library
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
  await runTool(
    'g++',
    [
      ...['-O2', '-shared', '-fPIC', '-std=c++17', '-DNAPI_VERSION=8'],
      ...['-I', library.headers, '-I', nodeHeaders(), ...sources, '-o', addon],
      ...['-L', libraries, ...names.map((name) => `-l:${name}`), '-Wl,-rpath,$ORIGIN/../../deps/lib'],
      // Every function is looked up when the addon is loaded: one that is missing shows at once, not in the middle of a step.
      '-Wl,-z,now',
    ],
    compileTimeoutMs,
  );
  await runTool('strip', ['--strip-unneeded', addon, ...names.map((name) => join(libraries, name))]);
}
