import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import {
  elsewhere,
  inBack,
  inForward,
  inLoss,
  inSign,
  insteadOfMask,
  inWhole,
  nextTo,
  one,
  otherFactors,
  slipped,
  type Ask,
  type Asked,
  type HandNumber,
  type Mistakes,
} from './mistakes-of-hand.ts';
import { at, dot, handStep, type Drawn, type HandStep, type InsteadOfMask } from './step-by-hand.ts';

/** E[w e], of the weight of a unit. */
const meanWeight =
  (unit: number, p: number): Asked =>
  ({ w2 }) => ({
    right: (1 - p) * at(w2, unit),
    mistakes: [
      ['mask-forgotten', at(w2, unit)],
      ...otherFactors(p, 1 - p).map((factor) => ['wrong-factor', factor * at(w2, unit)] as const),
      ...[unit - 1, unit + 1].map((other) => ['neighbour', (1 - p) * at(w2, other)] as const),
    ],
  });

/** A prediction whose units are multiplied by something, and the predictions with something else. */
function prediction(
  sample: number,
  right: InsteadOfMask,
  others: (drawn: Drawn) => readonly (readonly [MistakeId, InsteadOfMask])[],
): Asked {
  return (drawn) => {
    const of = (forward: InsteadOfMask, i = sample) => at(handStep(drawn, { forward }).output, i);
    return {
      right: of(right),
      mistakes: [
        ...others(drawn).map(([id, other]) => [id, of(other)] as const),
        ['bias-forgotten', of(right) - drawn.b2],
        ['neighbour', of(right, sample - 1)],
        ['neighbour', of(right, sample + 1)],
      ],
    };
  };
}

const every =
  (factor: number): InsteadOfMask =>
  () =>
    factor;
const factors = (p: number, right: number) =>
  otherFactors(p, right).map((factor) => ['wrong-factor', every(factor)] as const);

/** What a sample adds to row `unit`, column `input` of the gradient of W1. */
const grid =
  (sample: number, unit: number, input: number, { x }: Drawn) =>
  (step: HandStep) =>
    at(step.z1Gradient[sample], unit) * at(x[sample], input);

/** The mistakes in a sum of what some samples add. */
const inGrid = (drawn: Drawn, ask: Ask): Mistakes => [
  ...inBack(drawn, ask),
  ...inWhole(drawn, ask),
  ...inLoss(drawn, ask),
  inSign(drawn, ask),
];

