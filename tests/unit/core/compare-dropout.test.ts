import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledTable } from '#core/datasets/bundled-tables.ts';
import { noisyCurveCsv } from '#core/datasets/noisy-curve.ts';
import { trainingRowCount } from '#shared/batches.ts';
import { comparisonDefaults, comparisonSeeds } from '#shared/comparison-defaults.ts';
import { bundledTables, type BundledTableName } from '#shared/contract/training-contract.ts';
import { createLabService } from './node-lab.ts';
import { all, failure, never } from './started-service.ts';

type Request = Parameters<ReturnType<typeof createLabService>['compareDropout']>[0];

function request(name: BundledTableName, changes: Partial<Request> = {}): Request {
  const { validationShare, steps, hyperparameters } = comparisonDefaults[name];
  const table = bundledTable(name);
  const batchSize = trainingRowCount({ table, validationShare });
  const seeds = [...comparisonSeeds];
  return { table, validationShare, steps, seeds, hyperparameters: { ...hyperparameters, batchSize }, ...changes };
}

const compare = (asked: Request) => all(createLabService().compareDropout(asked, never));

describe('the bundled tables', () => {
  it('have the rows and columns of their sources, standardised', () => {
    expect(bundledTables.map((name) => [bundledTable(name).rows, bundledTable(name).inputNames.length])).toEqual([
      [40, 1],
      [442, 10],
    ]);
    for (const name of bundledTables) {
      const { targets, standardisation } = bundledTable(name);
      const mean = targets.reduce((sum, value) => sum + value, 0) / targets.length;
      const variance = targets.reduce((sum, value) => sum + (value - mean) ** 2, 0) / targets.length;
      expect(Math.abs(mean)).toBeLessThan(1e-6);
      expect(Math.sqrt(variance)).toBeCloseTo(1, 1);
      expect(standardisation?.targetMeans).toHaveLength(1);
    }
    // Of the paper's table: mean and deviation of the response are 152.13 and 77.0.
    expect(bundledTable('diabetes').standardisation?.targetMeans[0]).toBeCloseTo(152.133, 3);
    expect(bundledTable('diabetes').standardisation?.targetDeviations[0]).toBeCloseTo(77.006, 2);
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!hasPython)('the noisy curve is what its script prints (python3 needed)', () => {
    const script = join(import.meta.dirname, '../../../electron/core/datasets/make_noisy_curve.py');
    expect(execFileSync('python3', [script], { encoding: 'utf8' })).toBe(noisyCurveCsv);
  });
});

describe('a comparison', () => {
  it('starts both networks alike and gives the same numbers again', async () => {
    const asked = request('noisy-curve', { steps: 20, seeds: [3, 4] });
    const items = await compare(asked);
    expect(new Set(items.map(({ seed }) => seed))).toEqual(new Set([3, 4]));
    const [first] = items;
    expect(first?.steps[0]).toBe(0);
    expect(first?.withDropout.training[0]).toBe(first?.withoutDropout.training[0]);
    expect(first?.withDropout.validation[0]).toBe(first?.withoutDropout.validation[0]);
    expect(items.flatMap(({ seed, steps }) => (seed === 3 ? [...steps] : []))).toEqual([...Array(21).keys()]);
    const end = items.at(-1);
    expect(end?.finished?.withDropout).not.toEqual(end?.finished?.withoutDropout);
    expect(end?.summary?.seeds).toBe(2);
    const finished = items.flatMap((item) => item.finished ?? []);
    const improvements = finished.map((each) => each.withoutDropout.validation - each.withDropout.validation);
    const [one = Number.NaN, other = Number.NaN] = improvements;
    expect(improvements).toHaveLength(2);
    expect(end?.summary?.improvement.mean).toBeCloseTo((one + other) / 2, 12);
    expect(end?.summary?.improvement.standardDeviation).toBeCloseTo(Math.abs(one - other) / Math.SQRT2, 12);
    expect(end?.fitted?.inputs).toHaveLength(201);
    expect(end?.validationRows).toHaveLength(20);
    expect((await compare(asked)).at(-1)?.summary).toEqual(end?.summary);
    const alone = (await compare({ ...asked, seeds: [4] })).at(-1);
    expect(alone?.finished).toEqual(end?.finished);
  });

  it('has nothing to compare when no row is held out, no unit is dropped or the batch is too large', async () => {
    const asked = request('noisy-curve', { steps: 1, seeds: [0] });
    const refused = [
      { ...asked, validationShare: 0.001 },
      { ...asked, hyperparameters: { ...asked.hyperparameters, dropProbability: 0 } },
      { ...asked, hyperparameters: { ...asked.hyperparameters, mode: 'off' as const } },
      { ...asked, hyperparameters: { ...asked.hyperparameters, batchSize: 21 } },
    ];
    for (const each of refused) expect((await failure(compare(each))).code).toBe('invalid-input');
  });

  it('takes losses at most 101 times, at the start and the end in any case', async () => {
    const evaluated = async (steps: number) =>
      (await compare(request('noisy-curve', { steps, seeds: [3] }))).flatMap((item) => [...item.steps]);
    expect(await evaluated(3)).toEqual([0, 1, 2, 3]);
    const many = await evaluated(345);
    expect([many.length, many[0], many[50], many.at(-1)]).toEqual([101, 0, 173, 345]);
  });
});

describe('dropout, over seeds 0 to 19', () => {
  it('narrows the gap between validation and training on the diabetes table', { timeout: 600_000 }, async () => {
    const summary = (await compare(request('diabetes'))).at(-1)?.summary;
    expect(summary?.seeds).toBe(20);
    expect(summary?.helped).toBeGreaterThanOrEqual(18);
    const { withoutDropout, withDropout, improvement } = summary ?? expect.fail('it has no end');
    // Means and deviations of the 20 seeds, in squared deviations of the target.
    expect(withoutDropout.gap.mean).toBeGreaterThan(2 * withDropout.gap.mean);
    expect(withoutDropout.training.mean).toBeLessThan(0.2);
    expect(improvement.mean).toBeGreaterThan(improvement.standardDeviation);
    console.log(
      `diabetes, 20 seeds: validation ${withoutDropout.validation.mean.toFixed(3)} without, ` +
        `${withDropout.validation.mean.toFixed(3)} with dropout; improvement ${improvement.mean.toFixed(3)} ` +
        `(deviation ${improvement.standardDeviation.toFixed(3)}); helped in ${String(summary?.helped)} of 20`,
    );
  });
});
