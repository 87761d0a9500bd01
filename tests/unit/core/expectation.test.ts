import { lossTable } from '#shared/variants/losses.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { drawMasks } from '#core/expectation/draw-masks.ts';
import { enumerateMasks } from '#core/expectation/enumerate-masks.ts';
import { expectMasks } from '#core/expectation/expect-masks.ts';
import type { MaskedLayer } from '#core/expectation/masked-layer.ts';
import { RunningMoments } from '#core/expectation/running-moments.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { defaultPace, type TrainingPace } from '#core/record-steps.ts';
import type { DrawnMasks, RunningMean } from '#shared/contract/lab-contract.ts';
import {
  activations,
  dropoutLayers,
  dropoutModes,
  lectureHyperparameters,
  lossConventions,
  maskSharings,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { recordedLoss, stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { loadBackends } from './node-lab.ts';
import { all, failure, never, startedService } from './started-service.ts';

beforeAll(async () => {
  await loadBackends();
});

const settings = (mostHidden: number): fc.Arbitrary<Hyperparameters> =>
  fc.record({
    inputSize: fc.integer({ min: 1, max: 6 }),
    hiddenSize: fc.integer({ min: 1, max: mostHidden }),
    outputSize: fc.integer({ min: 1, max: 3 }),
    batchSize: fc.integer({ min: 1, max: 6 }),
    dropProbability: fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9),
    learningRate: fc.constant(0.01),
    seed: fc.nat(),
    mode: fc.constantFrom(...dropoutModes),
    lossConvention: fc.constantFrom(...lossConventions),
    maskSharing: fc.constantFrom(...maskSharings),
    optimizer: fc.constant('sgd'),
    activation: fc.constantFrom(...activations),
    dropoutLayer: fc.constantFrom(...dropoutLayers),
  });

/** A cell of a net, drawn together with it; the fractions pick it. */
const cellOf = ({ batchSize, hiddenSize, outputSize }: Hyperparameters, [a, b, c]: readonly number[]) => ({
  step: 2,
  sample: Math.floor((a ?? 0) * batchSize),
  unit: Math.floor((b ?? 0) * hiddenSize),
  output: Math.floor((c ?? 0) * outputSize),
});
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const fractions = fc.tuple(fraction, fraction, fraction);
const close = (a: number, b: number) => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));

/** A layer small enough to work through by hand: one sample, h = (1, 2), W2 = (3, 4), b2 = 1, y = 5, q = 1/4. */
const byHand: MaskedLayer = {
  batchSize: 1,
  hiddenSize: 2,
  outputSize: 1,
  hidden: Float32Array.of(1, 2),
  weight: Float64Array.of(3, 4),
  bias: Float64Array.of(1),
  targets: [Float32Array.of(5)],
  isMasked: true,
  isShared: false,
  keepProbability: 0.25,
  keepScale: 4,
  loss: lossTable['mean-squared-error'],
  lossDivisor: 1,
};

describe('two units worked out by hand', () => {
  // Outputs 1, 13, 33, 45 with probabilities 9/16, 3/16, 3/16, 1/16.
  it('enumerated', async () => {
    const masks = await enumerateMasks(byHand, { sample: 0, output: 0, bins: 4 }, never, defaultPace);
    expect(masks).toEqual({
      masks: 4,
      histogram: Float64Array.of(9 / 16, 3 / 16, 3 / 16, 1 / 16),
      lowest: 1,
      highest: 45,
      mean: 12,
      variance: (9 * 121 + 3 + 3 * 441 + 1089) / 16,
      expectedLoss: (9 * 16 + 3 * 64 + 3 * 784 + 1600) / 16,
      lossOfExpectedOutput: 49,
    });
  });

  it('exact', async () => {
    const exact = await expectMasks(byHand, { sample: 0, unit: 1, output: 0 }, never, defaultPace);
    expect(exact).toEqual({ activation: 2, output: 12, loss: 49 + 219, lossOfExpectedOutput: 49 });
  });
});

