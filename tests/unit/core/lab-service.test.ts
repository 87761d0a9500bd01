import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import type { RecordedSteps } from '#shared/contract/training-contract.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { availableBackends } from './each-backend.ts';
import { createLabService, loadBackends } from './node-lab.ts';
import { startLayout, stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { all, failure, lecture, never, startedService } from './started-service.ts';

const lossesOf = (items: readonly RecordedSteps[]) => items.flatMap((item) => [...item.losses]);

beforeAll(async () => {
  await loadBackends();
});

describe('startExperiment', () => {
  it('gives data and initial parameters, no losses and no record', async () => {
    const started = await createLabService().startExperiment(lecture, never);
    expect(started.start).toHaveLength(startLayout(lectureHyperparameters).length);
    expect([started.completedSteps, started.lossCurve.steps]).toEqual([0, 0]);
    expect(started.record).toBeNull();
    expect(started.engine).toMatchObject({ backend: 'cpu', choice: 'cpu' });
  });

  it('brings an experiment to the step where it was', async () => {
    const service = await startedService();
    const items = await all(service.recordSteps({ count: 40 }, never));
    const again = await createLabService().startExperiment({ ...lecture, completedSteps: 30 }, never);
    expect([...again.lossCurve.last]).toEqual(lossesOf(items).slice(0, 30));
    const resumed = createLabService();
    const { record } = await resumed.startExperiment({ ...lecture, completedSteps: 39 }, never);
    expect(record).not.toBeNull();
    const [last] = await all(resumed.recordSteps({ count: 1 }, never));
    expect(last?.firstStep).toBe(40);
    expect(last?.record).toEqual(items.at(-1)?.record);
  });

  it('leaves the experiment as it was when the backend does not load', async () => {
    const service = await startedService();
    await all(service.recordSteps({ count: 3 }, never));
    const unavailable = (await loadBackends()).find((backend) => !backend.available);
    if (unavailable !== undefined) {
      const error = await failure(service.startExperiment({ ...lecture, backend: unavailable.name }, never));
      expect(error.code).toBe('engine-failed');
      expect(error.message).toContain(unavailable.name);
    }
    const [item] = await all(service.recordSteps({ count: 1 }, never));
    expect(item?.firstStep).toBe(4);
  });

  it('is cancelled by its signal while it replays, and leaves the experiment as it was', async () => {
    const service = await startedService();
    await all(service.recordSteps({ count: 2 }, never));
    const cancel = new AbortController();
    const restart = failure(service.startExperiment({ ...lecture, completedSteps: 1_000_000 }, cancel.signal));
    setTimeout(() => cancel.abort(), 5);
    expect((await restart).code).toBe('cancelled');
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.firstStep).toBe(3);
  });

  it('lets the later of two starts win', async () => {
    const service = createLabService();
    const first = failure(service.startExperiment({ ...lecture, completedSteps: 1_000_000 }, never));
    const second = await service.startExperiment({ ...lecture, completedSteps: 2 }, never);
    expect((await first).code).toBe('cancelled');
    expect(second.completedSteps).toBe(2);
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.firstStep).toBe(3);
  });

  it('stops a running stream, which says so', async () => {
    const service = await startedService();
    const stream = service.recordSteps({ count: 1_000_000 }, never)[Symbol.asyncIterator]();
    await stream.next();
    const rest = failure(all({ [Symbol.asyncIterator]: () => stream }));
    await service.startExperiment(lecture, never);
    expect((await rest).code).toBe('cancelled');
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.firstStep).toBe(1);
  });
});

