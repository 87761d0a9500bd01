/**
 * `node tests/bench/bench.js [--only id,id]`: takes the measurements goals.js lists, from the built app, and writes one table: dist/bench.json
 * and dist/bench.md. Never fails: a machine may be slow, or without a browser or PyTorch.
 */
import { parseArgs } from 'node:util';
import { bundleEngine, measureEngine, measureTypicalEngine } from './engine-process.js';
import { measureFrames } from './measure-frames.js';
import { measureLarge } from './measure-large.js';
import { measurePaint } from './measure-paint.js';
import { measureStart } from './measure-start.js';
import { measureWebStart, measureWebStep } from './measure-web.js';
import { reportTable } from './table.js';

/** @typedef {import('./measurement.ts').Measurement} Measurement */

/** @type {readonly { ids: readonly string[], measure: () => Promise<readonly Measurement[]> }[]} */
const benches = [
  { ids: ['recorded-step'], measure: () => measureTypicalEngine('recorded-step') },
  { ids: ['large-step'], measure: () => measureEngine('large-step') },
  { ids: ['recording-cost'], measure: () => measureEngine('recording-cost') },
  { ids: ['ipc-cost'], measure: () => measureEngine('ipc-cost') },
  { ids: ['stop'], measure: () => measureEngine('stop') },
  {
    ids: ['time-travel', 'edit-step', 'enumeration', 'draws', 'audit-step'],
    measure: () => measureEngine('understanding'),
  },
  { ids: ['check-fifty'], measure: () => measureEngine('check-fifty') },
  { ids: ['why-dropout'], measure: () => measureEngine('why-dropout') },
  { ids: ['leak', 'leak-memory'], measure: () => measureEngine('leak') },
  { ids: ['training-fps', 'training-gap'], measure: measureFrames },
  {
    ids: [
      'click-to-paint',
      'click-to-paint-p95',
      'highlight-paint',
      'trace-paint',
      'phase-paint',
      'view-paint',
      'edit-paint',
    ],
    measure: measurePaint,
  },
  { ids: ['large-shown', 'large-heap', 'large-zip'], measure: measureLarge },
  { ids: ['start', 'first-load'], measure: measureStart },
  { ids: ['web-start', 'web-load'], measure: measureWebStart },
  { ids: ['web-step'], measure: measureWebStep },
];

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
/** @type {Measurement[]} */
const measurements = [];
await bundleEngine();
for (const { ids, measure } of benches) {
  if (only !== undefined && !ids.some((id) => only.includes(id))) continue;
  console.error(`measuring ${ids.join(', ')} ...`);
  try {
    measurements.push(...(await measure()));
  } catch (error) {
    const skipped = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    measurements.push(...ids.map((id) => ({ id, skipped })));
  }
}
await reportTable(measurements);
