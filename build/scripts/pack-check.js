/**
 * `npm run pack:check`: packs the app around a stand-in for Electron's program and looks at what an installer would hold.
 * It needs no network and says whether the packaging is right, not whether the packed app runs.
 */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildIfStale } from './build-app.js';
import { addonPath } from './native-addon.js';
import { makeFakeElectron, readFuses } from './fake-electron.js';
import { dist, top } from './places.js';
import { runNode } from './run-process.js';

const fakeElectron = join(dist, 'fake-electron');
const output = join(dist, 'pack-check');
const packed = join(output, 'linux-unpacked');
const resources = join(packed, 'resources');

/** In the archive, or beside it when it must be a file of its own. */
const mustBeInside = [
  'package.json',
  'dist/node/main.js',
  'dist/node/trainer-process.js',
  'dist/node/wasm/tfjs-backend-wasm.wasm',
  'dist/node/wasm/tfjs-backend-wasm-simd.wasm',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
  'node_modules/@tensorflow/tfjs-node/package.json',
  'node_modules/@tensorflow/tfjs/dist/tf.node.js',
  ...['core', 'layers', 'converter', 'data', 'backend-cpu', 'backend-webgl'].map(
    (part) => `node_modules/@tensorflow/tfjs-${part}/dist/tf-${part}.node.js`,
  ),
];
const tfjsNode = join('node_modules', '@tensorflow', 'tfjs-node');
/** The native part is packed where `npm run native` has made it, and it was made for this system. */
const hasNative = process.platform === 'linux' && existsSync(join(top, tfjsNode, addonPath));
const mustBeOutside = ['package.json', 'dist/index.js', ...(hasNative ? [addonPath] : [])].map((file) =>
  join(resources, 'app.asar.unpacked', tfjsNode, file),
);
/** What belongs to the tools, or would be packed twice. */
const mustBeAbsent =
  /^(dist\/(types|fake-electron|pack-check|reports|test-results)|node_modules\/(electron|vue|echarts|zod|ws)\/)/;

/** runAsNode, cookies, NODE_OPTIONS, --inspect, asar integrity, only asar, V8 snapshot, file privileges, wasm traps. */
const wantedFuses = '000011001';

/**
 * @typedef {{ readonly files?: Readonly<Record<string, ArchiveEntry>> }} ArchiveEntry a folder if it has files
 */

/**
 * @param {ArchiveEntry} folder
 * @param {string} prefix
 * @returns {string[]}
 */
function listFiles({ files = {} }, prefix = '') {
  return Object.entries(files).flatMap(([name, entry]) =>
    entry.files ? listFiles(entry, `${prefix}${name}/`) : [prefix + name],
  );
}

/**
 * The paths in an asar archive: four lengths, of which the fourth is that of the JSON list that follows.
 *
 * @param {string} path
 */
async function archivedFiles(path) {
  const archive = await readFile(path);
  /** @type {unknown} */
  const list = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12)));
  return { files: listFiles(/** @type {ArchiveEntry} */ (list)), bytes: archive.length }; // electron-builder wrote it
}

/** @returns {Promise<string[]>} what is wrong */
async function inspect() {
  const { files, bytes } = await archivedFiles(join(resources, 'app.asar'));
  const fuses = readFuses(await readFile(join(packed, 'dropout-lab')));
  console.log(`app.asar: ${files.length} files, ${(bytes / 2 ** 20).toFixed(1)} MiB; fuses ${fuses}`);
  const names = new Set(files);
  return [
    ...mustBeInside.filter((file) => !names.has(file)).map((file) => `${file} is missing`),
    ...mustBeOutside.filter((file) => !existsSync(file)).map((file) => `${relative(top, file)} is missing`),
    ...files.filter((file) => mustBeAbsent.test(file)).map((file) => `${file} does not belong there`),
    ...(files.some((file) => /^dist\/renderer\/assets\/.*\.js$/.test(file)) ? [] : ['the window has no script']),
    ...(fuses === wantedFuses ? [] : [`the fuses are ${fuses}, not ${wantedFuses}`]),
  ];
}

async function packAndInspect() {
  if (!(await buildIfStale())) return ['the build failed'];
  /** @type {unknown} */
  const electron = JSON.parse(await readFile(join(top, 'node_modules', 'electron', 'package.json'), 'utf8'));
  await makeFakeElectron(fakeElectron, /** @type {{ version: string }} */ (electron).version); // every package has one
  await rm(output, { recursive: true, force: true });
  const builder = join(top, 'node_modules', 'electron-builder', 'cli.js');
  const { code } = await runNode(
    builder,
    [
      ...['--linux', 'dir', '--config', 'build/electron-builder.yml'],
      ...[`-c.electronDist=${relative(top, fakeElectron)}`, `-c.directories.output=${relative(top, output)}`],
    ],
    { output: 'inherit' },
  );
  return code === 0 ? inspect() : ['electron-builder failed'];
}

const faults = await packAndInspect();
for (const fault of faults) console.error(`pack check: ${fault}`);
if (faults.length === 0) console.log('pack check: everything is where it belongs');
process.exitCode = faults.length === 0 ? 0 : 1;