describe('recordSteps', () => {
  it('needs an experiment', async () => {
    const error = await failure(all(createLabService().recordSteps({ count: 1 }, never)));
    expect(error.code).toBe('no-experiment');
  });

  it('answers a single step with one item', async () => {
    const service = await startedService();
    const items = await all(service.recordSteps({ count: 1 }, never));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ firstStep: 1 });
    expect(items[0]?.record).toHaveLength(stepLayout(lectureHyperparameters).length);
  });

  it('reports every step once and in order', async () => {
    const service = await startedService();
    const items = await all(service.recordSteps({ count: 500 }, never));
    expect(items[0]?.losses).toHaveLength(1);
    let next = 1;
    for (const item of items) {
      expect(item.firstStep).toBe(next);
      next += item.losses.length;
    }
    expect(next).toBe(501);
  });

  it('refuses a second stream while one runs', async () => {
    const service = await startedService();
    const stream = service.recordSteps({ count: 1000 }, never)[Symbol.asyncIterator]();
    await stream.next();
    expect((await failure(all(service.recordSteps({ count: 1 }, never)))).code).toBe('busy');
    await stream.return?.();
    expect(await all(service.recordSteps({ count: 1 }, never))).toHaveLength(1);
  });

  it('ends between two steps when its signal fires, and keeps and reports the steps done', async () => {
    const service = await startedService();
    const pause = new AbortController();
    const items: RecordedSteps[] = [];
    for await (const item of service.recordSteps({ count: 1_000_000 }, pause.signal)) {
      items.push(item);
      if (items.length === 3) pause.abort();
    }
    const done = lossesOf(items).length;
    expect(done).toBeLessThan(1_000_000);
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.firstStep).toBe(done + 1);
  });

  it('lets divergence through as numbers', async () => {
    const service = createLabService();
    await service.startExperiment(
      { ...lecture, hyperparameters: { ...lectureHyperparameters, learningRate: 1e6 } },
      never,
    );
    const losses = lossesOf(await all(service.recordSteps({ count: 60 }, never)));
    expect(losses).toHaveLength(60);
    expect(Number.isFinite(losses.at(-1))).toBe(false);
  });

  it('goes on after TensorFlow.js refused a step, as if that step had not been asked for', async () => {
    const service = await startedService();
    await all(service.recordSteps({ count: 2 }, never));
    const relu = tf.getKernel('Relu', 'cpu');
    tf.unregisterKernel('Relu', 'cpu');
    const error = await failure(all(service.recordSteps({ count: 1 }, never)));
    tf.registerKernel(relu);
    expect(error.code).toBe('engine-failed');
    const [third] = await all(service.recordSteps({ count: 1 }, never));
    const { lossCurve } = await createLabService().startExperiment({ ...lecture, completedSteps: 3 }, never);
    expect(third?.firstStep).toBe(3);
    expect(third?.losses[0]).toBe(lossCurve.last[2]);
  });
});

describe('measureUpdate', () => {
  it('needs an experiment and a step', async () => {
    const service = createLabService();
    expect(() => service.measureUpdate({}, never)).toThrow(expect.objectContaining({ code: 'no-experiment' }));
    await service.startExperiment(lecture, never);
    expect(() => service.measureUpdate({}, never)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('measures the update on the mask of the step and on the mask of the next, and consumes nothing', async () => {
    const service = await startedService();
    const [first] = await all(service.recordSteps({ count: 1 }, never));
    const effect = await service.measureUpdate({}, never);
    expect(await service.measureUpdate({}, never)).toEqual(effect);
    const [second] = await all(service.recordSteps({ count: 1 }, never));
    const { lossCurve } = await createLabService().startExperiment({ ...lecture, completedSteps: 2 }, never);
    expect(second?.losses[0]).toBe(lossCurve.last[1]);
    expect(effect.step).toBe(1);
    expect(effect.sameMask.before).toBe(first?.losses[0]);
    // On a fixed mask a small step down the gradient lowers the loss; the next step's loss is the one on the fresh mask.
    expect(effect.sameMask.after).toBeLessThan(effect.sameMask.before);
    expect(effect.freshMask.after).toBe(second?.losses[0]);
    expect(effect.freshMask.after).not.toBe(effect.freshMask.before);
  });
});

describe('connections', () => {
  it('train on different backends turn by turn, each as if it were alone', async () => {
    const connections = await Promise.all(
      availableBackends.map(async (backend) => {
        const service = createLabService();
        await service.startExperiment({ ...lecture, backend }, never);
        return { backend, service };
      }),
    );
    const losses = await Promise.all(
      connections.map(async ({ service }) => lossesOf(await all(service.recordSteps({ count: 200 }, never)))),
    );
    for (const [index, { backend }] of connections.entries()) {
      const alone = createLabService();
      await alone.startExperiment({ ...lecture, backend }, never);
      expect(losses[index], backend).toEqual(lossesOf(await all(alone.recordSteps({ count: 200 }, never))));
    }
  });
});

describe('dispose', () => {
  it('stops a running stream, lets go of the experiment and leaves no tensor', async () => {
    const service = await startedService();
    const stream = service.recordSteps({ count: 1_000_000 }, never)[Symbol.asyncIterator]();
    await stream.next();
    service.dispose();
    await expect(all({ [Symbol.asyncIterator]: () => stream })).rejects.toMatchObject({ code: 'disconnected' });
    expect((await failure(all(service.recordSteps({ count: 1 }, never)))).code).toBe('no-experiment');
    expect(tf.memory().numTensors).toBe(0);
  });
});

describe('the records', () => {
  it('hold the parameters after a step as those before the next', async () => {
    const service = await startedService();
    const layout = stepLayout(lectureHyperparameters);
    const [first] = await all(service.recordSteps({ count: 1 }, never));
    const [second] = await all(service.recordSteps({ count: 1 }, never));
    if (first === undefined || second === undefined) throw new Error('a step is missing');
    const after = tensorMatrix({ layout, data: first.record }, 'fc1.weight.after').data;
    expect(tensorMatrix({ layout, data: second.record }, 'fc1.weight').data).toEqual(after);
    expect(first.record).not.toEqual(second.record);
  });
});
