/**
 * What a check or a runner found. Skipped tests are kept by name: a skip nobody sees is a test nobody has.
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
 * A runner that failed without naming a failed test (it could not start, or an error came from nowhere) is one failure.
 *
 * @param {Tally} tally
 * @param {number} code the runner's exit code
 * @returns {Tally}
 */
export const withExitCode = (tally, code) => (code !== 0 && tally.failed === 0 ? sum([tally, oneFailed]) : tally);
