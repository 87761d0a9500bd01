import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { FuseState, SENTINEL } from '@electron/fuses/dist/constants.js';
import { top } from '../../build/scripts/places.js';

/** Electron's fuse of traps in WebAssembly: left as it is shipped, and without a name in @electron/fuses. */
export const wasmTrapHandlers = { 8: FuseState.ENABLE };

/** What electron-builder.yml sets, fuse by fuse. */
export const setFuses: Readonly<Record<FuseV1Options, FuseState>> = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
};

/** Languages of Chromium's own words: those to keep, and two of the others. */
export const keptLanguages = ['en-GB', 'en-US', 'es', 'es-419', 'zh-CN', 'zh-TW'];
const otherLanguages = ['de', 'fr'];

/** @throws Error when the package `electron` is not installed */
async function electronVersion(): Promise<string> {
  const found: unknown = JSON.parse(await readFile(join(top, 'node_modules', 'electron', 'package.json'), 'utf8'));
  return (found as { readonly version: string }).version; // every package has one
}

/**
 * Makes a folder that electron-builder takes for Electron's Linux distribution, so that packing can be tried without
 * downloading one. In its program a mark, a version and a count precede the fuses. Each is the opposite of what is wanted,
 * so that one that is not set shows.
 */
export async function makeFakeElectron(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  const opposites = Object.values(setFuses).map((state) =>
    state === FuseState.ENABLE ? FuseState.DISABLE : FuseState.ENABLE,
  );
  const fuses = [...opposites, ...Object.values(wasmTrapHandlers)];
  const program = Buffer.concat([Buffer.from(`#!/bin/false\n${SENTINEL}`), Buffer.from([1, fuses.length, ...fuses])]);
  await writeFile(join(folder, 'electron'), program, { mode: 0o755 });
  await writeFile(join(folder, 'chrome-sandbox'), '#!/bin/false\n', { mode: 0o755 });
  await writeFile(join(folder, 'version'), await electronVersion());
  await writeFile(join(folder, 'LICENSE'), 'a licence\n');
  await writeFile(join(folder, 'LICENSES.chromium.html'), '<p>licences</p>\n');
  for (const language of [...keptLanguages, ...otherLanguages]) {
    await writeFile(join(folder, 'locales', `${language}.pak`), 'words\n');
  }
}
