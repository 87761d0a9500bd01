import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Arch } from 'electron-builder';
import { addonPath } from '../places.js';

/**
 * What electron-builder tells about the app whose files it has just put together.
 *
 * @typedef {{
 *   readonly appOutDir: string,
 *   readonly electronPlatformName: string,
 *   readonly arch: Arch,
 *   readonly packager: { getResourcesDir: (appOutDir: string) => string },
 * }} PackedApp
 */

/** Where an installed app has native TensorFlow, below its resources. */
export const packedNative = join('app.asar.unpacked', 'dist', 'node', 'native');

/**
 * Sees to it that an installer that promises native TensorFlow holds it, and for the right system.
 *
 * @param {PackedApp} app
 * @throws Error with the way to get it
 */
export function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const wanted = `${electronPlatformName}-${Arch[arch]}`;
  const here = `${process.platform}-${process.arch}`;
  if (wanted !== here)
    throw new Error(`Native TensorFlow was made for ${here}: pack the app for ${wanted} on such a machine.`);
  if (existsSync(join(packager.getResourcesDir(appOutDir), packedNative, addonPath))) return;
  throw new Error(`Native TensorFlow is missing for ${here}: run "npm run native" first.`);
}
