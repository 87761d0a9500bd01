import { join } from 'node:path';
import { installBrowserIfMissing, installIfMissing } from '../install.js';
import { dist } from '../places.js';
import { wasInterrupted } from '../run-process.js';
import { check, runner, runStages, withheld } from './stage.js';
import { oneFailed, sum, tallyPlaywright, tallyVitest, totalsLine } from './tally.js';

/** Checks that read the sources and nothing else: they may run beside each other. */
const staticStages = [
  check('types', 'typecheck'),
  check('lint', 'lint'),
  check('format', 'format:check'),
  check('boundaries', 'boundaries'),
  check('dead code', 'dead-code'),
];

/** @param {string} name also the folder below tests/ */
function vitest(name) {
  const report = `--outputFile.json=dist/reports/${name}.json`;
  return runner(name, ['unit', '--', `tests/${name}/`, '--reporter=default', '--reporter=json', report], tallyVitest);
}

/** Tests that start processes and want the whole machine: one after the other. */
const testStages = [vitest('unit'), vitest('contract'), vitest('reference')];

const buildStages = [check('build', 'build'), check('web edition', 'build:web')];

/** The installers, made of what is built. */
const packStage =
  process.platform === 'linux' ? vitest('pack') : withheld('pack', 'installers are checked on Linux', false);

/**
 * @param {string} name
 * @param {string} project of build/playwright.config.ts
 */
function playwright(name, project = name) {
  // Each run empties the folder of what its failed tests leave: two may run beside each other.
  const output = join(dist, 'test-results', name);
  return runner(name, ['e2e', '--', '--project', project, '--output', output], tallyPlaywright);
}

/**
 * The stages that open the built app: journeys, which share the processors among themselves, and single walks. Without a browser the
 * desktop shell can still be tested. In continuous integration a missing browser is a failure.
 *
 * @param {{ isBuilt: boolean, hasBrowser: boolean, isCi: boolean }} circumstances
 * @returns {{ journeys: readonly import('./stage.js').Stage[], single: readonly import('./stage.js').Stage[] }}
 */
function appStages({ isBuilt, hasBrowser, isCi }) {
  if (!isBuilt) return { journeys: [withheld('e2e', 'the build failed', true)], single: [] };
  const e2e = hasBrowser
    ? playwright('e2e', 'browser')
    : withheld('e2e', 'no browser could be found or installed', isCi);
  const web = hasBrowser ? [playwright('web')] : [];
  const longer = hasBrowser ? [playwright('soak'), playwright('monkey')] : [];
  return { journeys: [e2e, ...web], single: [...longer, playwright('desktop'), playwright('electron-9')] };
}

async function everyStage() {
  if (!(await installIfMissing())) {
    console.log('The packages could not be installed; nothing else can run.');
    return [oneFailed('the packages could not be installed')];
  }
  const isCi = process.env['CI'] === 'true';
  const hasBrowser = await installBrowserIfMissing();
  const checks = await runStages(staticStages, 2);
  const tests = await runStages(testStages, 1);
  const build = await runStages(buildStages, 1);
  const isBuilt = sum(build).failed.length === 0;
  const packed = await runStages(isBuilt ? [packStage] : [], 1);
  const { journeys, single } = appStages({ isBuilt, hasBrowser, isCi });
  const app = [...(await runStages(journeys, 1)), ...(await runStages(single, 2))];
  return [...checks, ...tests, ...build, ...packed, ...app];
}

/**
 * `npm test` and `npm run verify`: installs what is missing, then runs every check there is. All stages run, whatever
 * fails; the last line is the total of all of them.
 *
 * @returns {Promise<number>} the exit code: 0 when nothing failed, 130 when the user stopped it
 */
export async function verify() {
  const total = sum(await everyStage());
  if (wasInterrupted()) return 130;
  for (const name of total.skipped) console.log(`skipped: ${name}`);
  for (const name of total.failed) console.log(`failed: ${name}`);
  console.log(totalsLine(total));
  return total.failed.length === 0 ? 0 : 1;
}
