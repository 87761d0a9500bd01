import { beforeAll, expect, it } from 'vitest';
import { readTable } from '#core/import/read-table.ts';
import { Experiment } from '#core/experiment.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { describeEachBackend } from '../each-backend.ts';
import { loadBackends } from '../node-lab.ts';
import { savedExperiment } from '../saved-experiment.ts';
import { unknownFormat } from './case-file.ts';

beforeAll(async () => {
  await loadBackends();
});

const smallest = 2 ** -149;
const table = readTable({
  text: 'a;b;y\n-0;1,4e-45;-0,0\n1;-1e-40;5\n',
  name: 'small',
  format: unknownFormat,
  inputs: [0, 1],
  targets: [2],
  leaveOutMissing: false,
  standardiseInputs: false,
  standardiseTargets: false,
});
const state = {
  hyperparameters: { ...lectureHyperparameters, inputSize: 2, batchSize: 2 },
  data: { kind: 'table', table, validationShare: 0 } as const,
  edits: [
    { kind: 'value', step: 1, tensor: 'fc1.bias', row: 0, column: 0, value: -0 } as const,
    { kind: 'value', step: 1, tensor: 'fc1.bias', row: 1, column: 0, value: smallest } as const,
  ],
  completedSteps: 1,
};

describeEachBackend('-0 and the smallest float32s of a table and of edits', (backend) => {
  it('are what the step is computed with', () => {
    const experiment = Experiment.begin(state, backend);
    experiment.train(() => false);
    const step = { layout: stepLayout(state.hyperparameters), data: experiment.record ?? new Float32Array() };
    expect([...tensorMatrix(step, 'x').data]).toEqual([-0, smallest, 1, Math.fround(-1e-40)]);
    expect([...tensorMatrix(step, 'y').data]).toEqual([-0, 5]);
    expect([...tensorMatrix(step, 'fc1.bias').data.subarray(0, 2)]).toEqual([-0, smallest]);
  });

  it('are in the file that is saved', () => {
    const { document } = readExperimentFile(savedExperiment(state, undefined, backend));
    const { data, edits } = document.state;
    expect(data.kind === 'table' && [...data.table.inputs, ...data.table.targets]).toEqual([
      ...[-0, smallest, 1, Math.fround(-1e-40)],
      ...[-0, 5],
    ]);
    expect(edits.map((edit) => edit.kind === 'value' && Math.fround(edit.value))).toEqual([-0, smallest]);
  });
});
