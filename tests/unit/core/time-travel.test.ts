import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { describeEachBackend } from './each-backend.ts';
import { createLabService, loadBackends } from './node-lab.ts';
import { all, failure, lecture, never, startedService } from './started-service.ts';

const edits: Edit[] = [
  { kind: 'value', step: 3, tensor: 'x', row: 1, column: 2, value: 1.5 },
  { kind: 'mask-cell', step: 100, sample: 0, unit: 4, kept: true },
  { kind: 'mask-lock', step: 300, locked: true },
  { kind: 'mask-row', step: 400, sample: 7, draw: 2 },
  { kind: 'value', step: 480, tensor: 'fc2.weight', row: 0, column: 1, value: -0.25 },
  { kind: 'mask-lock', step: 700, locked: false },
];
const bytes = (record: Float32Array | null | undefined) =>
  Buffer.from(record?.slice().buffer ?? new ArrayBuffer(0)).toString('base64');

/** The record and the loss of every step asked for, recorded one by one. */
async function recordedOneByOne(service: Awaited<ReturnType<typeof startedService>>, steps: number) {
  const records: string[] = [''];
  for (let step = 1; step <= steps; step += 1) {
    const [item] = await all(service.recordSteps({ count: 1 }, never));
    records.push(bytes(item?.record));
  }
  return records;
}

beforeAll(async () => {
  await loadBackends();
});

describeEachBackend('visitStep', (backend) => {
  it.each([
    ['without edits', []],
    ['with edits', edits],
  ])('gives the bytes of the first time, %s', async (_, made) => {
    const service = await startedService({}, { backend, edits: made });
    const records = await recordedOneByOne(service, 520);
    await all(service.recordSteps({ count: 480 }, never));
    const [last] = await all(service.recordSteps({ count: 1 }, never));
    for (const step of [500, 499, 1, 2, 480, 481, 300, 301, 400, 500]) {
      expect(bytes(await service.visitStep({ step }, never)), `step ${step}`).toBe(records[step]);
    }
    expect(await service.visitStep({ step: 1001 }, never)).toEqual(last?.record);
    expect(tf.memory().numTensors).toBe(0);
  });

  it('gives the bytes of the first time when checkpoints have been thinned out', async () => {
    const service = await startedService({ hiddenSize: 2, batchSize: 2 }, { backend });
    const records = await recordedOneByOne(service, 60);
    await all(service.recordSteps({ count: 4000 }, never));
    for (const step of [1, 7, 59, 60]) expect(bytes(await service.visitStep({ step }, never))).toBe(records[step]);
  });
});

describe('visitStep', () => {
  it('changes nothing of the experiment', async () => {
    const service = await startedService({}, { completedSteps: 50 });
    const undisturbed = await startedService({}, { completedSteps: 50 });
    await service.visitStep({ step: 20 }, never);
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.record).toEqual(
      (await all(undisturbed.recordSteps({ count: 1 }, never)))[0]?.record,
    );
  });

  it('gives a copy each time', async () => {
    const service = await startedService({}, { completedSteps: 50 });
    const visited = await service.visitStep({ step: 20 }, never);
    const again = visited.slice();
    visited.fill(0);
    expect(await service.visitStep({ step: 20 }, never)).toEqual(again);
  });

  it('refuses a step that was not done, and needs an experiment', async () => {
    const service = await startedService({}, { completedSteps: 5 });
    expect(await failure(service.visitStep({ step: 6 }, never))).toMatchObject({
      code: 'invalid-input',
      message: 'Step 6 has not been done: there are 5 so far.',
    });
    expect((await failure(createLabService().visitStep({ step: 1 }, never))).code).toBe('no-experiment');
  });

  it('may run beside a stream of steps, and ends when the experiment is replaced', async () => {
    const service = await startedService({}, { completedSteps: 3000 });
    const stream = service.recordSteps({ count: 1_000_000 }, never)[Symbol.asyncIterator]();
    await stream.next();
    expect(await service.visitStep({ step: 1 }, never)).toHaveLength(stepLayout(lectureHyperparameters).length);
    await stream.return?.();
    await service.changeEdits({ edits: [], completedSteps: 3000 }, never);
    service.dispose();
    expect((await failure(service.visitStep({ step: 1 }, never))).code).toBe('no-experiment');
  });
});

