import util from 'node:util';
import { describe, expect, it } from 'vitest';
import { backendsWorthTiming, timeBackends } from '#core/backend-timing.ts';
import { timeSteps } from '#core/step-timing.ts';
import { automaticBackend, multiplyAdds } from '#shared/automatic-backend.ts';
import { tf, withBackend } from '#core/backend.ts';
import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { restoreRemovedUtilFunctions } from '#core/engine/node/tfjs-node-polyfill.ts';
import { backendNames, type BackendName } from '#shared/engine.ts';
import { inEnglish } from '#shared/errors/english/english.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { availableBackends, describeEachBackend } from './each-backend.ts';
import { chooseBackend, loadBackends } from './node-lab.ts';

describe('loadBackends', () => {
  it('names every backend in order; the two that ship with the app load', async () => {
    const backends = await loadBackends();
    expect(backends.map(({ name }) => name)).toEqual(backendNames);
    expect(availableBackends).toEqual(expect.arrayContaining(['wasm', 'cpu']));
  });

  it('gives the reason in one sentence where a backend does not load', async () => {
    for (const backend of await loadBackends()) {
      if (!backend.available) expect(inEnglish(backend.reason)).toMatch(/^[^\n]+\.$/);
    }
  });

  it('loads once', async () => {
    const [first, second] = await Promise.all([loadBackends(), loadBackends()]);
    first.forEach((one, index) => {
      expect(second[index]).toBe(one);
    });
  });
});

