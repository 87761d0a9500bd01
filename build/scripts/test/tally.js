import { stripVTControlCharacters } from 'node:util';

/**
 * What a check or a runner found. Failed and skipped tests are kept by name, so that `npm test` can list them: whoever has
 * only the end of a log knows what to look for.
 *
 * @typedef {{ readonly passed: number, readonly failed: readonly string[], readonly skipped: readonly string[] }} Tally
 */

/** @type {Tally} */
export const onePassed = { passed: 1, failed: [], skipped: [] };

/**
 * @param {string} what failed, and why if that can be told in a line
 * @returns {Tally}
 */
export const oneFailed = (what) => ({ passed: 0, failed: [what], skipped: [] });

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
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
  return `${passed} passed, ${failed.length} failed${skips}`;
}

/**
 * Counts a runner that failed without naming a failed test as one failure: it could not start, or an error belonged to no
 * test.
 *
 * @param {Tally} tally
 * @param {number} code the runner's exit code
 * @param {string} name the runner's
 * @returns {Tally}
 */
export function withExitCode(tally, code, name) {
  if (code === 0 || tally.failed.length > 0) return tally;
  return sum([tally, oneFailed(`${name} (ended with ${code})`)]);
}

/**
 * The name of a failed test and the first line of what it says.
 *
 * @param {string} name
 * @param {string | undefined} message
 */
function failureName(name, message = '') {
  const line = stripVTControlCharacters(message).trim().split('\n')[0] ?? '';
  return line === '' ? name : `${name}: ${line.slice(0, 300)}`;
}

/**
 * The part of vitest's JSON report that is counted.
 *
 * @typedef {{ readonly fullName: string, readonly status: string, readonly failureMessages?: readonly string[] }} Assertion
 * @typedef {{ readonly name: string, readonly status: string, readonly message?: string,
 *   readonly assertionResults: readonly Assertion[] }} TestFile
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
    failed: [
      ...failed.map(({ fullName, failureMessages }) => failureName(fullName, failureMessages?.[0])),
      ...broken.map(({ name, message }) => failureName(name, message)),
    ],
    skipped: skipped.map(({ fullName }) => fullName),
  };
}

/**
 * The part of Playwright's JSON report that is counted.
 *
 * @typedef {{ readonly type: string, readonly description?: string }} Annotation
 * @typedef {{ readonly message?: string }} TestError
 * @typedef {{ readonly errors?: readonly TestError[] }} Attempt
 * @typedef {{ readonly projectName: string, readonly status: string, readonly annotations: readonly Annotation[],
 *   readonly results?: readonly Attempt[] }} Run
 * @typedef {{ readonly title: string, readonly tests: readonly Run[] }} Spec
 * @typedef {{ readonly title: string, readonly specs?: readonly Spec[], readonly suites?: readonly Suite[] }} Suite
 * @typedef {{ readonly suites: readonly Suite[], readonly errors: readonly TestError[] }} PlaywrightReport
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
  const failed = runs.filter(({ run }) => run.status !== 'expected' && run.status !== 'skipped');
  const firstError = (/** @type {Run} */ { results = [] }) =>
    results.flatMap(({ errors: said = [] }) => said)[0]?.message;
  return {
    passed: passed.length,
    failed: [
      ...failed.map(({ spec, run }) => failureName(`${run.projectName} ${spec.title}`, firstError(run))),
      ...errors.map(({ message }) => failureName('outside of tests', message)),
    ],
    skipped: skipped.map(({ spec, run }) => skipName(spec, run)),
  };
}
