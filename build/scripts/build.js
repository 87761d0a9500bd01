/** `npm run build`: builds everything, whether it is stale or not. */
import { buildApp } from './build-app.js';
import { installIfMissing } from './install.js';

process.exitCode = (await installIfMissing()) && (await buildApp('inherit')) ? 0 : 1;