/** The tasks that ask for a number or its sign, by lesson and task. Samples, units and inputs count from 0. */
export const handNumbers: Readonly<Record<string, Asked>> = {
  'silenced-units/parameters': ({ w1, b1, w2 }) => {
    const [weights, biases] = [w1.flat().length + w2.length, b1.length + 1];
    const partly = [weights, weights + 1, weights + biases - 1];
    return { right: weights + biases, mistakes: partly.map((value) => ['biases-uncounted', value]) };
  },
  'average-cost/even-coin': meanWeight(6, 0.5),
  'average-cost/rare-drop': meanWeight(1, 0.2),
  'average-cost/third-left': () => ({
    right: 2 / 3,
    mistakes: [
      ['wrong-factor', 1 / 3],
      ['wrong-factor', 3 / 2],
    ],
  }),
  'average-cost/many-masks': (_, { h }) => {
    const value = at(h[9], 6);
    return {
      right: 0.8 * value,
      mistakes: [
        ['mask-forgotten', value],
        ...[0.2, 5, 1.25].map((factor) => ['wrong-factor', factor * value] as const),
        ...nextTo((i, j) => 0.8 * at(h[i], j), 9, 6),
      ],
    };
  },
  'two-ways/inverted-training': prediction(
    11,
    (kept) => kept / 0.6,
    (drawn) => [...insteadOfMask({ ...drawn, scale: 1 / 0.6 }), ['evaluation', every(1)]],
  ),
  'two-ways/inverted-evaluation': prediction(11, every(1), ({ p }) => [
    ['scaled-twice', every(0.6)],
    ...factors(p, 1),
    ['evaluation', (kept) => kept / 0.6],
  ]),
  'two-ways/classic-evaluation': prediction(11, every(0.6), ({ p }) => [
    ['scale-forgotten', every(1)],
    ['scaled-twice', every(0.36)],
    ...factors(p, 0.6),
    ['evaluation', (kept) => kept],
  ]),
  'two-ways/slip': prediction(11, every(0.4), ({ p }) => [
    ['scale-forgotten', every(1)],
    ...factors(p, 0.4),
    ['evaluation', (kept) => kept / 0.6],
  ]),
  'remembered-mask/kept': () => ({
    right: 1.25,
    mistakes: [
      ['scale-forgotten', 1],
      ['scaled-twice', 1.5625],
      ['wrong-factor', 0.2],
      ['wrong-factor', 0.8],
      ['wrong-factor', 5],
      ['evaluation', 1],
    ],
  }),
  'remembered-mask/mean': () => ({
    right: 1,
    mistakes: [
      ['mask-forgotten', 1.25],
      ['scale-forgotten', 0.8],
      ['scaled-twice', 1.25],
      ...[0.2, 0.8, 1.25, 5].map((factor) => ['wrong-factor', factor] as const),
    ],
  }),
  'remembered-mask/evaluated': () => ({
    right: 1,
    mistakes: [
      ['evaluation', 1.25],
      ['evaluation', 0],
      ...[0.2, 0.8, 1.25, 5].map((factor) => ['wrong-factor', factor] as const),
    ],
  }),
  'masks-per-sample/expected': () => ({ right: 5, mistakes: [['not-averaged', 75]] }),
  'masks-per-sample/spread': () => ({ right: Math.sqrt(2.5), mistakes: [['wrong-factor', Math.sqrt(5)]] }),
  'masks-per-sample/always': () => ({
    right: 1 / 32_768,
    mistakes: [
      ['neighbour', 1 / 65_536],
      ['neighbour', 1 / 16_384],
      ['one-sample', 0.5],
    ],
  }),
  'masks-per-sample/small-batch': () => ({
    right: 0.7 * 0.7 * 0.7 * 0.7,
    mistakes: [
      ['wrong-factor', 0.3 * 0.3 * 0.3 * 0.3],
      ['neighbour', 0.7 * 0.7 * 0.7],
      ['neighbour', 0.7 * 0.7 * 0.7 * 0.7 * 0.7],
      ['one-sample', 0.7],
    ],
  }),
  'forward-by-hand/pre-activation': (drawn, { z1, w1After, b1After }) => {
    const { x, w1, b1 } = drawn;
    const [row = [], bias] = [x[6], at(b1, 3)];
    const turned = row.map((_, k) => at(w1[k], 3));
    return {
      right: at(z1[6], 3),
      mistakes: [
        ['bias-forgotten', at(z1[6], 3) - bias],
        ['transposed', dot(row, turned) + bias],
        ['after-for-before', dot(row, w1After[3] ?? []) + at(b1After, 3)],
        ...elsewhere(z1, 6, 3),
      ],
    };
  },
  'forward-by-hand/dropped': (drawn, step) => {
    const ask: Ask = ({ d }) => at(d[6], 3);
    const late = { ...drawn, w1: step.w1After, b1: step.b1After };
    return {
      right: ask(step),
      mistakes: [
        ...inForward(drawn, ask),
        slipped(drawn, ask)('gate-for-mask', { noActivation: true }),
        slipped(drawn, ask)('bias-forgotten', { noFirstBias: true }),
        ['after-for-before', ask(handStep(late))],
        ...elsewhere(step.d, 6, 3),
      ],
    };
  },
  'forward-by-hand/output': (drawn, step) => {
    const ask: Ask = ({ output }) => at(output, 6);
    const slip = slipped(drawn, ask);
    const { w1After: w1, b1After: b1, w2After: w2, b2After: b2 } = step;
    return {
      right: ask(step),
      mistakes: [
        ...inForward(drawn, ask),
        slip('gate-for-mask', { noActivation: true }),
        slip('bias-forgotten', { noSecondBias: true }),
        slip('bias-forgotten', { noFirstBias: true, noSecondBias: true }),
        slip('evaluation', { forward: every(1) }),
        ['after-for-before', ask(handStep({ ...drawn, w2, b2 }))],
        ['after-for-before', ask(handStep({ ...drawn, w1, b1, w2, b2 }))],
        ...elsewhere(one(step.output), 6, 0),
      ],
    };
  },
  'loss-factor/direction': (drawn, step) => ofOutputGradient(2, drawn, step),
  'loss-factor/half': (drawn, { output }) => {
    const error = (i: number) => at(output, i) - at(drawn.y, i);
    const evaluated = handStep(drawn, { forward: every(1) }).output;
    return {
      right: error(9),
      mistakes: [
        ['factor-two', 2 * error(9)],
        ['sign', -error(9)],
        ['bias-forgotten', error(9) - drawn.b2],
        ['evaluation', at(evaluated, 9) - at(drawn.y, 9)],
        ['neighbour', error(8)],
        ['neighbour', error(10)],
      ],
    };
  },
  'loss-factor/factor': () => ({
    right: 2 / 15,
    mistakes: [
      ['not-averaged', 2],
      ['factor-two', 1 / 15],
    ],
  }),
  'loss-factor/mean-squared': (drawn, step) => ofOutputGradient(9, drawn, step),
  'second-layer/one-weight': (drawn, step) => {
    const ask: Ask = ({ w2Gradient }) => at(w2Gradient, 8);
    return {
      right: ask(step),
      mistakes: [
        ...inForward(drawn, ask),
        slipped(drawn, ask)('gate-for-mask', { noActivation: true }),
        ...inWhole(drawn, ask),
        ...inLoss(drawn, ask),
        inSign(drawn, ask),
        ...step.outputGradient.map((error, i) => ['one-sample', error * at(step.d[i], 8)] as const),
        ...elsewhere([step.w2Gradient], 0, 8),
      ],
    };
  },
  'second-layer/bias': (drawn, step) => {
    const ask: Ask = ({ b2Gradient }) => b2Gradient;
    return {
      right: ask(step),
      mistakes: [
        ...inWhole(drawn, ask),
        ...inLoss(drawn, ask),
        inSign(drawn, ask),
        ...step.outputGradient.map((error) => ['one-sample', error] as const),
      ],
    };
  },
  'back-through-mask/sent-back': (drawn, step) => {
    const ask: Ask = ({ dGradient }) => at(dGradient[9], 5);
    return {
      right: ask(step),
      mistakes: [
        ...inWhole(drawn, ask),
        ...inLoss(drawn, ask),
        inSign(drawn, ask),
        ['after-for-before', at(step.outputGradient, 9) * at(step.w2After, 5)],
        ...elsewhere(step.dGradient, 9, 5),
      ],
    };
  },
  'back-through-mask/dropped': (drawn, step) => ofHiddenGradient(3, drawn, step),
  'back-through-mask/kept': (drawn, step) => ofHiddenGradient(5, drawn, step),
  'gate-not-mask/one-unit': (drawn, step) => {
    const ask: Ask = ({ z1Gradient }) => at(z1Gradient[3], 5);
    return { right: ask(step), mistakes: inGrid(drawn, ask) };
  },
  'outer-product/delta': (drawn) => {
    const ask: Ask = ({ z1Gradient }) => at(z1Gradient[12], 6);
    const halves = handStep(drawn, { isHalf: true });
    return {
      right: ask(halves),
      mistakes: [
        ...inBack(drawn, ask, { isHalf: true }),
        ['sign', -ask(halves)],
        ['factor-two', 2 * ask(halves)],
        ...nextTo((i, j) => at(halves.z1Gradient[i], j), 12, 6),
      ],
    };
  },
  'outer-product/grid-cell': (drawn, step) => {
    const of = (sample: number, unit: number, input: number) => grid(sample, unit, input, drawn)(step);
    return {
      right: of(12, 6, 0),
      mistakes: [
        ...inGrid(drawn, grid(12, 6, 0, drawn)),
        ...nextTo((i, j) => of(i, j, 0), 12, 6),
        ['neighbour', of(12, 6, 1)],
      ],
    };
  },
  'batch-sum/two-samples': (drawn, step) => {
    const both = (unit: number, input: number) => (numbers: HandStep) =>
      grid(0, unit, input, drawn)(numbers) + grid(1, unit, input, drawn)(numbers);
    return {
      right: both(2, 0)(step),
      mistakes: [
        ...inGrid(drawn, both(2, 0)),
        ['one-sample', grid(0, 2, 0, drawn)(step)],
        ['one-sample', grid(1, 2, 0, drawn)(step)],
        ['transposed', both(0, 2)(step)],
        ...nextTo((unit, input) => both(unit, input)(step), 2, 0),
      ],
    };
  },
  'update/one-after': (drawn, step) => {
    const ask: Ask = ({ w1After }) => at(w1After[7], 3);
    const before = at(drawn.w1[7], 3);
    const gradient = at(step.w1Gradient[7], 3);
    return {
      right: ask(step),
      mistakes: [
        ['after-for-before', before],
        ['after-for-before', before - 2 * 0.01 * gradient],
        ['sign', before + 0.01 * gradient],
        ['rate-forgotten', before - gradient],
        ...inLoss(drawn, ask),
        ...elsewhere(step.w1After, 7, 3),
      ],
    };
  },
  'update/printed-after': (_, { w1After, w1Gradient }) => {
    const late = (unit: number, input: number) => at(w1After[unit], input) - 0.01 * at(w1Gradient[unit], input);
    const after = at(w1After[7], 3);
    const gradient = at(w1Gradient[7], 3);
    return {
      right: late(7, 3),
      mistakes: [
        ['after-for-before', after],
        ['after-for-before', after + 0.01 * gradient],
        ['sign', after + 0.01 * gradient],
        ['rate-forgotten', after - gradient],
        ...nextTo(late, 7, 3),
      ],
    };
  },
};

