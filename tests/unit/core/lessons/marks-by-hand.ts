import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import { at, type Drawn, type HandStep } from './step-by-hand.ts';

/** What is to be marked, counted from 1, and what is marked by whoever takes one thing for another. */
export interface HandMarks {
  readonly right: readonly number[];
  readonly mistakes: readonly (readonly [MistakeId, readonly number[]])[];
  /** How many there are to choose from. */
  readonly of: number;
}

type Holds = (isDropped: boolean, isDead: boolean) => boolean;

const dropped: Holds = (isDropped) => isDropped;
const dead: Holds = (_, isDead) => isDead;
const alive: Holds = (_, isDead) => !isDead;
const droppedAlive: Holds = (isDropped, isDead) => isDropped && !isDead;
const keptDead: Holds = (isDropped, isDead) => !isDropped && isDead;
const droppedDead: Holds = (isDropped, isDead) => isDropped && isDead;
const silent: Holds = (isDropped, isDead) => isDropped || isDead;

/** The units of which this holds in all these samples. */
function unitsWhere(holds: Holds, samples: readonly number[], { kept }: Drawn, { z1 }: HandStep): readonly number[] {
  const units = (z1[0] ?? []).map((_, unit) => unit);
  const holdsIn = (unit: number) => (sample: number) => holds(at(kept[sample], unit) === 0, at(z1[sample], unit) <= 0);
  return units.filter((unit) => samples.every(holdsIn(unit))).map((unit) => unit + 1);
}

type Slip = readonly [MistakeId, Holds];
type Asked = (drawn: Drawn, step: HandStep) => HandMarks;

/** Units of one sample; in `neighbour` those of the samples beside it. */
const inSample =
  (sample: number, right: Holds, ...slips: readonly Slip[]): Asked =>
  (drawn, step) => {
    const of = (holds: Holds, row = sample) => unitsWhere(holds, [row], drawn, step);
    return {
      right: of(right),
      mistakes: [
        ...slips.map(([id, holds]) => [id, of(holds)] as const),
        ['neighbour', of(right, sample - 1)],
        ['neighbour', of(right, sample + 1)],
      ],
      of: drawn.b1.length,
    };
  };

/** Units of the whole batch. */
const inBatch =
  (right: Holds, ...slips: readonly Slip[]): Asked =>
  (drawn, step) => {
    const samples = drawn.y.map((_, sample) => sample);
    const of = (holds: Holds) => unitsWhere(holds, samples, drawn, step);
    return { right: of(right), mistakes: slips.map(([id, holds]) => [id, of(holds)] as const), of: drawn.b1.length };
  };

/** The tasks that ask for marks, by lesson and task. Samples count from 0. */
export const handMarks: Readonly<Record<string, Asked>> = {
  'masks-per-sample/lost': inSample(
    3,
    dropped,
    ['gate-for-mask', dead],
    ['gate-for-mask', droppedAlive],
    ['gate-for-mask', droppedDead],
  ),
  'forward-by-hand/dead': inSample(
    6,
    dead,
    ['gate-for-mask', dropped],
    ['gate-for-mask', keptDead],
    ['gate-for-mask', droppedDead],
  ),
  'forward-by-hand/silent-though-kept': inSample(
    6,
    keptDead,
    ['mask-forgotten', dead],
    ['gate-for-mask', droppedAlive],
  ),
  'second-layer/silent-weights': inBatch(silent, ['mask-forgotten', dead], ['gate-for-mask', dropped]),
  'gate-not-mask/dropped-alive': inSample(
    3,
    droppedAlive,
    ['mask-forgotten', alive],
    ['gate-for-mask', keptDead],
    ['gate-for-mask', dropped],
  ),
  'gate-not-mask/kept-dead': inSample(3, keptDead, ['mask-forgotten', dead], ['gate-for-mask', droppedAlive]),
  'outer-product/forgotten': inSample(
    12,
    droppedAlive,
    ['mask-forgotten', alive],
    ['gate-for-mask', keptDead],
    ['gate-for-mask', dropped],
  ),
  'batch-sum/zero-rows': inBatch(silent, ['mask-forgotten', dead], ['gate-for-mask', dropped]),
  'batch-sum/dropped-in-all': inBatch(
    dropped,
    ['gate-for-mask', dead],
    ['gate-for-mask', droppedAlive],
    ['gate-for-mask', droppedDead],
  ),
  'update/unchanged': inBatch(silent, ['mask-forgotten', dead], ['gate-for-mask', dropped]),
};

/** The choices that are right, counted from 1, by lesson and task; in each language they stand in the same order. */
export const rightChoices: Readonly<Record<string, readonly number[]>> = {
  'silenced-units/drawn': [3],
  'silenced-units/same-start': [3],
  'silenced-units/next-step': [4, 5, 6],
  'average-cost/single-mask': [2],
  'two-ways/where': [1],
  'remembered-mask/remember': [1],
  'remembered-mask/same-seed': [2],
  'masks-per-sample/one-row': [2],
  'loss-factor/summed': [2],
  'second-layer/made-of': [2],
  'second-layer/ways-to-zero': [1, 2, 3],
  'back-through-mask/twice': [2],
  'gate-not-mask/from-d': [3],
  'gate-not-mask/gate-for-mask': [1, 2],
  'outer-product/how-wrong': [2],
  'batch-sum/neither': [1],
  'update/notebook': [2],
  'update/by-heart': [1],
};

/** What the items of an order say in every language, in the right order. */
export const rightOrders: Readonly<Record<string, readonly RegExp[]>> = {
  'silenced-units/parts': [/fc1/, /ReLU/, /dropout/i, /fc2/, /loss|损失|pérdida/i],
  'back-through-mask/way-back': [/\\hat\{\\mathbf\{y\}\}/, /W\}_2/, /\\mathbf\{m\}/, /z\}_1 > 0/, /\\mathbf\{x\}/],
  'outer-product/shapes': [
    /^1 × output_size/,
    /^output_size × hidden_size/,
    /^hidden_size × hidden_size/,
    /^1 × input_size/,
  ],
};

/** The tasks that ask for a whole matrix. */
export const handMatrices: Readonly<Record<string, (step: HandStep) => readonly (readonly number[])[]>> = {
  'batch-sum/whole': ({ w1Gradient }) => w1Gradient,
};
