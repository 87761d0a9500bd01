/** `npm run bench`: measures the app as it is shipped, hence built. */
import { join } from 'node:path';
import { top } from './places.js';
import { prepare } from './prepare.js';
import { runNode } from './run-process.js';

await prepare();
const { code } = await runNode(join(top, 'tests', 'bench', 'bench.js'), process.argv.slice(2));
process.exitCode = code;
