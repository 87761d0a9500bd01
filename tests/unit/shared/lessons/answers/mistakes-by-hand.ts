import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import type { Quantity } from '#shared/lessons/quantities.ts';
import { cellQuantity, cellsOf, sumOf, upTo, type NamedContext } from './contexts.ts';

/** A number that a mistake gives, written out for one quantity. */
export interface Expected {
  readonly quantity: Quantity;
  readonly mistake: MistakeId;
  readonly value: number;
}

/** A step's numbers by short names, with the formulas of the lecture written out in plain sums over them. */
function shortNames(context: NamedContext) {
  const at = cellsOf(context);
  const { settings } = context;
  const { hiddenSize, inputSize, outputSize, batchSize, dropProbability: p } = settings;
  const isMean = settings.lossConvention === 'mean-squared-error';
  const scale = settings.mode === 'inverted' ? 1 / (1 - p) : 1;
  const m = (i: number, j: number) => at('mask', i, j);
  const h = (i: number, j: number) => at('hidden', i, j);
  const gate = (i: number, j: number) => (at('preActivation', i, j) > 0 ? 1 : 0);
  const kept = (i: number, j: number) => (m(i, j) === 0 ? 0 : 1);
  const dd = (i: number, j: number) => at('dropped.gradient', i, j);
  const factor = isMean ? 2 / (batchSize * outputSize) : 1;
  const w2 = (o: number, j: number) => at('fc2.weight', o, j);
  const predicted = (i: number, o: number, d: (unit: number) => number) =>
    sumOf(hiddenSize, (j) => d(j) * w2(o, j)) + at('fc2.bias', o);
  return {
    at,
    settings,
    hiddenSize,
    inputSize,
    outputSize,
    batchSize,
    p,
    isMean,
    scale,
    m,
    h,
    gate,
    kept,
    dd,
    factor,
    w2,
    predicted,
  };
}

type Names = ReturnType<typeof shortNames>;

/** p, 1/p, q and 1/q, but not the right factor. */
function wrongFactors({ p, scale, settings }: Names): readonly number[] {
  if (settings.mode === 'off') return [];
  return [p, 1 / p, 1 - p, 1 / (1 - p)].filter(
    (each) => Number.isFinite(each) && each > 0 && each !== 1 && Math.abs(each - scale) > 1e-5,
  );
}

