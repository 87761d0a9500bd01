import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm.js';
import { dist } from './places.js';
import { oneFailed, onePassed, withExitCode } from './tally.js';

/**
 * One stage of the whole test: an npm script, and how to count what it did.
 *
 * @typedef {import('./tally.js').Tally} Tally
 * @typedef {{ readonly name: string, readonly tally: Tally, readonly text: string, readonly seconds: number }} StageResult
 * @typedef {{ readonly name: string, readonly run: () => Promise<StageResult> }} Stage
 */

/**
 * @param {string} name
 * @param {readonly string[]} parameters of `npm run`
 * @param {(code: number) => Tally | Promise<Tally>} count
 * @returns {Stage}
 */
function stage(name, parameters, count) {
  return {
    name,
    run: async () => {
      const start = performance.now();
      const { code, text } = await npm(['run', '--silent', ...parameters], { output: 'capture' });
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
export const check = (name, script) => stage(name, [script], (code) => (code === 0 ? onePassed : oneFailed));

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
  const counted = stage(name, parameters, async (code) => {
    try {
      /** @type {unknown} */
      const report = JSON.parse(await readFile(path, 'utf8'));
      return withExitCode(tallyOf(/** @type {Report} */ (report)), code); // the runner wrote it a moment ago
    } catch {
      return oneFailed;
    }
  });
  return {
    name,
    run: async () => {
      // The report of an earlier run must not speak for a runner that never got to write one.
      await rm(path, { force: true });
      return counted.run();
    },
  };
}
