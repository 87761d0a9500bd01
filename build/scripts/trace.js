/** `npm run --silent trace -- ...`: standard output belongs to the program alone. */
import { builtTrace } from './places.js';
import { prepare } from './prepare.js';
import { runNode } from './run-process.js';

await prepare();
process.exitCode = (await runNode(builtTrace, process.argv.slice(2))).code;
