import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch } from 'electron-builder';
import { addonPath, tfjsNode } from '../places.js';

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

/**
 * Removes the native part of tfjs-node from an app that is packed for another system than this one, for which it was made,
 * and says whether the app has it.
 *
 * @param {PackedApp} app
 * @throws Error when DROPOUT_LAB_NATIVE is `required` and the app has none
 */
export async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  const unpacked = join(resources, 'app.asar.unpacked', tfjsNode);
  if (electronPlatformName !== process.platform || Arch[arch] !== process.arch) {
    for (const part of ['lib', 'deps']) await rm(join(unpacked, part), { recursive: true, force: true });
  }
  if (existsSync(join(unpacked, addonPath))) {
    console.log('Native TensorFlow is packed.');
  } else if (process.env['DROPOUT_LAB_NATIVE'] === 'required') {
    throw new Error(`Native TensorFlow is missing for ${electronPlatformName} ${Arch[arch]}: see "npm run native".`);
  } else {
    console.log('Native TensorFlow is not packed: the app has the engines wasm and cpu.');
  }
}