function* ofForward(names: Names): Generator<Expected> {
  const { at, hiddenSize, inputSize, batchSize, outputSize, scale, m, h, gate, kept, predicted, w2 } = names;
  for (const i of upTo(batchSize)) {
    for (const j of upTo(hiddenSize)) {
      const z1 = cellQuantity('preActivation', i, j);
      yield { quantity: z1, mistake: 'bias-forgotten', value: at('preActivation', i, j) - at('fc1.bias', j) };
      const withAfter = sumOf(inputSize, (k) => at('x', i, k) * at('fc1.weight.after', j, k)) + at('fc1.bias.after', j);
      yield { quantity: z1, mistake: 'after-for-before', value: withAfter };
      if (hiddenSize === inputSize) {
        const turned = sumOf(inputSize, (k) => at('x', i, k) * at('fc1.weight', k, j)) + at('fc1.bias', j);
        yield { quantity: z1, mistake: 'transposed', value: turned };
      }
      yield { quantity: cellQuantity('hidden', i, j), mistake: 'gate-for-mask', value: at('preActivation', i, j) };
      const mask = cellQuantity('mask', i, j);
      yield { quantity: mask, mistake: 'scale-forgotten', value: kept(i, j) };
      yield { quantity: mask, mistake: 'gate-for-mask', value: gate(i, j) };
      const d = cellQuantity('dropped', i, j);
      yield { quantity: d, mistake: 'mask-forgotten', value: h(i, j) };
      yield { quantity: d, mistake: 'scale-forgotten', value: h(i, j) * kept(i, j) };
      yield { quantity: d, mistake: 'scaled-twice', value: h(i, j) * m(i, j) * scale };
      yield { quantity: d, mistake: 'gate-for-mask', value: h(i, j) * gate(i, j) * scale };
      yield { quantity: d, mistake: 'transposed', value: at('dropped', j, i) };
      yield { quantity: d, mistake: 'neighbour', value: at('dropped', i + 1, j) };
      yield { quantity: d, mistake: 'neighbour', value: at('dropped', i, j - 1) };
      for (const wrong of wrongFactors(names)) {
        yield { quantity: d, mistake: 'wrong-factor', value: h(i, j) * kept(i, j) * wrong };
      }
    }
    for (const o of upTo(outputSize)) {
      const output = cellQuantity('output', i, o);
      const value = (d: (unit: number) => number) => predicted(i, o, d);
      yield { quantity: output, mistake: 'mask-forgotten', value: value((j) => h(i, j)) };
      yield { quantity: output, mistake: 'scale-forgotten', value: value((j) => h(i, j) * kept(i, j)) };
      yield { quantity: output, mistake: 'scaled-twice', value: value((j) => h(i, j) * m(i, j) * scale) };
      yield { quantity: output, mistake: 'bias-forgotten', value: at('output', i, o) - at('fc2.bias', o) };
      const evaluated = names.settings.mode === 'classic' ? 1 - names.p : 1;
      yield { quantity: output, mistake: 'evaluation', value: value((j) => h(i, j) * evaluated) };
      const late = sumOf(hiddenSize, (j) => at('dropped', i, j) * at('fc2.weight.after', o, j));
      yield { quantity: output, mistake: 'after-for-before', value: late + at('fc2.bias.after', o) };
      if (outputSize === hiddenSize) {
        const turned = sumOf(hiddenSize, (j) => at('dropped', i, j) * w2(j, o)) + at('fc2.bias', o);
        yield { quantity: output, mistake: 'transposed', value: turned };
      }
      for (const wrong of wrongFactors(names)) {
        yield { quantity: output, mistake: 'wrong-factor', value: value((j) => h(i, j) * kept(i, j) * wrong) };
      }
    }
  }
}

function* ofLoss(names: Names): Generator<Expected> {
  const { at, batchSize, outputSize, isMean, h, predicted, factor } = names;
  const cells = batchSize * outputSize;
  const loss = cellQuantity('loss');
  const scale = isMean ? 1 / cells : 1 / 2;
  const squares = (i: number) => sumOf(outputSize, (o) => (at('output', i, o) - at('y', i, o)) ** 2);
  for (const i of upTo(batchSize)) {
    yield { quantity: loss, mistake: 'one-sample', value: squares(i) * (isMean ? 1 / outputSize : 1 / 2) };
  }
  yield { quantity: loss, mistake: 'factor-two', value: at('loss') * (isMean ? 0.5 : 2) };
  if (isMean) yield { quantity: loss, mistake: 'not-averaged', value: at('loss') * cells };
  const evaluated = names.settings.mode === 'classic' ? 1 - names.p : 1;
  const off = (i: number, o: number, each: number) => predicted(i, o, (j) => h(i, j) * each) - at('y', i, o);
  const lossWith = (each: number) => scale * sumOf(batchSize, (i) => sumOf(outputSize, (o) => off(i, o, each) ** 2));
  yield { quantity: loss, mistake: 'evaluation', value: lossWith(evaluated) };
  yield { quantity: loss, mistake: 'mask-forgotten', value: lossWith(1) };
  for (const i of upTo(batchSize)) {
    for (const o of upTo(outputSize)) {
      const quantity = cellQuantity('output.gradient', i, o);
      const right = at('output.gradient', i, o);
      yield { quantity, mistake: 'sign', value: -right };
      yield { quantity, mistake: 'factor-two', value: right * (isMean ? 0.5 : 2) };
      if (isMean) yield { quantity, mistake: 'not-averaged', value: right * cells };
      if (isMean) yield { quantity, mistake: 'not-averaged', value: right * batchSize };
      yield { quantity, mistake: 'evaluation', value: factor * off(i, o, evaluated) };
      yield { quantity, mistake: 'bias-forgotten', value: right - factor * at('fc2.bias', o) };
    }
  }
}

