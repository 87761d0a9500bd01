import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dist } from '../../build/scripts/places.js';
import { goals } from './goals.js';

/** @typedef {import('./measurement.ts').Measurement} Measurement */
/** @typedef {import('./measurement.ts').Row} Row */

/** @param {number} value three digits that count, and no more than are needed */
const short = (value) => String(Number(value.toPrecision(3)));

/**
 * @param {readonly Measurement[]} measurements
 * @returns {Row[]} those that were measured, in the order of the goals
 */
function rowsOf(measurements) {
  return goals.flatMap(({ id, unit, limit: goal, atLeast }) => {
    const found = measurements.find((measurement) => measurement.id === id);
    if (found === undefined || 'skipped' in found) return [];
    const { value, detail, limit = goal } = found;
    const met = atLeast === true ? value >= limit : value <= limit;
    return [{ id, value, limit, unit, met, detail }];
  });
}

/** @param {readonly Row[]} rows */
function markdownOf(rows) {
  const lines = rows.map(({ id, value, limit, unit, met }) => {
    const { what, atLeast } = goals.find((goal) => goal.id === id) ?? { what: id, atLeast: undefined };
    return `| ${id} | ${what} | ${short(value)} ${unit} | ${atLeast === true ? '>=' : '<='} ${short(limit)} | ${met ? 'met' : 'not met'} |`;
  });
  return ['| row | what | measured | goal | |', '| --- | --- | --- | --- | --- |', ...lines, ''].join('\n');
}

/**
 * Writes the table to dist/bench.json and dist/bench.md and prints it, with what was skipped.
 *
 * @param {readonly Measurement[]} measurements
 */
export async function reportTable(measurements) {
  const rows = rowsOf(measurements);
  const markdown = markdownOf(rows);
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, 'bench.json'), `${JSON.stringify(rows, null, 2)}\n`);
  await writeFile(join(dist, 'bench.md'), markdown);
  console.log(markdown);
  for (const { id, detail } of rows) console.log(`${id}: ${detail}`);
  for (const found of measurements) if ('skipped' in found) console.log(`skipped: ${found.id} (${found.skipped})`);
}
