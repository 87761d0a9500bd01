import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { loadBackends } from './node-lab.ts';
import { failure, never, startedService } from './started-service.ts';

beforeAll(async () => {
  await loadBackends();
});

describe('a Monte Carlo prediction', () => {
  const asked = { completedSteps: 5, inputs: null, passes: 400 };

  it('tends to the evaluation, with the spread of the masks, and gives the same numbers again', async () => {
    const service = await startedService({}, { completedSteps: 7 });
    const { rows, mean, standardDeviation, evaluation } = await service.predictWithDropout(asked, never);
    expect([rows, mean.length, evaluation.length]).toEqual([15, 15, 15]);
    for (const [index, value] of mean.entries()) {
      const spread = standardDeviation[index] ?? Number.NaN;
      expect(spread).toBeGreaterThan(0);
      expect(Math.abs(value - (evaluation[index] ?? Number.NaN))).toBeLessThan((5 * spread) / Math.sqrt(400));
    }
    expect((await service.predictWithDropout(asked, never)).mean).toEqual(mean);
    expect((await service.predictWithDropout({ ...asked, completedSteps: 6 }, never)).mean).not.toEqual(mean);
    expect(tf.memory().numTensors).toBe(0);
  });

  it('has no spread without dropout, nor from one pass', async () => {
    const off = await startedService({ mode: 'off' });
    const plain = await off.predictWithDropout({ ...asked, completedSteps: 0 }, never);
    expect(plain.standardDeviation.every((value) => value === 0)).toBe(true);
    expect(plain.mean.map(Math.fround)).toEqual(Float64Array.from(plain.evaluation));
    const once = await off.predictWithDropout({ ...asked, completedSteps: 0, passes: 1 }, never);
    expect(once.standardDeviation.every(Number.isNaN)).toBe(true);
  });

  it('refuses a step that was not done, inputs that fill no rows, and too many masks', async () => {
    const service = await startedService({}, { completedSteps: 5 });
    const refused = [
      { ...asked, completedSteps: 6 },
      { ...asked, inputs: new Float32Array(7) },
      { ...asked, inputs: new Float32Array(5 * 3000), passes: 10_000 },
    ];
    for (const each of refused) {
      expect((await failure(service.predictWithDropout(each, never))).code).toBe('invalid-input');
    }
    const rows = await service.predictWithDropout({ ...asked, inputs: new Float32Array(10) }, never);
    expect(rows.rows).toBe(2);
  });
});