function* ofBackward(names: Names): Generator<Expected> {
  const { at, hiddenSize, inputSize, batchSize, outputSize, scale, m, h, gate, kept, dd, predicted, factor, w2 } =
    names;
  const noDropout = (i: number, j: number) =>
    sumOf(outputSize, (o) => factor * (predicted(i, o, (unit) => h(i, unit)) - at('y', i, o)) * w2(o, j));
  for (const j of upTo(hiddenSize)) {
    for (const i of upTo(batchSize)) {
      const dh = cellQuantity('hidden.gradient', i, j);
      yield { quantity: dh, mistake: 'mask-forgotten', value: dd(i, j) };
      yield { quantity: dh, mistake: 'scale-forgotten', value: dd(i, j) * kept(i, j) };
      yield { quantity: dh, mistake: 'scaled-twice', value: dd(i, j) * m(i, j) * scale };
      yield { quantity: dh, mistake: 'gate-for-mask', value: dd(i, j) * gate(i, j) };
      yield { quantity: dh, mistake: 'sign', value: -at('hidden.gradient', i, j) };
      const dz = cellQuantity('preActivation.gradient', i, j);
      yield { quantity: dz, mistake: 'mask-forgotten', value: dd(i, j) * gate(i, j) };
      yield { quantity: dz, mistake: 'gate-for-mask', value: dd(i, j) * m(i, j) };
      yield { quantity: dz, mistake: 'scaled-twice', value: dd(i, j) * m(i, j) * gate(i, j) * scale };
      for (const wrong of wrongFactors(names)) {
        yield { quantity: dz, mistake: 'wrong-factor', value: dd(i, j) * kept(i, j) * gate(i, j) * wrong };
      }
      const late = sumOf(outputSize, (o) => at('output.gradient', i, o) * at('fc2.weight.after', o, j));
      yield { quantity: cellQuantity('dropped.gradient', i, j), mistake: 'after-for-before', value: late };
    }
    const db = cellQuantity('fc1.bias.gradient', j);
    yield { quantity: db, mistake: 'mask-forgotten', value: sumOf(batchSize, (i) => dd(i, j) * gate(i, j)) };
    for (const k of upTo(inputSize)) {
      const quantity = cellQuantity('fc1.weight.gradient', j, k);
      const over = (term: (sample: number) => number) => sumOf(batchSize, (i) => term(i) * gate(i, j) * at('x', i, k));
      yield { quantity, mistake: 'mask-forgotten', value: over((i) => dd(i, j)) };
      yield { quantity, mistake: 'mask-forgotten', value: over((i) => noDropout(i, j)) };
      yield { quantity, mistake: 'scale-forgotten', value: over((i) => dd(i, j) * kept(i, j)) };
      yield { quantity, mistake: 'scaled-twice', value: over((i) => dd(i, j) * m(i, j) * scale) };
      const ungated = sumOf(batchSize, (i) => dd(i, j) * m(i, j) * at('x', i, k));
      yield { quantity, mistake: 'gate-for-mask', value: ungated };
      yield { quantity, mistake: 'transposed', value: at('fc1.weight.gradient', k, j) };
      yield { quantity, mistake: 'neighbour', value: at('fc1.weight.gradient', j - 1, k) };
      yield { quantity, mistake: 'neighbour', value: at('fc1.weight.gradient', j, k + 1) };
      for (const i of upTo(batchSize)) {
        const value = at('preActivation.gradient', i, j) * at('x', i, k);
        yield { quantity, mistake: 'one-sample', value };
      }
    }
    for (const o of upTo(outputSize)) {
      const quantity = cellQuantity('fc2.weight.gradient', o, j);
      const over = (term: (sample: number) => number) => sumOf(batchSize, (i) => at('output.gradient', i, o) * term(i));
      yield { quantity, mistake: 'mask-forgotten', value: over((i) => h(i, j)) };
      yield { quantity, mistake: 'scale-forgotten', value: over((i) => h(i, j) * kept(i, j)) };
      yield { quantity, mistake: 'scaled-twice', value: over((i) => h(i, j) * m(i, j) * scale) };
      yield { quantity, mistake: 'sign', value: -over((i) => h(i, j) * m(i, j)) };
      for (const i of upTo(batchSize)) {
        yield { quantity, mistake: 'one-sample', value: at('output.gradient', i, o) * h(i, j) * m(i, j) };
      }
    }
  }
}

