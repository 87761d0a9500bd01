/**
 * `npm test` and `npm run verify`: installs what is missing, then runs every check there is. All stages run, whatever
 * fails; the last line is the total of all of them.
 */
import { installBrowserIfMissing } from './install-browser.js';
import { installIfMissing } from './install.js';
import { wasInterrupted } from './run-process.js';
import { runStages } from './run-stages.js';
import { appStages, buildStage, staticStages, testStages } from './stages.js';
import { oneFailed, sum, totalsLine } from './tally.js';

async function everyStage() {
  if (!(await installIfMissing())) {
    console.log('The packages could not be installed; nothing else can run.');
    return [oneFailed];
  }
  const isCi = process.env['CI'] === 'true';
  const hasBrowser = await installBrowserIfMissing();
  const checks = await runStages(staticStages, 2);
  const tests = await runStages(testStages, 1);
  const build = await runStages([buildStage], 1);
  const isBuilt = sum(build).failed === 0;
  const app = await runStages(appStages({ isBuilt, hasBrowser, isCi }), 1);
  return [...checks, ...tests, ...build, ...app];
}

const total = sum(await everyStage());
if (wasInterrupted()) process.exit(130);
for (const name of total.skipped) console.log(`skipped: ${name}`);
console.log(totalsLine(total));
process.exitCode = total.failed === 0 ? 0 : 1;
