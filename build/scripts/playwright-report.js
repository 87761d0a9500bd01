/**
 * The part of Playwright's JSON report that is counted.
 *
 * @typedef {{ readonly type: string, readonly description?: string }} Annotation
 * @typedef {{ readonly projectName: string, readonly status: string, readonly annotations: readonly Annotation[] }} Run
 * @typedef {{ readonly title: string, readonly tests: readonly Run[] }} Spec
 * @typedef {{ readonly title: string, readonly specs?: readonly Spec[], readonly suites?: readonly Suite[] }} Suite
 * @typedef {{ readonly suites: readonly Suite[], readonly errors: readonly unknown[] }} PlaywrightReport
 */

/**
 * @param {Suite} suite
 * @returns {readonly Spec[]}
 */
const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

/**
 * The name of a skipped test, with the reason it gives.
 *
 * @param {Spec} spec
 * @param {Run} run
 */
function skipName({ title }, { projectName, annotations }) {
  const reason = annotations.find(({ type }) => type === 'skip')?.description;
  return `${projectName} ${title}${reason === undefined ? '' : ` (${reason})`}`;
}

/**
 * Counts a report of Playwright. A flaky test is not a passed one.
 *
 * @param {PlaywrightReport} report
 * @returns {import('./tally.js').Tally}
 */
export function tallyPlaywright({ suites, errors }) {
  const runs = suites.flatMap(specsOf).flatMap((spec) => spec.tests.map((run) => ({ spec, run })));
  const passed = runs.filter(({ run }) => run.status === 'expected');
  const skipped = runs.filter(({ run }) => run.status === 'skipped');
  return {
    passed: passed.length,
    failed: runs.length - passed.length - skipped.length + errors.length,
    skipped: skipped.map(({ spec, run }) => skipName(spec, run)),
  };
}
