import { describe, expect, it } from 'vitest';
import { Experiment } from '#core/experiment.ts';
import { optimizerStateNames, parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { describeEachBackend } from '../unit/core/each-backend.ts';
import { flat } from './reference-run.ts';
import { planOf, trainingRuns } from './training-run.ts';

const tolerance = 2e-6;

function expectClose(actual: Float32Array, expected: readonly number[], what: string): void {
  const differences = Array.from(actual, (value, index) => Math.abs(value - (expected[index] ?? Number.NaN)));
  expect(Math.max(...differences), what).toBeLessThanOrEqual(tolerance);
}

const runs = trainingRuns();

it('there are five training runs', () => {
  expect(runs).toHaveLength(5);
});

describeEachBackend('ten steps', (backend) => {
  describe.each(runs)('of $name', (run) => {
    const plan = planOf(run);
    const layout = stepLayout(plan.hyperparameters);

    it('take the rows, draw the masks and end up where PyTorch does', () => {
      const experiment = Experiment.begin(plan, backend);
      const width = run.config.in;
      const table = flat(run.inputs);
      const perEpoch = Math.max(1, Math.floor(run.config.rows / run.config.batch));
      for (const [index, loss] of run.losses.entries()) {
        experiment.train(() => false);
        const record = { layout, data: experiment.record ?? new Float32Array(0) };
        const values = (name: TensorName) => tensorMatrix(record, name).data;
        const order = run.orders?.[Math.floor(index / perEpoch)] ?? [...Array(run.config.batch).keys()];
        const first = (index % perEpoch) * run.config.batch;
        const rows = order.slice(first, first + run.config.batch);
        expect([...values('x')], `x of step ${index + 1}`).toEqual(
          rows.flatMap((row) => table.slice(row * width, (row + 1) * width)),
        );
        expect([...values('mask')], `mask of step ${index + 1}`).toEqual(flat(run.masks[index] ?? []));
        expectClose(values('loss'), [loss], `loss of step ${index + 1}`);
        for (const name of parameterNames) {
          expectClose(values(`${name}.after`), flat(run.after[name]?.[index] ?? []), `${name} after step ${index + 1}`);
        }
        const state = run.state ?? {};
        expect(Object.keys(state)).toEqual(optimizerStateNames(plan.hyperparameters.optimizer));
        for (const name of optimizerStateNames(plan.hyperparameters.optimizer)) {
          expectClose(values(name), flat(state[name]?.[index] ?? []), `${name} after step ${index + 1}`);
          if (index === 0) expect(values(`${name}.before`).every((value) => value === 0)).toBe(true);
          else
            expectClose(values(`${name}.before`), flat(state[name]?.[index - 1] ?? []), `${name} before ${index + 1}`);
        }
      }
    });
  });
});
