/** `npm run bench`: measures the app as it is shipped, hence built. */
import { join } from 'node:path';
import { top } from './places.js';
import { prepare } from './prepare.js';
import { runNode } from './run-process.js';

await prepare();
for (const bench of ['recorded-step.js', 'paint.js']) {
  const { code } = await runNode(join(top, 'tests', 'bench', bench), process.argv.slice(2));
  if (code !== 0) process.exitCode = code;
}
