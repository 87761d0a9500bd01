import { cellQuantity, sumOf, upTo, type NamedContext } from './contexts.ts';
import { ofQuantities } from './quantity-mistakes-by-hand.ts';
import { shortNames, wrongFactors, type Expected, type Names } from './step-by-short-names.ts';

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