function ofOutputGradient(sample: number, drawn: Drawn, step: HandStep): HandNumber {
  const ask: Ask = ({ outputGradient }) => at(outputGradient, sample);
  const slip = slipped(drawn, ask);
  return {
    right: ask(step),
    mistakes: [
      ...inWhole(drawn, ask),
      ...inLoss(drawn, ask),
      inSign(drawn, ask),
      slip('bias-forgotten', { noSecondBias: true, isWhole: true }),
      slip('evaluation', { forward: every(1), isWhole: true }),
      ...elsewhere(one(step.outputGradient), sample, 0),
    ],
  };
}

function ofHiddenGradient(unit: number, drawn: Drawn, step: HandStep): HandNumber {
  const ask: Ask = ({ hGradient }) => at(hGradient[9], unit);
  const gated: InsteadOfMask = (kept, gate) => kept * gate * drawn.scale;
  return {
    right: ask(step),
    mistakes: [
      ...insteadOfMask(drawn).map(([id, back]) => slipped(drawn, ask)(id, { back })),
      slipped(drawn, ask)('gate-for-mask', { back: gated }),
      ...inWhole(drawn, ask),
      ...inLoss(drawn, ask),
      inSign(drawn, ask),
      ...elsewhere(step.hGradient, 9, unit),
    ],
  };
}
