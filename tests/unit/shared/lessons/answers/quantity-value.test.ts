import { describe, expect, it } from 'vitest';
import { quantityValue } from '#shared/lessons/answers/quantity-value.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import { dropoutModes, type DropoutMode } from '#shared/hyperparameters.ts';
import { everyCell } from '../../explain/oracle.ts';
import { cellsOf, contexts, referenceContext, sumOf, upTo, type NamedContext } from './contexts.ts';

function expectValue(context: NamedContext, quantity: Quantity, expected: number, scale = 1): void {
  const value = quantityValue(quantity, context);
  const most = 2e-6 * (scale + Math.abs(expected));
  const what = `${context.name}: ${JSON.stringify(quantity)} is ${value}, not ${expected}`;
  expect(Math.abs(value - expected), what).toBeLessThanOrEqual(most);
}

/** y_hat of the first output, every unit times `factor`. */
function prediction(context: NamedContext, sample: number, factor: (unit: number) => number): number {
  const at = cellsOf(context);
  const { hiddenSize } = context.settings;
  const weighted = sumOf(hiddenSize, (j) => at('hidden', sample, j) * factor(j) * at('fc2.weight', 0, j));
  return weighted + at('fc2.bias');
}

describe.each(contexts)('the right numbers of $name', (context) => {
  const { settings } = context;
  const { hiddenSize, inputSize, outputSize, batchSize, dropProbability: p } = settings;
  const at = cellsOf(context);
  const hasMask = settings.mode !== 'off';
  const scale = settings.mode === 'inverted' ? 1 / (1 - p) : 1;
  const kept = (sample: number, unit: number) => (at('mask', sample, unit) === 0 ? 0 : 1);

  it('a cell is the recorded one, bit for bit', () => {
    for (const cell of everyCell(context.record)) {
      expect(quantityValue({ kind: 'cell', cell }, context)).toBe(at(cell.tensor, cell.row, cell.column));
    }
  });

  it('of the layer and its masks', () => {
    const dropped = hasMask ? p : 0;
    expectValue(context, { kind: 'kept-one' }, scale);
    expectValue(context, { kind: 'mean-of-ones' }, settings.mode === 'classic' ? 1 - p : 1);
    expectValue(context, { kind: 'evaluated-one' }, 1);
    expectValue(context, { kind: 'mean-dropped-count' }, hiddenSize * dropped);
    expectValue(context, { kind: 'spread-dropped-count' }, Math.sqrt(hiddenSize * dropped * (1 - dropped)));
    expectValue(context, { kind: 'probability-leaving', share: 1 / 3 }, 2 / 3);
    const always = { kind: 'always-dropped', dropProbability: null, batchSize: null } as const;
    expectValue(context, always, dropped ** batchSize);
    expectValue({ ...context, settings: { ...settings, maskSharing: 'per-batch' } }, always, dropped);
    expectValue(context, { ...always, dropProbability: 0.7, batchSize: 4 }, 0.2401);
    for (const sample of upTo(batchSize)) {
      const lost = upTo(hiddenSize).filter((unit) => kept(sample, unit) === 0).length;
      expect(quantityValue({ kind: 'dropped-count', sample }, context)).toBe(lost);
    }
  });

  it('of means', () => {
    const cell = { tensor: 'fc2.weight', row: 0, column: hiddenSize - 1 } as const;
    const weight = at('fc2.weight', 0, hiddenSize - 1);
    expectValue(context, { kind: 'mean-masked', cell, dropProbability: 0.2 }, 0.8 * weight);
    expectValue(context, { kind: 'mean-masked', cell, dropProbability: null }, (1 - p) * weight);
    for (const sample of upTo(batchSize)) {
      const unit = sample % hiddenSize;
      const mean = at('hidden', sample, unit) * (settings.mode === 'classic' ? 1 - p : 1);
      expectValue(context, { kind: 'mean-dropped', sample, unit }, mean);
    }
  });

  it('of the parameters and the factor of the loss', () => {
    const count = hiddenSize * inputSize + hiddenSize + outputSize * hiddenSize + outputSize;
    expect(quantityValue({ kind: 'parameter-count' }, context)).toBe(count);
    expectValue(context, { kind: 'loss-factor' }, 2 / (batchSize * outputSize));
  });

  it('of predictions in every mode', () => {
    const training: Readonly<Record<DropoutMode, (sample: number, unit: number) => number>> = {
      inverted: (i, j) => kept(i, j) / (1 - p),
      classic: kept,
      off: () => 1,
    };
    const evaluation: Readonly<Record<DropoutMode, number>> = { inverted: 1, classic: 1 - p, off: 1 };
    for (const sample of upTo(batchSize)) {
      for (const mode of dropoutModes) {
        const inTraining = prediction(context, sample, (unit) => training[mode](sample, unit));
        const inEvaluation = prediction(context, sample, () => evaluation[mode]);
        expectValue(context, { kind: 'mode-output', mode, phase: 'training', sample }, inTraining, 10);
        expectValue(context, { kind: 'mode-output', mode, phase: 'evaluation', sample }, inEvaluation, 10);
      }
      const own = { kind: 'mode-output', mode: settings.mode, phase: 'training', sample } as const;
      expectValue(context, own, at('output', sample), 10);
      expectValue(
        context,
        { kind: 'slip-output', sample },
        prediction(context, sample, () => p),
        10,
      );
    }
  });

  it('of the errors and deltas of single samples, in the half convention', () => {
    const error = (i: number, o: number) => at('output', i, o) - at('y', i, o);
    for (const sample of upTo(batchSize)) {
      expectValue(context, { kind: 'half-error', sample }, error(sample, 0));
      for (const unit of upTo(hiddenSize)) {
        const gate = at('preActivation', sample, unit) > 0 ? 1 : 0;
        const back = gate * sumOf(outputSize, (o) => error(sample, o) * at('fc2.weight', o, unit));
        expectValue(context, { kind: 'unmasked-delta', sample, unit }, back, 10);
        expectValue(context, { kind: 'sample-delta', sample, unit }, back * at('mask', sample, unit), 10 * scale);
      }
    }
  });

  it('of what samples add to the gradient of W1: all together they are the recorded gradient', () => {
    const [unit, input] = [hiddenSize - 1, inputSize - 1];
    const ofSample = (sample: number) => ({ kind: 'sample-gradient', sample, unit, input }) as const;
    const values = upTo(batchSize).map((sample) => quantityValue(ofSample(sample), context));
    const all = values.reduce((sum, value) => sum + value, 0);
    const scaleOfSum = values.reduce((sum, value) => sum + Math.abs(value), 1);
    expectValue(
      context,
      { kind: 'cell', cell: { tensor: 'fc1.weight.gradient', row: unit, column: input } },
      all,
      scaleOfSum,
    );
    const pair = { kind: 'pair-gradient', samples: [0, batchSize - 1], unit, input } as const;
    expectValue(context, pair, (values[0] ?? NaN) + (values.at(-1) ?? NaN));
  });

  it('of what the notebook prints', () => {
    const [unit, input] = [0, inputSize - 1];
    const after = at('fc1.weight.after', unit, input);
    expect(quantityValue({ kind: 'notebook-before', unit, input }, context)).toBe(after);
    const again = after - settings.learningRate * at('fc1.weight.gradient', unit, input);
    expectValue(context, { kind: 'notebook-after', unit, input }, again, 1 + Math.abs(after));
  });
});

describe('the lecture with seed 42', () => {
  const context = referenceContext('lecture-seed42');

  it.each<[Quantity, number]>([
    [{ kind: 'parameter-count' }, 71],
    [{ kind: 'kept-one' }, 2],
    [{ kind: 'loss-factor' }, 2 / 15],
    [{ kind: 'always-dropped', dropProbability: null, batchSize: null }, 0.5 ** 15],
    [{ kind: 'mean-dropped-count' }, 5],
  ])('%o', (quantity, value) => {
    expect(quantityValue(quantity, context)).toBeCloseTo(value, 12);
  });

  it.each<Quantity>([
    { kind: 'cell', cell: { tensor: 'dropped', row: 15, column: 0 } },
    { kind: 'mode-output', mode: 'classic', phase: 'training', sample: 15 },
    { kind: 'sample-delta', sample: 0, unit: 10 },
    { kind: 'notebook-after', unit: 0, input: 5 },
    { kind: 'dropped-count', sample: 15 },
    { kind: 'half-error', sample: -1 },
  ])('outside the network is a RangeError: %o', (quantity) => {
    expect(() => quantityValue(quantity, context)).toThrow(RangeError);
  });
});
