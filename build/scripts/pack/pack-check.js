import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState, SENTINEL } from '@electron/fuses/dist/constants.js';
import { buildIfStale } from '../build-app.js';
import { addonPath, dist, tfjsNode, top } from '../places.js';
import { runNode } from '../run-process.js';

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

/** The native part is packed where `npm run native` has made it, and it was made for this system. */
const hasNative = process.platform === 'linux' && existsSync(join(top, tfjsNode, addonPath));
const mustBeOutside = [
  join(packed, 'LICENSE.txt'),
  ...['package.json', 'dist/index.js', ...(hasNative ? [addonPath] : [])].map((file) =>
    join(resources, 'app.asar.unpacked', tfjsNode, file),
  ),
];

/** What belongs to the tools, or would be packed twice. */
const mustBeAbsent =
  /^(dist\/(types|fake-electron|pack-check|reports|test-results)|node_modules\/(electron|vue|echarts|zod|ws)\/)/;

/** Electron's fuse of traps in WebAssembly: left as it is shipped, and without a name in @electron/fuses. */
const wasmTrapHandlers = { 8: FuseState.ENABLE };

/** What electron-builder.yml sets, fuse by fuse. @satisfies {Record<FuseV1Options, FuseState>} */
const setFuses = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
};

/**
 * Makes a folder that electron-builder takes for Electron's Linux distribution, so that packing can be tried without
 * downloading one. In its program a mark, a version and a count precede the fuses. Each is the opposite of what is wanted,
 * so that one that is not set shows.
 *
 * @param {string} version
 */
async function makeFakeElectron(version) {
  await rm(fakeElectron, { recursive: true, force: true });
  await mkdir(join(fakeElectron, 'resources'), { recursive: true });
  const opposites = Object.values(setFuses).map((state) =>
    state === FuseState.ENABLE ? FuseState.DISABLE : FuseState.ENABLE,
  );
  const fuses = [...opposites, ...Object.values(wasmTrapHandlers)];
  const program = Buffer.concat([Buffer.from(`#!/bin/false\n${SENTINEL}`), Buffer.from([1, fuses.length, ...fuses])]);
  await writeFile(join(fakeElectron, 'electron'), program, { mode: 0o755 });
  await writeFile(join(fakeElectron, 'version'), version);
  await writeFile(join(fakeElectron, 'LICENSE'), 'a licence\n');
  await writeFile(join(fakeElectron, 'LICENSES.chromium.html'), '<p>licences</p>\n');
}

/** @returns {Promise<string[]>} what is wrong with the fuses of the packed program */
async function inspectFuses() {
  const wire = new Map(Object.entries(await getCurrentFuseWire(join(packed, 'dropout-lab'))));
  return Object.entries({ ...setFuses, ...wasmTrapHandlers })
    .filter(([fuse, state]) => wire.get(fuse) !== state)
    .map(([fuse, state]) => `fuse ${FuseV1Options[Number(fuse)] ?? fuse} is not ${FuseState[state]}D`);
}

/** @returns {Promise<string[]>} what is wrong */
async function inspect() {
  const archive = join(resources, 'app.asar');
  // Each path begins with a separator; the folders are among them.
  const paths = listPackage(archive, { isPack: false }).map((path) => path.slice(1).replaceAll(sep, '/'));
  const names = new Set(paths);
  const mebibytes = (await stat(archive)).size / 2 ** 20;
  console.log(`app.asar: ${paths.length} files and folders, ${mebibytes.toFixed(1)} MiB`);
  return [
    ...mustBeInside.filter((path) => !names.has(path)).map((path) => `${path} is missing`),
    ...mustBeOutside.filter((path) => !existsSync(path)).map((path) => `${relative(top, path)} is missing`),
    ...paths.filter((path) => mustBeAbsent.test(path)).map((path) => `${path} does not belong there`),
    ...(paths.some((path) => /^dist\/renderer\/assets\/.*\.js$/.test(path)) ? [] : ['the window has no script']),
    ...(await inspectFuses()),
  ];
}

async function packAndInspect() {
  if (!(await buildIfStale())) return ['the build failed'];
  /** @type {unknown} */
  const electron = JSON.parse(await readFile(join(top, 'node_modules', 'electron', 'package.json'), 'utf8'));
  await makeFakeElectron(/** @type {{ version: string }} */ (electron).version); // every package has one
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

/**
 * `npm run pack:check`: packs the app around a stand-in for Electron's program and looks at what an installer would hold.
 * It needs no network and says whether the packaging is right, not whether the packed app runs.
 *
 * @returns {Promise<number>} the exit code: 0 when nothing is wrong
 */
export async function packCheck() {
  const faults = await packAndInspect();
  for (const fault of faults) console.error(`pack check: ${fault}`);
  if (faults.length === 0) console.log('pack check: everything is where it belongs');
  return faults.length === 0 ? 0 : 1;
}
