import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { dist } from '../places.js';
import { npm, wasInterrupted } from '../run-process.js';
import { oneFailed, onePassed, totalsLine, withExitCode } from './tally.js';

/**
 * One stage of `npm test`: an npm script, and how to count what it did.
 *
 * @typedef {import('./tally.js').Tally} Tally
 * @typedef {{ readonly name: string, readonly tally: Tally, readonly text: string, readonly seconds: number }} StageResult
 * @typedef {{ readonly name: string, readonly run: () => Promise<StageResult> }} Stage
 */

/**
 * @param {string} name
 * @param {readonly string[]} parameters of `npm run`
 * @param {(code: number) => Tally | Promise<Tally>} count
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Stage}
 */
function stage(name, parameters, count, env = process.env) {
  return {
    name,
    run: async () => {
      const start = performance.now();
      const { code, text } = await npm(['run', '--silent', ...parameters], { output: 'capture', env });
      const seconds = (performance.now() - start) / 1000;
      return { name, tally: await count(code), text, seconds };
    },
  };
}

/**
 * A stage that is right or wrong as a whole.
 *
 * @param {string} name
 * @param {string} script
 */
export const check = (name, script) => stage(name, [script], (code) => (code === 0 ? onePassed : oneFailed(name)));

/**
 * A stage whose runner writes a JSON report to dist/reports/<name>.json.
 *
 * @template Report
 * @param {string} name
 * @param {readonly string[]} parameters
 * @param {(report: Report) => Tally} tallyOf
 * @returns {Stage}
 */
export function runner(name, parameters, tallyOf) {
  const path = join(dist, 'reports', `${name}.json`);
  /** @param {number} code */
  const count = async (code) => {
    try {
      /** @type {unknown} */
      const report = JSON.parse(await readFile(path, 'utf8'));
      return withExitCode(tallyOf(/** @type {Report} */ (report)), code, name); // the runner wrote it a moment ago
    } catch {
      return oneFailed(`${name} (wrote no report)`);
    }
  };
  // Playwright's projects share a configuration, which can name one report alone.
  const counted = stage(name, parameters, count, { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: path });
  return {
    name,
    run: async () => {
      // A runner that does not get as far as writing a report must not be counted by that of an earlier run.
      await rm(path, { force: true });
      return counted.run();
    },
  };
}

/**
 * A stage that cannot be run here: a named skip, or a failure where it has to be run.
 *
 * @param {string} name
 * @param {string} reason
 * @param {boolean} isFailure
 * @returns {Stage}
 */
export const withheld = (name, reason, isFailure) => ({
  name,
  run: () => {
    const tally = isFailure
      ? oneFailed(`${name} (${reason})`)
      : { passed: 0, failed: [], skipped: [`${name} (${reason})`] };
    return Promise.resolve({ name, tally, text: reason, seconds: 0 });
  },
});

/**
 * Runs stages, at most `atOnce` beside each other, and reports each when it ends. A failed one does not stop the others.
 *
 * @param {readonly Stage[]} stages
 * @param {number} atOnce
 * @returns {Promise<readonly Tally[]>}
 */
export async function runStages(stages, atOnce) {
  const waiting = [...stages];
  /** @type {Tally[]} */
  const tallies = [];
  const lane = async () => {
    for (let next = waiting.shift(); next && !wasInterrupted(); next = waiting.shift()) {
      const { name, tally, text, seconds } = await next.run();
      // A stage that was stopped has not failed.
      if (wasInterrupted()) return;
      tallies.push(tally);
      if (tally.failed.length > 0) console.log(text.trimEnd());
      const result = tally.failed.length > 0 ? 'FAILED' : 'ok';
      console.log(`${name.padEnd(12)} ${result.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s   ${totalsLine(tally)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return tallies;
}
