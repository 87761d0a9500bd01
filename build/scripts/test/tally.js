/**
 * What a check or a runner found. Skipped tests are kept by name, so that `npm test` can list them.
 *
 * @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: readonly string[] }} Tally
 */

/** @type {Tally} */
export const onePassed = { passed: 1, failed: 0, skipped: [] };

/** @type {Tally} */
export const oneFailed = { passed: 0, failed: 1, skipped: [] };

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  };
}

/**
 * `N passed, N failed`, and `, N skipped` when there are any.
 *
 * @param {Tally} tally
 */
export function totalsLine({ passed, failed, skipped }) {
  const skips = skipped.length === 0 ? '' : `, ${skipped.length} skipped`;
  return `${passed} passed, ${failed} failed${skips}`;
}

/**
 * Counts a runner that failed without naming a failed test as one failure: it could not start, or an error belonged to no
 * test.
 *
 * @param {Tally} tally
 * @param {number} code the runner's exit code
 * @returns {Tally}
 */
export const withExitCode = (tally, code) => (code !== 0 && tally.failed === 0 ? sum([tally, oneFailed]) : tally);

/**
 * The part of vitest's JSON report that is counted.
 *
 * @typedef {{ readonly fullName: string, readonly status: string }} Assertion
 * @typedef {{ readonly name: string, readonly status: string, readonly assertionResults: readonly Assertion[] }} TestFile
 * @typedef {{ readonly testResults: readonly TestFile[] }} VitestReport
 */

/**
 * Counts a report of vitest. A file that could not even be loaded holds no test and is one failure.
 *
 * @param {VitestReport} report
 * @returns {Tally}
 */
export function tallyVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const passed = tests.filter(({ status }) => status === 'passed');
  const failed = tests.filter(({ status }) => status === 'failed');
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  return {
    passed: passed.length,
    failed: failed.length + broken.length,
    skipped: skipped.map(({ fullName }) => fullName),
  };
}

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
 * Counts a report of Playwright. A flaky test is a failed one.
 *
 * @param {PlaywrightReport} report
 * @returns {Tally}
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
