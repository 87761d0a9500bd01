import { wasInterrupted } from './run-process.js';
import { totalsLine } from './tally.js';

/**
 * Runs stages, at most `atOnce` beside each other, and reports each when it ends. A failed one does not stop the others.
 *
 * @param {readonly import('./stage.js').Stage[]} stages
 * @param {number} atOnce
 * @returns {Promise<readonly import('./tally.js').Tally[]>}
 */
export async function runStages(stages, atOnce) {
  const waiting = [...stages];
  /** @type {import('./tally.js').Tally[]} */
  const tallies = [];
  const lane = async () => {
    for (let stage = waiting.shift(); stage && !wasInterrupted(); stage = waiting.shift()) {
      const { name, tally, text, seconds } = await stage.run();
      // A stage that was stopped has not failed.
      if (wasInterrupted()) return;
      tallies.push(tally);
      if (tally.failed > 0) console.log(text.trimEnd());
      const result = tally.failed > 0 ? 'FAILED' : 'ok';
      console.log(`${name.padEnd(12)} ${result.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s   ${totalsLine(tally)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return tallies;
}
