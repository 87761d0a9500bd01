import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Experiment } from '#core/experiment.ts';
import { drawnData } from '#shared/data-source.ts';
import { optimizers, type Optimizer } from '#shared/hyperparameters.ts';
import type { Matrix } from '#shared/matrix.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { describeEachBackend } from '../unit/core/each-backend.ts';
import { hyperparametersOf, type ReferenceRun } from './reference-run.ts';

/** One run of make_diverging_reference.py: of each tensor of each step its pattern, a text a row. */
interface DivergingRun extends Omit<ReferenceRun, 'tensors' | 'config'> {
  readonly config: ReferenceRun['config'] & { readonly optimizer: Optimizer };
  readonly steps: readonly Readonly<Record<TensorName, readonly string[]>>[];
}

const runs = readdirSync(import.meta.dirname)
  .filter((file) => /^diverging-.*\.json$/.test(file))
  .map((file) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as DivergingRun); // written by that script

function sign(value: number): string {
  if (Number.isNaN(value)) return 'N';
  if (!Number.isFinite(value)) return value > 0 ? '+' : '-';
  return value === 0 ? '0' : '.';
}

function patternOf({ rows, columns, data }: Matrix): string[] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from(data.subarray(row * columns, (row + 1) * columns), sign).join(''),
  );
}

it('there is a run that ends in NaN for each optimizer', () => {
  const ended = runs.filter(({ steps }) => steps.at(-1)?.loss[0] === 'N');
  expect(new Set(ended.map(({ config }) => config.optimizer))).toEqual(new Set(optimizers));
});

describeEachBackend('a run that diverges', (backend) => {
  it.each(runs)('has the zeros, infinities and NaN of PyTorch: $name', ({ config, steps, ...run }) => {
    const settings = { ...hyperparametersOf({ ...run, config, tensors: {} }), optimizer: config.optimizer };
    const experiment = Experiment.begin({ hyperparameters: settings, data: drawnData, edits: [] }, backend);
    for (const [index, expected] of steps.entries()) {
      experiment.train(() => false);
      const record = { layout: stepLayout(settings), data: experiment.record ?? new Float32Array(0) };
      const names = Object.keys(expected) as TensorName[]; // PyTorch's names, as the app has them
      const actual = Object.fromEntries(names.map((name) => [name, patternOf(tensorMatrix(record, name))]));
      expect(actual, `step ${index + 1}`).toEqual(expected);
    }
  });

  it('has the same numbers whether its steps are done one by one or in one go', () => {
    const [first] = runs;
    if (!first) throw new Error('there is no diverging run');
    const settings = { ...hyperparametersOf({ ...first, tensors: {} }), learningRate: 1000 };
    const plan = { hyperparameters: settings, data: drawnData, edits: [] };
    const [alone, together] = [Experiment.begin(plan, backend), Experiment.begin(plan, backend)];
    for (let step = 1; step <= 6; step += 1) alone.train(() => false);
    let left = 6;
    together.train(() => (left -= 1) > 0);
    expect(together.record).toEqual(alone.record);
  });
});
