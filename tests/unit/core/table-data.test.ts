import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { Experiment } from '#core/experiment.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { splitRows } from '#core/table-rows.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { measureUpdateEffect } from '#core/update-effect.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters as lecture, type Hyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, stepLayout, tensorMatrix, type TensorName } from '#shared/step-record.ts';
import { countingTable } from '../shared/counting-table.ts';
import { describeEachBackend } from './each-backend.ts';
import { loadBackends } from './node-lab.ts';
import { all, failure, never, startedService } from './started-service.ts';

beforeAll(async () => {
  await loadBackends();
});

const settings: Hyperparameters = { ...lecture, batchSize: 4, hiddenSize: 3, learningRate: 0.001 };
const table = countingTable(13);

/** A tensor of each of the first steps. */
function tensorsOf(name: TensorName, steps: number, edits: Edit[] = [], data = table, hyperparameters = settings) {
  const experiment = Experiment.begin({ hyperparameters, data, edits }, 'cpu');
  const layout = stepLayout(hyperparameters);
  return Array.from({ length: steps }, () => {
    experiment.train(() => false);
    return [...tensorMatrix({ layout, data: experiment.record ?? new Float32Array(0) }, name).data];
  });
}

/** The numbers, counted from 0, of the rows of the counting table that a step used. */
const rowsOf = (x: readonly number[]) => x.filter((_, index) => index % 5 === 0).map((value) => Math.round(value * 10));

describe('held-out rows', () => {
  it('are as many as asked for, the same for the same seed, and not those of another', () => {
    const source = countingTable(100, { validationShare: 0.25 });
    const { training, validation } = splitRows(source, 42);
    expect([training.length, validation.length]).toEqual([75, 25]);
    expect([...training, ...validation].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
    expect([...training]).toEqual([...training].sort((a, b) => a - b));
    expect(splitRows(source, 42)).toEqual({ training, validation });
    expect(splitRows(source, 43).validation).not.toEqual(validation);
  });

  it('are never trained on, and change no draw of the experiment', () => {
    const source = countingTable(20, { validationShare: 0.2 });
    const { validation } = splitRows(source, settings.seed);
    const used = tensorsOf('x', 8, [], source).flatMap(rowsOf);
    expect(used.filter((row) => validation.includes(row))).toEqual([]);
    expect(tensorsOf('mask', 8, [], source)).toEqual(tensorsOf('mask', 8, [], countingTable(16)));
  });
});

describe('a table', () => {
  it('leaves the initial parameters as they are drawn from the seed', () => {
    const places = startLayout(settings).places;
    const parameters = (data: Float32Array) => data.slice(places['fc1.weight'].offset);
    expect(parameters(drawExperimentStart(settings, table).record.data)).toEqual(
      parameters(drawExperimentStart(settings).record.data),
    );
  });

  it('is used whole and in its order when it is one batch; then nothing is drawn but masks', () => {
    const whole = { ...settings, batchSize: 13 };
    expect(tensorsOf('x', 2, [], table, whole).map(rowsOf)).toEqual([[...Array(13).keys()], [...Array(13).keys()]]);
    const { generator } = drawExperimentStart(whole, table);
    const fresh = TorchGenerator.fromSeed(whole.seed);
    for (let draw = 0; draw < 3 * 5 + 3 + 3 + 1; draw += 1) fresh.uint32();
    expect(generator.uint32()).toBe(fresh.uint32());
  });

  it('is gone through once an epoch, in another order each, without the rows that do not fill a batch', () => {
    const steps = tensorsOf('x', 6).map(rowsOf);
    const [first, second] = [steps.slice(0, 3).flat(), steps.slice(3).flat()];
    expect([new Set(first).size, new Set(second).size]).toEqual([12, 12]);
    expect(first).not.toEqual(second);
    expect(tensorsOf('y', 6).map((y) => y.map((value) => Math.round(-10 * value)))).toEqual(steps);
  });

  it('shows the first batch before the first step', () => {
    const experiment = Experiment.begin({ hyperparameters: settings, data: table, edits: [] }, 'cpu');
    expect(rowsOf([...experiment.start.subarray(0, 20)])).toEqual(rowsOf(tensorsOf('x', 1)[0] ?? []));
  });

  it('that does not fit is refused with a sentence, and the experiment before it goes on', async () => {
    const service = await startedService({}, { completedSteps: 2 });
    const start = { hyperparameters: lecture, data: table, backend: 'cpu', completedSteps: 0, edits: [] } as const;
    expect(await failure(service.startExperiment({ ...start, edits: [] }, never))).toMatchObject({
      code: 'invalid-input',
      message: 'A batch of 15 rows is larger than the training data, which have 13 rows.',
    });
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.firstStep).toBe(3);
  });
});