describeEachBackend('changeEdits', (backend) => {
  it('gives what an experiment gives that had these edits from the start', async () => {
    const service = await startedService({}, { backend, completedSteps: 600 });
    const changed = await service.changeEdits({ edits, completedSteps: 600 }, never);
    const fresh = createLabService();
    const { engine, ...started } = await fresh.startExperiment(
      { ...lecture, backend, edits, completedSteps: 600 },
      never,
    );
    expect(engine.backend).toBe(backend);
    expect(changed).toEqual(started);
    const [next] = await all(service.recordSteps({ count: 150 }, never));
    expect(next?.record).toEqual((await all(fresh.recordSteps({ count: 150 }, never)))[0]?.record);
    expect(await service.visitStep({ step: 740 }, never)).toEqual(await fresh.visitStep({ step: 740 }, never));
  });

  it('gives the earlier bytes back when the earlier list is sent again', async () => {
    const service = await startedService({}, { backend, edits: edits.slice(0, 3) });
    await all(service.recordSteps({ count: 320 }, never));
    const before = await service.changeEdits({ edits: edits.slice(0, 3), completedSteps: 320 }, never);
    const edited = await service.changeEdits(
      {
        edits: [...edits.slice(0, 3), { kind: 'mask-cell', step: 320, sample: 3, unit: 0, kept: false }],
        completedSteps: 320,
      },
      never,
    );
    const undone = await service.changeEdits({ edits: edits.slice(0, 3), completedSteps: 320 }, never);
    expect(bytes(undone.record)).toBe(bytes(before.record));
    expect(undone.lossCurve).toEqual(before.lossCurve);
    expect(bytes(edited.record)).not.toBe(bytes(before.record));
    expect(edited.lossCurve.last.slice(0, 319)).toEqual(before.lossCurve.last.slice(0, 319));
  });
});

