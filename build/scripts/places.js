import { join, resolve } from 'node:path';

/** The project's folder, wherever the command was called from. */
export const top = resolve(import.meta.dirname, '../..');

/** Everything that is built or reported goes below this folder. */
export const dist = join(top, 'dist');

/** What the bundler makes of electron/host/main.ts and of electron/cli. */
export const builtHost = join(dist, 'node', 'host.js');
export const builtTrace = join(dist, 'node', 'trace.js');
export const builtCheck = join(dist, 'node', 'check.js');