describe('enumerateMasks', () => {
  it("has the mean of evaluation's output to 1e-6, whatever the net, p and mode", async () => {
    await fc.assert(
      fc.asyncProperty(settings(9), fractions, async (net, picked) => {
        const { unit, ...output } = cellOf(net, picked);
        const service = await startedService(net, { completedSteps: 3 });
        const masks = await service.enumerateMasks({ ...output, bins: 20 }, never);
        expect(unit).toBeLessThan(net.hiddenSize);
        expect(masks.masks).toBe(net.mode === 'off' ? 1 : 2 ** net.hiddenSize);
        expect(close(masks.mean, masks.evaluationOutput)).toBeLessThan(1e-6);
        expect(Math.abs(masks.histogram.reduce((sum, bin) => sum + bin, 0) - 1)).toBeLessThan(1e-12);
        expect(masks.lowest).toBeLessThanOrEqual(masks.mean + 1e-12);
        expect(masks.highest).toBeGreaterThanOrEqual(masks.mean - 1e-12);
        expect(masks.expectedLoss).toBeGreaterThanOrEqual(masks.lossOfExpectedOutput - 1e-12);
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('agrees with the exact expectation, of the loss too', async () => {
    await fc.assert(
      fc.asyncProperty(settings(8), fractions, async (net, picked) => {
        const { unit, ...output } = cellOf(net, picked);
        const service = await startedService(net, { completedSteps: 3 });
        const masks = await service.enumerateMasks({ ...output, bins: 1 }, never);
        const exact = await service.expectMasks({ ...output, unit }, never);
        expect(close(masks.mean, exact.output)).toBeLessThan(1e-12);
        expect(close(masks.expectedLoss, exact.loss ?? NaN)).toBeLessThan(1e-12);
        expect(close(masks.lossOfExpectedOutput, exact.lossOfExpectedOutput)).toBeLessThan(1e-12);
      }),
      { seed: 43, numRuns: 60 },
    );
  });

  it('refuses more than 16 hidden units and cells that are not there', async () => {
    const service = await startedService({ hiddenSize: 17 }, { completedSteps: 1 });
    expect(await failure(service.enumerateMasks({ step: 1, sample: 0, output: 0, bins: 5 }, never))).toMatchObject({
      code: 'invalid-input',
      message: 'All masks are enumerated for at most 16 hidden units; there are 17.',
    });
    const lecture = await startedService({}, { completedSteps: 1 });
    const refused = (sample: number, output: number) =>
      failure(lecture.enumerateMasks({ step: 1, sample, output, bins: 5 }, never));
    expect((await refused(15, 0)).message).toBe('There is no sample 16.');
    expect((await refused(0, 1)).message).toBe('There is no output 2.');
  });

  it('gives a histogram of one bar where there is one output', async () => {
    const service = await startedService({ dropProbability: 0 }, { completedSteps: 1 });
    const masks = await service.enumerateMasks({ step: 1, sample: 0, output: 0, bins: 3 }, never);
    expect([...masks.histogram]).toEqual([1, 0, 0]);
    expect(masks.lowest).toBe(masks.highest);
    expect(masks.variance).toBe(0);
  });
});

describe('expectMasks', () => {
  it('without randomness is what was recorded', async () => {
    for (const net of [{ dropProbability: 0 }, { mode: 'off' }] as const) {
      const service = await startedService(net, { completedSteps: 3 });
      const data = await service.visitStep({ step: 3 }, never);
      const record = { layout: stepLayout(lectureHyperparameters), data, step: 3 };
      const exact = await service.expectMasks({ step: 3, sample: 4, unit: 2, output: 0 }, never);
      expect(exact.activation).toBe(tensorMatrix(record, 'dropped').data[42]);
      expect(close(exact.output, tensorMatrix(record, 'output').data[4] ?? NaN)).toBeLessThan(1e-6);
      expect(close(exact.loss ?? NaN, recordedLoss(record))).toBeLessThan(1e-6);
      expect(exact.lossOfExpectedOutput).toBe(exact.loss);
    }
  });
});

describe('drawMasks', () => {
  it('has means within 4 standard errors of the exact ones', async () => {
    const within = ({ mean, standardError }: RunningMean, exact: number) =>
      Math.abs(mean - exact) <= 4 * standardError + 1e-6 * Math.max(1, Math.abs(exact));
    await fc.assert(
      fc.asyncProperty(settings(12), fractions, async (net, picked) => {
        const cell = cellOf(net, picked);
        const service = await startedService(net, { completedSteps: 3 });
        const exact = await service.expectMasks(cell, never);
        const drawn = (await all(service.drawMasks({ ...cell, count: 4000 }, never))).at(-1);
        expect(drawn?.drawn).toBe(4000);
        if (drawn === undefined) return;
        expect(within(drawn.activation, exact.activation)).toBe(true);
        expect(within(drawn.output, exact.output)).toBe(true);
        expect(within(drawn.loss, exact.loss ?? NaN)).toBe(true);
      }),
      { seed: 44, numRuns: 40 },
    );
  });

  it('draws a row for each sample, or one for all', async () => {
    // Two samples with opposite weights on the loss: the spread of the loss tells whether they share their mask.
    const two: MaskedLayer = {
      ...byHand,
      batchSize: 2,
      hiddenSize: 1,
      hidden: Float32Array.of(1, 1),
      weight: Float64Array.of(1),
      bias: Float64Array.of(0),
      targets: [Float32Array.of(0), Float32Array.of(4)],
      keepProbability: 0.5,
      keepScale: 4,
    };
    const losses = async (isShared: boolean) => {
      const found = new Set<number>();
      for (let seed = 0; seed < 30; seed += 1) {
        const stream = drawMasks({ ...two, isShared }, at, 1, TorchGenerator.fromSeed(seed), never, defaultPace);
        found.add((await all(stream))[0]?.loss.mean ?? NaN);
      }
      return [...found].sort((a, b) => a - b);
    };
    const at = { sample: 0, unit: 0, output: 0 };
    expect(await losses(true)).toEqual([16]);
    expect(await losses(false)).toEqual([0, 16, 32]);
  });

  it('gives the same numbers again, and draws none from the experiment', async () => {
    const service = await startedService({}, { completedSteps: 3 });
    const cell = { step: 2, sample: 1, unit: 1, output: 0, count: 500 };
    const first = (await all(service.drawMasks(cell, never))).at(-1);
    expect((await all(service.drawMasks(cell, never))).at(-1)).toEqual(first);
    expect((await all(service.drawMasks({ ...cell, step: 3 }, never))).at(-1)).not.toEqual(first);
    const undisturbed = await startedService({}, { completedSteps: 3 });
    expect((await all(service.recordSteps({ count: 1 }, never)))[0]?.record).toEqual(
      (await all(undisturbed.recordSteps({ count: 1 }, never)))[0]?.record,
    );
    expect(tf.memory().numTensors).toBe(0);
  });

  it('has no standard error for a single mask', async () => {
    const service = await startedService({}, { completedSteps: 1 });
    const [only] = await all(service.drawMasks({ step: 1, sample: 0, unit: 0, output: 0, count: 1 }, never));
    expect(only?.drawn).toBe(1);
    expect(only?.output.standardError).toBeNaN();
    expect(Number.isFinite(only?.output.mean)).toBe(true);
  });

  it('refuses a cell that is not there and a step that was not done', async () => {
    const service = await startedService({}, { completedSteps: 1 });
    const refused = (step: number, unit: number) =>
      failure(all(service.drawMasks({ step, sample: 0, unit, output: 0, count: 5 }, never)));
    expect(await refused(1, 10)).toMatchObject({ code: 'invalid-input', message: 'There is no unit 11.' });
    expect((await refused(2, 0)).code).toBe('invalid-input');
  });

  it('ends when the experiment is replaced, and says so', async () => {
    const service = await startedService({}, { completedSteps: 1 });
    const request = { step: 1, sample: 0, unit: 0, output: 0, count: 100_000 };
    const stream = service.drawMasks(request, never)[Symbol.asyncIterator]();
    await stream.next();
    const rest = failure(all({ [Symbol.asyncIterator]: () => stream }));
    await service.changeEdits({ edits: [], completedSteps: 1 }, never);
    expect((await rest).code).toBe('cancelled');
  });
});

/** A pace whose clock moves 2 ms at each look. */
function underPace() {
  let clock = 0;
  const yields = { at: [] as number[], listener: (): void => undefined };
  const pace: TrainingPace = {
    now: () => (clock += 2),
    burstMs: 8,
    frameMs: 16,
    yieldToEventLoop: () => {
      yields.at.push(clock);
      yields.listener();
      return Promise.resolve();
    },
    callAfter: () => expect.fail('at full speed nothing waits'),
  };
  return { pace, yields, now: () => clock };
}

describe('the pace of drawMasks', () => {
  const drawn = (count: number, pace: TrainingPace, signal: AbortSignal, layer = byHand) =>
    drawMasks(layer, { sample: 0, unit: 0, output: 0 }, count, TorchGenerator.fromSeed(1), signal, pace);

  /** Every number of masks at which the means are reported however fast they come: while the clock stands still. */
  async function milestones(count: number): Promise<Set<number>> {
    const standing = { ...underPace().pace, now: () => 0 };
    return new Set((await all(drawn(count, standing, never))).map((item) => item.drawn));
  }

  it('reports at every milestone, ten from the first ten masks and one each tenth after them', async () => {
    const { pace } = underPace();
    const reported = new Set((await all(drawn(1000, pace, never))).map((item) => item.drawn));
    for (const milestone of await milestones(1000)) expect(reported).toContain(milestone);
    expect([...(await milestones(19))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19]);
    expect((await milestones(100_000)).size).toBeLessThan(120);
  });

  it('yields after every burst and reports at milestones, between them at most once a frame, and in the end', async () => {
    const { pace, yields, now } = underPace();
    const items: { at: number; item: DrawnMasks }[] = [];
    for await (const item of drawn(400_001, pace, never)) items.push({ at: now(), item });
    expect(items.at(-1)?.item.drawn).toBe(400_001);
    expect(items.length).toBeGreaterThan(5);
    const always = await milestones(400_001);
    const frames = items.slice(0, -1).filter(({ item }) => !always.has(item.drawn));
    frames.slice(1).forEach(({ at }, index) => expect(at - (frames[index]?.at ?? 0)).toBeGreaterThanOrEqual(16));
    yields.at.slice(1).forEach((at, index) => expect(at - (yields.at[index] ?? 0)).toBeLessThanOrEqual(14));
    expect(yields.at.length).toBeGreaterThan(20);
  });

  it('yields within one mask of a large net', async () => {
    const { pace, yields } = underPace();
    const [batchSize, hiddenSize] = [64, 1024];
    const large: MaskedLayer = {
      ...byHand,
      batchSize,
      hiddenSize,
      hidden: new Float32Array(batchSize * hiddenSize).fill(1),
      weight: new Float64Array(hiddenSize).fill(1),
      targets: Array.from({ length: batchSize }, () => new Float32Array(1)),
    };
    expect(await all(drawn(3, pace, never, large))).not.toHaveLength(0);
    expect(yields.at.length).toBeGreaterThan(5);
  });

  it('reports on an abort what was drawn until then, and ends', async () => {
    const { pace, yields } = underPace();
    const abort = new AbortController();
    yields.listener = () => {
      if (yields.at.length === 2) abort.abort();
    };
    const items = await all(drawn(1_000_000, pace, abort.signal));
    const last = items.at(-1)?.drawn ?? 0;
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(200_000);
    expect(await all(drawn(10, pace, AbortSignal.abort()))).toEqual([]);
  });
});

describe('RunningMoments', () => {
  it('has the mean and its standard error, far from zero too', () => {
    const moments = new RunningMoments();
    expect(moments.mean).toEqual({ mean: NaN, standardError: NaN });
    for (const value of [1, 2, 3, 4]) moments.add(1e9 + value);
    const { mean, standardError } = moments.mean;
    expect(mean).toBe(1e9 + 2.5);
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 9);
  });
});
