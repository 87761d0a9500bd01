/** `npm run --silent check -- FILE...`: standard output belongs to the program alone; files are named from where npm was called. */
import { builtCheck, top } from './places.js';
import { prepare } from './prepare.js';
import { runNode } from './run-process.js';

await prepare();
process.exitCode = (await runNode(builtCheck, process.argv.slice(2), { cwd: process.env['INIT_CWD'] ?? top })).code;
