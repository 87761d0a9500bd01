import { sumOf, upTo } from './contexts.ts';

import { type Expected, type Names } from './step-by-short-names.ts';

/** What mistakes give in place of the quantities that are no cells of a step. */
export function* ofQuantities(names: Names): Generator<Expected> {
  const { at, settings, batchSize, hiddenSize, outputSize, inputSize, scale, p, m, h, gate, kept, w2, predicted } =
    names;
  const hasMask = settings.mode !== 'off';
  const count = { kind: 'parameter-count' } as const;
  const weights = hiddenSize * inputSize + outputSize * hiddenSize;
  yield { quantity: count, mistake: 'biases-uncounted', value: weights };
  yield { quantity: count, mistake: 'biases-uncounted', value: weights + hiddenSize };
  const cell = { tensor: 'fc2.weight', row: 0, column: 0 } as const;
  const masked = { kind: 'mean-masked', cell, dropProbability: 0.2 } as const;
  yield { quantity: masked, mistake: 'mask-forgotten', value: w2(0, 0) };
  yield { quantity: masked, mistake: 'wrong-factor', value: 0.2 * w2(0, 0) };
  yield { quantity: masked, mistake: 'neighbour', value: 0.8 * w2(0, 1) };
  yield { quantity: { kind: 'probability-leaving', share: 1 / 3 }, mistake: 'wrong-factor', value: 1 / 3 };
  yield { quantity: { kind: 'kept-one' }, mistake: 'scale-forgotten', value: 1 };
  yield { quantity: { kind: 'kept-one' }, mistake: 'evaluation', value: 1 };
  yield { quantity: { kind: 'mean-of-ones' }, mistake: 'mask-forgotten', value: scale };
  yield { quantity: { kind: 'evaluated-one' }, mistake: 'evaluation', value: scale };
  if (hasMask) {
    yield { quantity: { kind: 'kept-one' }, mistake: 'wrong-factor', value: 1 - p === 1 ? NaN : 1 - p };
    yield { quantity: { kind: 'mean-dropped-count' }, mistake: 'wrong-factor', value: (1 - p) * hiddenSize };
    const spread = { kind: 'spread-dropped-count' } as const;
    yield { quantity: spread, mistake: 'wrong-factor', value: Math.sqrt(hiddenSize * p) };
  }
  const always = { kind: 'always-dropped', dropProbability: 0.7, batchSize: 4 } as const;
  yield { quantity: always, mistake: 'wrong-factor', value: 0.3 ** 4 };
  yield { quantity: always, mistake: 'neighbour', value: 0.7 ** 5 };
  yield { quantity: always, mistake: 'one-sample', value: 0.7 };
  yield { quantity: { kind: 'loss-factor' }, mistake: 'not-averaged', value: 2 };
  yield { quantity: { kind: 'loss-factor' }, mistake: 'factor-two', value: 1 / (batchSize * outputSize) };
  for (const sample of upTo(batchSize)) {
    const unit = sample % hiddenSize;
    const input = sample % inputSize;
    const meanDropped = { kind: 'mean-dropped', sample, unit } as const;
    yield { quantity: meanDropped, mistake: 'mask-forgotten', value: h(sample, unit) * scale };
    if (hasMask) yield { quantity: meanDropped, mistake: 'scale-forgotten', value: h(sample, unit) * (1 - p) };
    const half = { kind: 'half-error', sample } as const;
    const error = (i: number, o: number) => at('output', i, o) - at('y', i, o);
    yield { quantity: half, mistake: 'factor-two', value: 2 * error(sample, 0) };
    yield { quantity: half, mistake: 'sign', value: -error(sample, 0) };
    yield { quantity: half, mistake: 'neighbour', value: error(sample + 1, 0) };
    yield { quantity: half, mistake: 'bias-forgotten', value: error(sample, 0) - at('fc2.bias') };
    const back = sumOf(outputSize, (o) => error(sample, o) * w2(o, unit));
    const delta = { kind: 'sample-delta', sample, unit } as const;
    yield { quantity: delta, mistake: 'mask-forgotten', value: back * gate(sample, unit) };
    yield { quantity: delta, mistake: 'scale-forgotten', value: back * gate(sample, unit) * kept(sample, unit) };
    yield { quantity: delta, mistake: 'gate-for-mask', value: back * m(sample, unit) };
    yield { quantity: delta, mistake: 'sign', value: -back * m(sample, unit) * gate(sample, unit) };
    const bare = { kind: 'unmasked-delta', sample, unit } as const;
    yield { quantity: bare, mistake: 'gate-for-mask', value: back };
    yield { quantity: bare, mistake: 'factor-two', value: 2 * back * gate(sample, unit) };
    const dz = (i: number, j: number) => at('preActivation.gradient', i, j);
    const x = (i: number) => at('x', i, input);
    const dd = at('dropped.gradient', sample, unit);
    const one = { kind: 'sample-gradient', sample, unit, input } as const;
    yield { quantity: one, mistake: 'mask-forgotten', value: dd * gate(sample, unit) * x(sample) };
    yield { quantity: one, mistake: 'sign', value: -dz(sample, unit) * x(sample) };
    yield { quantity: one, mistake: 'neighbour', value: dz(sample, unit + 1) * x(sample) };
    yield { quantity: one, mistake: 'transposed', value: dz(sample, input) * at('x', sample, unit) };
    const pair = { kind: 'pair-gradient', samples: [sample, 0], unit, input } as const;
    yield { quantity: pair, mistake: 'one-sample', value: dz(sample, unit) * x(sample) };
    const other = at('dropped.gradient', 0, unit) * gate(0, unit) * x(0);
    yield { quantity: pair, mistake: 'mask-forgotten', value: dd * gate(sample, unit) * x(sample) + other };
    const value = (factor: (j: number) => number) => predicted(sample, 0, (j) => h(sample, j) * factor(j));
    const slip = { kind: 'slip-output', sample } as const;
    yield { quantity: slip, mistake: 'scale-forgotten', value: value(() => 1) };
    if (p > 0) yield { quantity: slip, mistake: 'wrong-factor', value: value(() => 1 - p) };
    yield { quantity: slip, mistake: 'evaluation', value: at('output', sample) };
    const classic = { kind: 'mode-output', mode: 'classic', phase: 'evaluation', sample } as const;
    yield { quantity: classic, mistake: 'scale-forgotten', value: value(() => 1) };
    yield { quantity: classic, mistake: 'evaluation', value: value((j) => kept(sample, j)) };
    if (p > 0) yield { quantity: classic, mistake: 'wrong-factor', value: value(() => p) };
    const inverted = { kind: 'mode-output', mode: 'inverted', phase: 'training', sample } as const;
    yield { quantity: inverted, mistake: 'scale-forgotten', value: value((j) => kept(sample, j)) };
    yield { quantity: inverted, mistake: 'scaled-twice', value: value((j) => kept(sample, j) / (1 - p) ** 2) };
    yield { quantity: inverted, mistake: 'mask-forgotten', value: value(() => 1) };
    const both = { ...inverted, phase: 'evaluation' } as const;
    yield { quantity: both, mistake: 'scaled-twice', value: value(() => 1 - p) };
    const right = value((j) => kept(sample, j) / (1 - p));
    yield { quantity: inverted, mistake: 'bias-forgotten', value: right - at('fc2.bias') };
    const lost = (i: number) => (i < batchSize ? upTo(hiddenSize).filter((j) => m(i, j) === 0).length : NaN);
    yield { quantity: { kind: 'dropped-count', sample }, mistake: 'neighbour', value: lost(sample + 1) };
    const dead = upTo(hiddenSize).filter((j) => gate(sample, j) === 0).length;
    yield { quantity: { kind: 'dropped-count', sample }, mistake: 'gate-for-mask', value: dead };
  }
}
