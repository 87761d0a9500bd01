import { tallyPlaywright } from './playwright-report.js';
import { check, runner } from './stage.js';
import { oneFailed } from './tally.js';
import { tallyVitest } from './vitest-report.js';

/** @typedef {import('./stage.js').Stage} Stage */

/** Checks that read the sources and nothing else: they may run beside each other. */
export const staticStages = [
  check('types', 'typecheck'),
  check('lint', 'lint'),
  check('format', 'format:check'),
  check('boundaries', 'boundaries'),
  check('dead code', 'dead-code'),
];

/** @param {string} name also the folder below tests/ */
const vitest = (name) =>
  runner(
    name,
    [
      'unit',
      '--',
      `tests/${name}/`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=dist/reports/${name}.json`,
    ],
    tallyVitest,
  );

/** Tests that measure time or need the whole machine: one after the other. */
export const testStages = [vitest('unit'), vitest('contract'), vitest('reference')];

export const buildStage = check('build', 'build');

/**
 * A stage that cannot be run here.
 *
 * @param {string} name
 * @param {string} reason
 * @param {boolean} isFailure
 * @returns {Stage}
 */
const withheld = (name, reason, isFailure) => ({
  name,
  run: () => {
    const tally = isFailure ? oneFailed : { passed: 0, failed: 0, skipped: [`${name} (${reason})`] };
    return Promise.resolve({ name, tally, text: reason, seconds: 0 });
  },
});

/**
 * The stages that open the built app. Without a browser the desktop shell can still be tested; a continuous integration
 * without a browser is broken, not lenient.
 *
 * @param {{ isBuilt: boolean, hasBrowser: boolean, isCi: boolean }} circumstances
 * @returns {readonly Stage[]}
 */
export function appStages({ isBuilt, hasBrowser, isCi }) {
  if (!isBuilt) return [withheld('e2e', 'the build failed', true)];
  if (hasBrowser) return [runner('e2e', ['e2e'], tallyPlaywright)];
  return [
    withheld('e2e', 'no browser could be found or installed', isCi),
    runner('desktop', ['e2e', '--', '--project', 'desktop'], tallyPlaywright),
  ];
}
