/** `npm run bench`: measures the app as it is shipped, hence built. */
import { join } from 'node:path';
import { top } from './places.js';
import { prepare } from './prepare.js';
import { runNode } from './run-process.js';

await prepare();
process.exitCode = (await runNode(join(top, 'tests', 'bench', 'recorded-step.js'), process.argv.slice(2))).code;
