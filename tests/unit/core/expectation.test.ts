import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { drawMasks } from '#core/expectation/draw-masks.ts';
import { enumerateMasks } from '#core/expectation/enumerate-masks.ts';
import { expectMasks } from '#core/expectation/expect-masks.ts';
import type { MaskedLayer } from '#core/expectation/masked-layer.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { defaultPace } from '#core/record-steps.ts';
import type { RunningMean } from '#shared/contract/lab-contract.ts';
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
import { layerByHand as byHand } from './layer-by-hand.ts';
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