describe('changeEdits', () => {
  it('goes back: the steps behind are gone, and are recorded again as they were', async () => {
    const service = await startedService();
    const items = await all(service.recordSteps({ count: 40 }, never));
    const back = await service.changeEdits({ edits: [], completedSteps: 30 }, never);
    expect([back.completedSteps, back.lossCurve.steps]).toEqual([30, 30]);
    expect((await failure(service.visitStep({ step: 31 }, never))).code).toBe('invalid-input');
    const again = await all(service.recordSteps({ count: 10 }, never));
    expect(again[0]?.firstStep).toBe(31);
    expect(again.at(-1)?.record).toEqual(items.at(-1)?.record);
  });

  it('goes back to the start, whose numbers carry the edits of the first step', async () => {
    const service = await startedService({}, { completedSteps: 3 });
    const edit: Edit = { kind: 'value', step: 1, tensor: 'fc1.weight', row: 0, column: 0, value: 9 };
    const { start, completedSteps, record } = await service.changeEdits({ edits: [edit], completedSteps: 0 }, never);
    expect([completedSteps, record]).toEqual([0, null]);
    expect(start[75 + 15]).toBe(9);
    const plain = await service.changeEdits({ edits: [], completedSteps: 0 }, never);
    expect(plain.start[75 + 15]).not.toBe(9);
  });

  it('goes forward when more steps are asked for than were done', async () => {
    const service = await startedService({}, { completedSteps: 3 });
    const { lossCurve, record } = await service.changeEdits({ edits: [], completedSteps: 8 }, never);
    const straight = await createLabService().startExperiment({ ...lecture, completedSteps: 8 }, never);
    expect([lossCurve, record]).toEqual([straight.lossCurve, straight.record]);
  });

  it('replays one step for an edit of a recent one that was recorded by itself', async () => {
    const service = await startedService({}, { completedSteps: 4960 });
    for (let step = 4961; step <= 5000; step += 1) await all(service.recordSteps({ count: 1 }, never));
    const relu = tf.getKernel('Relu', 'cpu');
    let calls = 0;
    tf.unregisterKernel('Relu', 'cpu');
    tf.registerKernel({ ...relu, kernelFunc: (parameters) => ((calls += 1), relu.kernelFunc(parameters)) });
    for (const step of [5000, 4999, 4969]) {
      calls = 0;
      const edit: Edit = { kind: 'mask-cell', step, sample: 0, unit: 0, kept: true };
      await service.changeEdits({ edits: [edit], completedSteps: step }, never);
      expect(calls, `step ${step}`).toBe(1);
    }
    tf.unregisterKernel('Relu', 'cpu');
    tf.registerKernel(relu);
  });

  it('leaves the experiment as it was when an edit does not fit, the engine refuses or the caller cancels', async () => {
    const service = await startedService({}, { completedSteps: 2000 });
    const before = await service.visitStep({ step: 2000 }, never);
    const edit = (sample: number): Edit => ({ kind: 'mask-cell', step: 1, sample, unit: 0, kept: true });
    const misfit = await failure(service.changeEdits({ edits: [edit(15)], completedSteps: 2000 }, never));
    expect(misfit).toMatchObject({ code: 'invalid-input', message: 'There is no sample 16.' });
    const cancelled = service.changeEdits({ edits: [edit(0)], completedSteps: 1_000_000 }, AbortSignal.timeout(20));
    expect((await failure(cancelled)).code).toBe('cancelled');
    const relu = tf.getKernel('Relu', 'cpu');
    tf.unregisterKernel('Relu', 'cpu');
    const refused = await failure(service.changeEdits({ edits: [edit(0)], completedSteps: 2000 }, never));
    tf.registerKernel(relu);
    expect(refused.code).toBe('engine-failed');
    expect(await service.visitStep({ step: 2000 }, never)).toEqual(before);
    expect((await service.changeEdits({ edits: [], completedSteps: 2000 }, never)).record).toEqual(before);
    expect(tf.memory().numTensors).toBe(0);
  });

  it('needs an experiment and an idle engine; what looks meanwhile is told to wait', async () => {
    const service = createLabService();
    expect((await failure(service.changeEdits({ edits: [], completedSteps: 0 }, never))).code).toBe('no-experiment');
    await service.startExperiment({ ...lecture, completedSteps: 5 }, never);
    const stream = service.recordSteps({ count: 1000 }, never)[Symbol.asyncIterator]();
    await stream.next();
    expect((await failure(service.changeEdits({ edits: [], completedSteps: 0 }, never))).code).toBe('busy');
    await stream.return?.();
    const change = service.changeEdits({ edits: [], completedSteps: 400 }, never);
    expect((await failure(service.visitStep({ step: 1 }, never))).code).toBe('busy');
    expect((await failure(all(service.recordSteps({ count: 1 }, never)))).code).toBe('busy');
    await change;
    expect(await service.visitStep({ step: 400 }, never)).toHaveLength(stepLayout(lectureHyperparameters).length);
  });

  it('refuses edits that do not fit before an experiment is started with them', async () => {
    const service = await startedService({}, { completedSteps: 2 });
    const edit: Edit = { kind: 'value', step: 1, tensor: 'y', row: 0, column: 1, value: 1 };
    expect(await failure(service.startExperiment({ ...lecture, edits: [edit] }, never))).toMatchObject({
      code: 'invalid-input',
      message: 'Cell [1, 2] is outside y.',
    });
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.firstStep).toBe(3);
  });
});

describe('a mask shared by the batch', () => {
  it('is visited again with the same bytes', async () => {
    const service = await startedService({ maskSharing: 'per-batch' }, { completedSteps: 100 });
    const data = await service.visitStep({ step: 40 }, never);
    const mask = tensorMatrix({ layout: stepLayout(lectureHyperparameters), data }, 'mask').data;
    expect(mask.slice(0, 10)).toEqual(mask.slice(140));
    const straight = await startedService({ maskSharing: 'per-batch' }, { completedSteps: 40 });
    expect(data).toEqual(await straight.visitStep({ step: 40 }, never));
  });
});
