import { join, resolve } from 'node:path';

/** The project's folder, wherever the command was called from. */
export const top = resolve(import.meta.dirname, '../..');

/** The folder of everything that is built or reported. */
export const dist = join(top, 'dist');

/** The web edition: a folder for any static server. */
export const web = join(dist, 'web');

/** What the bundler makes of electron/host/main.ts and of electron/cli. */
export const builtHost = join(dist, 'tools', 'host.js');
export const builtTrace = join(dist, 'tools', 'trace.js');
export const builtCheck = join(dist, 'tools', 'check.js');

/** The package of native TensorFlow, in the project and in a packed app. */
export const tfjsNode = join('node_modules', '@tensorflow', 'tfjs-node');

/** Where that package looks for its addon: the native part, which installing packages alone does not bring. */
export const addonPath = join('lib', 'napi-v8', 'tfjs_binding.node');
