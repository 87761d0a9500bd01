import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Experiment } from '#core/experiment.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters, type Optimizer } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { parameterNames } from '#shared/tensors/tensor-names.ts';
import { describeEachBackend } from '../unit/core/each-backend.ts';

interface BoundRuns {
  readonly steps: number;
  /** Of each seed: the losses, then the parameters after the last step, as base64 of float32s. */
  readonly runs: readonly {
    readonly optimizer: Optimizer;
    readonly lr: number;
    readonly seeds: readonly number[];
    readonly numbers: readonly string[];
  }[];
}

const read = (...path: string[]) => readFileSync(join(import.meta.dirname, ...path), 'utf8');
const { steps, runs } = JSON.parse(read('bounds.json')) as BoundRuns; // written by make_bounds_reference.py

/** The bounds README states, by optimizer and learning rate: rows such as `| adam | 0.1 | 8e-6 |`. */
const stated = new Map(
  [...read('..', '..', 'README.md').matchAll(/^\| (sgd|momentum|adam) +\| ([\d.]+) +\| (\de-\d) +\|/gm)].map(
    ([, optimizer, lr, bound]) => [`${optimizer ?? ''} ${lr ?? ''}`, Number(bound)],
  ),
);

function numbersOf(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readFloatLE(4 * index));
}

it('README states a bound for every optimizer and learning rate that is measured, and no other', () => {
  expect([...stated.keys()].sort()).toEqual(runs.map(({ optimizer, lr }) => `${optimizer} ${String(lr)}`).sort());
});

describeEachBackend('twenty steps of the lecture', (backend) => {
  describe.each(runs)('with $optimizer and learning rate $lr', ({ optimizer, lr, seeds, numbers }) => {
    it('differ from PyTorch by no more than README states', () => {
      let largest = 0;
      for (const [index, seed] of seeds.entries()) {
        const hyperparameters = { ...lectureHyperparameters, optimizer, learningRate: lr, seed };
        const experiment = Experiment.begin({ hyperparameters, data: drawnData, edits: [] }, backend);
        const losses: number[] = [];
        const step = () => ({ layout: stepLayout(hyperparameters), data: experiment.record ?? new Float32Array(0) });
        for (let done = 0; done < steps; done += 1) {
          experiment.train(() => false);
          losses.push(...tensorMatrix(step(), 'loss').data);
        }
        const ours = [...losses, ...parameterNames.flatMap((name) => [...tensorMatrix(step(), `${name}.after`).data])];
        const theirs = numbersOf(numbers[index] ?? '');
        expect(ours).toHaveLength(theirs.length);
        // As `check` measures it: absolute up to 1, relative to numbers beyond.
        for (const [place, value] of ours.entries()) {
          const other = theirs[place] ?? Number.NaN;
          largest = Math.max(largest, Math.abs(value - other) / Math.max(1, Math.abs(other)));
        }
      }
      const bound = stated.get(`${optimizer} ${String(lr)}`) ?? 0;
      expect(largest).toBeLessThanOrEqual(bound);
      // A bound of which a tenth would do is no measurement.
      expect(largest).toBeGreaterThan(bound / 10);
    });
  });
});