describeEachBackend('withBackend', (backend) => {
  it('works on the backend it names, whichever was current', () => {
    for (const other of availableBackends) {
      withBackend(other, () => tf.zeros([2]).dataSync());
      expect(withBackend(backend, () => [tf.getBackend(), ...tf.add([1, 2], [3, 4]).dataSync()])).toEqual([
        backend,
        4,
        6,
      ]);
    }
  });

  it('disposes every tensor of the unit, also when it throws', () => {
    const before = tf.memory().numTensors;
    withBackend(backend, () => tf.ones([3]).shape);
    expect(() =>
      withBackend(backend, () => {
        tf.ones([3]);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('multiplies matrices as written out by hand', () => {
    const product = withBackend(backend, () => [
      ...tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])).dataSync(),
    ]);
    expect(product).toEqual([19, 22, 43, 50]);
  });
});

describe('chooseBackend', () => {
  it('takes the backend that was asked for, without timing', async () => {
    const report = await chooseBackend('cpu', lectureHyperparameters);
    expect(report).toMatchObject({ backend: 'cpu', choice: 'cpu' });
    expect(report.backends.every((backend) => backend.stepMs === undefined)).toBe(true);
  });

  it('goes by the size of the network when the choice is auto, and times every backend that loads beside', async () => {
    const report = await chooseBackend('auto', lectureHyperparameters);
    expect(report).toMatchObject({ backend: 'cpu', choice: 'auto' });
    const timed = report.backends.filter(({ stepMs }) => stepMs !== undefined);
    expect(timed.map(({ name }) => name)).toEqual(availableBackends);
    const larger = { ...lectureHyperparameters, hiddenSize: 64, batchSize: 64 };
    expect(await chooseBackend('auto', larger)).toMatchObject({ backend: 'wasm', choice: 'auto' });
  });

  it('chooses without a clock: the same network has the same engine, however long its steps take', () => {
    const net = (batchSize: number) => ({ inputSize: 5, hiddenSize: 10, outputSize: 1, batchSize });
    expect(multiplyAdds(net(15))).toBe(1950);
    expect([1, 15, 38, 39, 1024].map((batchSize) => automaticBackend(net(batchSize)))).toEqual([
      ...['cpu', 'cpu', 'cpu', 'wasm', 'wasm'],
    ]);
  });

  it('refuses a backend that does not load with its reason', async () => {
    for (const backend of await loadBackends()) {
      if (backend.available) continue;
      await expect(chooseBackend(backend.name, lectureHyperparameters)).rejects.toMatchObject({
        code: 'engine-failed',
        fault: backend.reason,
      });
    }
  });
});

describe('timing', () => {
  const large = { inputSize: 784, hiddenSize: 512, outputSize: 10, batchSize: 128 };

  it('counts two products of the size of fc1 and three of the size of fc2', () => {
    expect(multiplyAdds({ inputSize: 100, hiddenSize: 100, outputSize: 100, batchSize: 1 })).toBe(50_000);
  });

  it('leaves out what is hopeless, but never the last backend', () => {
    const both: BackendName[] = ['cpu', 'wasm'];
    expect(backendsWorthTiming(both, lectureHyperparameters)).toHaveLength(2);
    expect(backendsWorthTiming(both, large)).toEqual(['wasm']);
    expect(backendsWorthTiming(['cpu'], large)).toEqual(['cpu']);
    expect(backendsWorthTiming([], large)).toEqual([]);
  });

  it('is done once for each shape', async () => {
    await loadBackends();
    const first = await timeBackends(['cpu', 'wasm'], lectureHyperparameters, nodeEngine.pace);
    expect(await timeBackends(['cpu', 'wasm'], { ...lectureHyperparameters, seed: 7 }, nodeEngine.pace)).toBe(first);
    expect(await timeBackends(['cpu', 'wasm'], { ...lectureHyperparameters, mode: 'off' }, nodeEngine.pace)).not.toBe(
      first,
    );
  });

  /** Backends whose steps take as long as they say, by a clock that only they move. */
  async function timed(...backends: readonly { name: BackendName; expectedMs: number; stepMs: readonly number[] }[]) {
    let clock = 0;
    const contenders = backends.map(({ stepMs, ...backend }) => {
      let done = 0;
      return { ...backend, step: () => void (clock += stepMs[Math.min(done++, stepMs.length - 1)] ?? 0) };
    });
    const times = await timeSteps(contenders, { now: () => clock, yieldToEventLoop: () => Promise.resolve() });
    return { times, spentMs: clock };
  }

  it('takes the median of the steps after the first ones, which are slower', async () => {
    const { times, spentMs } = await timed(
      { name: 'wasm', expectedMs: 1, stepMs: [40, 5, 2, 2, 2] },
      { name: 'cpu', expectedMs: 1, stepMs: [9, 3] },
    );
    expect([times.get('wasm'), times.get('cpu')]).toEqual([2, 3]);
    expect(spentMs).toBeLessThanOrEqual(200);
  });

  it('takes no more than 200 ms in all, also where steps are slower than expected', async () => {
    for (const stepMs of [0.1, 7, 30, 70, 120]) {
      const { spentMs } = await timed(
        { name: 'tensorflow', expectedMs: stepMs, stepMs: [stepMs] },
        { name: 'wasm', expectedMs: 10, stepMs: [stepMs] },
        { name: 'cpu', expectedMs: 100, stepMs: [stepMs] },
      );
      expect(spentMs).toBeLessThanOrEqual(stepMs <= 70 ? 200 : 240);
    }
    const { times, spentMs } = await timed(
      { name: 'wasm', expectedMs: 5, stepMs: [170] },
      { name: 'cpu', expectedMs: 50, stepMs: [50] },
    );
    expect([spentMs, times.get('wasm'), times.has('cpu')]).toEqual([170, 170, false]);
  });

  it('ends also when the clock stands still', async () => {
    expect((await timed({ name: 'cpu', expectedMs: 1, stepMs: [0] })).times.get('cpu')).toBe(0);
  });
});

describe('restoreRemovedUtilFunctions', () => {
  it('adds what Node removed', () => {
    const target: Record<string, unknown> = {};
    restoreRemovedUtilFunctions(target);
    const { isNullOrUndefined, isArray } = target as Record<string, (value: unknown) => boolean>;
    expect([null, undefined, 0, ''].map((value) => isNullOrUndefined?.(value))).toEqual([true, true, false, false]);
    expect([[], {}, 'a'].map((value) => isArray?.(value))).toEqual([true, false, false]);
  });

  it('leaves what is still there', () => {
    const isArray = () => false;
    const target: Record<string, unknown> = { isArray };
    restoreRemovedUtilFunctions(target);
    expect(target['isArray']).toBe(isArray);
  });

  it('completes node:util itself, where tfjs-node looks', () => {
    restoreRemovedUtilFunctions();
    const functions = util as unknown as Record<string, unknown>;
    expect(typeof functions['isNullOrUndefined']).toBe('function');
    expect(typeof functions['isArray']).toBe('function');
  });
});
