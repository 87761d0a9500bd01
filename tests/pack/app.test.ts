import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { describe, expect, it } from 'vitest';
import { packedNative } from '../../build/scripts/pack/after-pack.js';
import { addonPath, dist } from '../../build/scripts/places.js';
import { keptLanguages, setFuses, wasmTrapHandlers } from './fake-electron.ts';
import { packedAs, packings } from './packed.ts';

const mustBeInside = [
  'package.json',
  'dist/node/main.js',
  'dist/node/trainer-process.js',
  'dist/node/wasm/tfjs-backend-wasm.wasm',
  'dist/node/wasm/tfjs-backend-wasm-simd.wasm',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
];

/** The folders an installed app needs, and the kinds of files in them. All else is the project's or its tools'. */
const mayBeInside = [
  /^package\.json$/,
  /^dist\/node\/(chunks\/)?[^/]+\.js$/,
  /^dist\/node\/wasm\/[^/]+\.wasm$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/renderer\/(index\.html|icon\.svg|licences\.txt)$/,
  /^dist\/renderer\/assets\/[^/]+\.(js|css|svg|woff2)$/,
];
const mayBeInsideNative = [/^dist\/node\/native\/(lib\/napi-v8\/tfjs_binding\.node|deps\/.+)$/];

/** What is packed into the archive or noted there as lying beside it, without the folders. */
function packedFiles(archive: string): readonly string[] {
  const paths = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
  return paths.filter((path) => !('files' in statFile(archive, path)));
}

const isNative = (path: string): boolean => path.startsWith('dist/node/native/');

describe.each(packings)('the packed app, $name', ({ flavour, reason }) => {
  const { app, archive, resources } = packedAs(flavour);

  it.skipIf(reason)('holds what it needs and nothing else', () => {
    const files = packedFiles(archive);
    expect(files).toEqual(expect.arrayContaining(mustBeInside));
    const allowed = flavour === 'tensorflow' ? [...mayBeInside, ...mayBeInsideNative] : mayBeInside;
    expect(files.filter((path) => !allowed.some((kind) => kind.test(path)))).toEqual([]);
    expect(files.some((path) => /^dist\/renderer\/assets\/.*\.js$/.test(path))).toBe(true);
    const mebibytes = (statSync(archive).size / 2 ** 20).toFixed(1);
    console.log(`app.asar, ${flavour}: ${files.length} files, ${mebibytes} MiB`);
  });

  it.skipIf(reason)('holds nothing twice, no package in two versions', () => {
    const names = new Map<string, string[]>();
    for (const path of packedFiles(archive).filter((path) => !isNative(path))) {
      const sum = createHash('sha256').update(extractFile(archive, path)).digest('hex');
      names.set(sum, [...(names.get(sum) ?? []), path]);
    }
    expect([...names.values()].filter((same) => same.length > 1)).toEqual([]);
    const bundled = (JSON.parse(readFileSync(join(dist, 'packages.json'), 'utf8')) as readonly { name: string }[]).map(
      ({ name }) => name,
    );
    expect(bundled.filter((name, index) => bundled.indexOf(name) < index)).toEqual([]);
  });

  it.skipIf(reason)('is called by its name, which its folders have, too', () => {
    const description: unknown = JSON.parse(extractFile(archive, 'package.json').toString());
    expect(description).toMatchObject({
      name: 'dropout-lab',
      productName: 'Dropout Lab',
      desktopName: 'dropout-lab.desktop',
      main: 'dist/node/main.js',
      type: 'module',
    });
    expect(description).not.toHaveProperty('devDependencies');
  });

  it.skipIf(reason)("has its licence beside it, and Chromium's words in the languages of the app alone", () => {
    expect(existsSync(join(app, 'LICENSE.txt'))).toBe(true);
    const languages = readdirSync(join(app, 'locales')).map((file) => basename(file, '.pak'));
    expect(new Set(languages)).toEqual(new Set(keptLanguages));
  });

  it.skipIf(reason)('has every fuse as it is meant to be', async () => {
    const wire = new Map(Object.entries(await getCurrentFuseWire(join(app, 'dropout-lab'))));
    const named = (fuses: Readonly<Record<string, unknown>>): readonly string[] =>
      Object.entries(fuses).map(
        ([fuse, state]) => `${FuseV1Options[Number(fuse)] ?? fuse} ${FuseState[Number(state)] ?? ''}`,
      );
    const expected = { ...setFuses, ...wasmTrapHandlers };
    expect(named(Object.fromEntries(Object.keys(expected).map((fuse) => [fuse, wire.get(fuse)])))).toEqual(
      named(expected),
    );
  });

  it.skipIf(reason)('has native TensorFlow where it says so, as files of its own', () => {
    expect(existsSync(join(resources, packedNative, addonPath))).toBe(flavour === 'tensorflow');
    expect(packedFiles(archive).some(isNative)).toBe(flavour === 'tensorflow');
  });
});
