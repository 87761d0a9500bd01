import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this program: below dist/ when it is bundled. */
const here = dirname(fileURLToPath(import.meta.url));

/** Whether this program was installed, and not started in the project's folder. */
export const isPacked = here.includes(`app.asar${sep}`);

/** Where tfjs-node's addon lies below its package or below the folder `native` of an installed app. */
const addonPath = join('lib', 'napi-v8', 'tfjs_binding.node');

/**
 * The path of the native part of TensorFlow, an addon for Node; null where there is none. An installed app has it beside its
 * bundles if it came from an installer whose name ends with -tensorflow; in the project `npm run native` puts it into tfjs-node's package.
 */
export function nativePart(): string | null {
  const places = [join(here, 'native'), join(here, '..', 'native'), packageFolder()];
  const found = places
    .flatMap((folder) => (folder === null ? [] : [join(folder, addonPath)]))
    .find((path) => existsSync(path));
  return found ?? null;
}

function packageFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-node/package.json'));
  } catch {
    return null; // installed apps are without the package: what is needed of it is bundled
  }
}
