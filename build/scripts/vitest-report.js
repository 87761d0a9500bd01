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
 * @returns {import('./tally.js').Tally}
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