describe('edits of x and y', () => {
  const toX: Edit = { kind: 'value', step: 2, tensor: 'x', row: 1, column: 0, value: 77 };
  const toY: Edit = { kind: 'tensor', step: 3, tensor: 'y', values: Float32Array.of(9, 8, 7, 6) };

  it('hold for their step only with mini-batches', () => {
    const [plain, edited] = [tensorsOf('x', 4), tensorsOf('x', 4, [toX])];
    expect(edited[1]?.[5]).toBe(77);
    edited[1]?.splice(5, 1, plain[1]?.[5] ?? Number.NaN);
    expect(edited).toEqual(plain);
    const [plainY, editedY] = [tensorsOf('y', 4), tensorsOf('y', 4, [toY])];
    expect(editedY).toEqual([plainY[0], plainY[1], [9, 8, 7, 6], plainY[3]]);
  });

  it('last from their step on when every step uses all rows', () => {
    const four = countingTable(4);
    expect(tensorsOf('x', 4, [toX], four).map((x) => x[5])).toEqual([Math.fround(0.1), 77, 77, 77]);
    expect(tensorsOf('y', 5, [toY], four).slice(2)).toEqual([
      [9, 8, 7, 6],
      [9, 8, 7, 6],
      [9, 8, 7, 6],
    ]);
  });
});

describeEachBackend('mini-batches', (backend) => {
  const edits: Edit[] = [
    { kind: 'value', step: 9, tensor: 'x', row: 1, column: 0, value: 0.5 },
    { kind: 'mask-lock', step: 20, locked: true },
    { kind: 'tensor', step: 30, tensor: 'fc2.weight', values: Float32Array.of(0.5, -0.25, 1) },
    { kind: 'mask-lock', step: 40, locked: false },
  ];

  it('give the bytes of the first time when a step is visited again, and leave no tensor', async () => {
    const service = await startedService(settings, { backend, data: table, edits });
    const records: Float32Array[] = [new Float32Array(0)];
    for (let step = 1; step <= 60; step += 1) {
      const [item] = await all(service.recordSteps({ count: 1 }, never));
      records.push(item?.record ?? new Float32Array(0));
    }
    await all(service.recordSteps({ count: 3000 }, never));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (step) => {
        expect(await service.visitStep({ step }, never), `step ${step}`).toEqual(records[step]);
      }),
      { numRuns: 25 },
    );
    const straight = await startedService(settings, { backend, data: table, edits, completedSteps: 60 });
    expect(await straight.visitStep({ step: 60 }, never)).toEqual(records[60]);
    expect(tf.memory().numTensors).toBe(0);
  });

  it('give the earlier bytes back when edits are taken back', async () => {
    const service = await startedService(settings, { backend, data: table, completedSteps: 50 });
    const before = await service.visitStep({ step: 50 }, never);
    const edited = await service.changeEdits({ edits, completedSteps: 50 }, never);
    const fresh = await startedService(settings, { backend, data: table, edits, completedSteps: 50 });
    expect(edited.record).toEqual(await fresh.visitStep({ step: 50 }, never));
    expect((await service.changeEdits({ edits: [], completedSteps: 50 }, never)).record).toEqual(before);
  });
});

it('the mask the next step would draw is told also where an epoch ends', () => {
  const experiment = Experiment.begin({ hyperparameters: settings, data: table, edits: [] }, 'cpu');
  for (let step = 1; step <= 3; step += 1) experiment.train(() => false);
  const effect = measureUpdateEffect(experiment);
  const next = tensorsOf('mask', 4)[3];
  // With the mask of step 4 on the rows of step 3, worked out here in double precision.
  const record = { layout: stepLayout(settings), data: experiment.record ?? new Float32Array(0) };
  const at = (name: TensorName, index: number) => tensorMatrix(record, name).data[index] ?? Number.NaN;
  let loss = 0;
  for (let sample = 0; sample < 4; sample += 1) {
    let output = at('fc2.bias', 0);
    for (let unit = 0; unit < 3; unit += 1) {
      output += at('hidden', sample * 3 + unit) * (next?.[sample * 3 + unit] ?? Number.NaN) * at('fc2.weight', unit);
    }
    loss += (output - at('y', sample)) ** 2 / 4;
  }
  expect(effect?.freshMask.before).toBeCloseTo(loss, 6);
});
