/** Rounds of every measurement; what is reported is their median. */
const rounds = 5;

/** @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Does the same thing once a round, one round after the other.
 *
 * @template Result
 * @param {(round: number) => Result | Promise<Result>} measure
 * @returns {Promise<Awaited<Result>[]>}
 */
export async function inRounds(measure) {
  const results = [];
  for (let round = 0; round < rounds; round += 1) results.push(await measure(round));
  return results;
}

/**
 * @param {readonly number[]} values
 * @param {number} digits
 */
export const listed = (values, digits) => values.map((value) => value.toFixed(digits)).join(' ');