function* ofUpdate(names: Names): Generator<Expected> {
  const { at, hiddenSize, inputSize, settings, isMean, batchSize, outputSize } = names;
  const lr = settings.learningRate;
  for (const j of upTo(hiddenSize)) {
    for (const k of upTo(inputSize)) {
      const quantity = cellQuantity('fc1.weight.after', j, k);
      const [before, after] = [at('fc1.weight', j, k), at('fc1.weight.after', j, k)];
      yield { quantity, mistake: 'after-for-before', value: before };
      yield { quantity: cellQuantity('fc1.weight', j, k), mistake: 'after-for-before', value: after };
      if (settings.optimizer !== 'sgd') continue;
      const gradient = at('fc1.weight.gradient', j, k);
      yield { quantity, mistake: 'rate-forgotten', value: before - gradient };
      yield { quantity, mistake: 'sign', value: before + lr * gradient };
      yield { quantity, mistake: 'factor-two', value: before - lr * gradient * (isMean ? 0.5 : 2) };
      if (isMean) yield { quantity, mistake: 'not-averaged', value: before - lr * gradient * batchSize * outputSize };
      const at2 = { unit: j, input: k };
      yield { quantity: { kind: 'notebook-before', ...at2 }, mistake: 'after-for-before', value: before };
      yield { quantity: { kind: 'notebook-after', ...at2 }, mistake: 'after-for-before', value: after };
      yield { quantity: { kind: 'notebook-after', ...at2 }, mistake: 'sign', value: after + lr * gradient };
      yield { quantity: { kind: 'notebook-before', ...at2 }, mistake: 'rate-forgotten', value: before - gradient };
    }
    const bias = cellQuantity('fc1.bias.after', j);
    const [before, gradient] = [at('fc1.bias', j), at('fc1.bias.gradient', j)];
    if (settings.optimizer === 'momentum') {
      const buffer = at('fc1.bias.momentum', j);
      yield { quantity: bias, mistake: 'rate-forgotten', value: before - buffer };
      yield { quantity: bias, mistake: 'sign', value: before + lr * buffer };
      const flipped = 0.9 * at('fc1.bias.momentum.before', j) - gradient;
      yield { quantity: cellQuantity('fc1.bias.momentum', j), mistake: 'sign', value: flipped };
    }
    if (settings.optimizer === 'adam') {
      const step = before - at('fc1.bias.after', j); // lr times the direction
      yield { quantity: bias, mistake: 'rate-forgotten', value: before - step / lr };
      yield { quantity: bias, mistake: 'sign', value: before + step };
      const old = at('fc1.bias.exp_avg.before', j);
      const square = cellQuantity('fc1.bias.exp_avg_sq', j);
      yield { quantity: cellQuantity('fc1.bias.exp_avg', j), mistake: 'sign', value: 0.9 * old - 0.1 * gradient };
      yield { quantity: square, mistake: 'after-for-before', value: at('fc1.bias.exp_avg_sq.before', j) };
    }
  }
}

function* ofQuantities(names: Names): Generator<Expected> {
  const { at, settings, batchSize, hiddenSize, outputSize, inputSize, scale, p, m, h, gate, kept, w2, predicted } =
    names;
  const hasMask = settings.mode !== 'off';
  const count = { kind: 'parameter-count' } as const;
  const weights = hiddenSize * inputSize + outputSize * hiddenSize;
  yield { quantity: count, mistake: 'bias-forgotten', value: weights };
  yield { quantity: count, mistake: 'bias-forgotten', value: weights + hiddenSize };
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

/** Every number that a mistake has to give in a step, by sums written out here; NaN where a cell beside is outside its tensor. */
export function expectedMistakes(context: NamedContext): readonly Expected[] {
  const names = shortNames(context);
  return [
    ...ofForward(names),
    ...ofLoss(names),
    ...ofBackward(names),
    ...ofUpdate(names),
    ...ofQuantities(names),
  ].filter(({ value }) => Number.isFinite(value));
}
