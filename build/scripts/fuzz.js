/** `npm run fuzz -- [COUNT]`: the damaged files of `npm test`, ten times as many unless told otherwise. */
import { npm } from './npm.js';

const [count = '10000'] = process.argv.slice(2);
const env = { ...process.env, DROPOUTLAB_FUZZ: count };
const test = 'tests/unit/shared/experiment/fuzz.test.ts';
process.exitCode = (await npm(['run', '--silent', 'unit', '--', test], { env })).code;
