import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Arch } from 'electron-builder';
import { addonPath } from './native-addon.js';

/**
 * What electron-builder tells about the app it has just laid out.
 *
 * @typedef {{
 *   readonly appOutDir: string,
 *   readonly electronPlatformName: string,
 *   readonly arch: Arch,
 *   readonly packager: { getResourcesDir: (appOutDir: string) => string },
 * }} PackedApp
 */

/**
 * Looks after the native part of tfjs-node in a packed app. It was made for the system that packs: an app for another one
 * does not get it.
 *
 * @param {PackedApp} app
 * @throws Error when DROPOUT_LAB_NATIVE is `required` and the app has none
 */
export async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  const tfjsNode = join(resources, 'app.asar.unpacked', 'node_modules', '@tensorflow', 'tfjs-node');
  if (electronPlatformName !== process.platform || Arch[arch] !== process.arch) {
    for (const part of ['lib', 'deps']) await rm(join(tfjsNode, part), { recursive: true, force: true });
  }
  if (existsSync(join(tfjsNode, addonPath))) {
    console.log('Native TensorFlow is packed.');
  } else if (process.env['DROPOUT_LAB_NATIVE'] === 'required') {
    throw new Error(`Native TensorFlow is missing for ${electronPlatformName} ${Arch[arch]}: see "npm run native".`);
  } else {
    console.log('Native TensorFlow is not packed: the app has the engines wasm and cpu.');
  }
}
