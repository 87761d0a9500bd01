import type { Hyperparameters } from '../../hyperparameters.ts';
import { phaseDirections } from '../../tensors/phase-ids.ts';
import type { TensorName } from '../../tensors/tensor-names.ts';
import { tensorTable, type NamedRow } from '../../tensors/tensor-table.ts';
import { lossTable, type SquaredErrorKind } from '../../variants/losses.ts';
import { evaluationMistake, maskMistakes, wholeMaskMistakes, type StepMistake } from './mask-mistakes.ts';
import type { MistakeId } from './mistakes.ts';

type Rule = NamedRow['formula']['rule'];

/** The work a mistake may take that computes every prediction anew, in products; larger networks are judged without it. */
const mostProducts = 50_000;

function isAffordable({ batchSize, hiddenSize, outputSize }: Hyperparameters): boolean {
  return batchSize * hiddenSize * outputSize <= mostProducts;
}

/** The factors of a loss of squares with its 2 forgotten, or with one that does not belong there. */
const wrongTwos: Readonly<Record<SquaredErrorKind, number>> = { mean: 1 / 2, 'half-sum': 2 };

/** What the loss and its gradient are too large by when the mean over batch and outputs, or over one of them, is forgotten. */
function forgottenDivisors({ lossConvention, batchSize, outputSize }: Hyperparameters): readonly number[] {
  const { divisor } = lossTable[lossConvention];
  const sizes = [
    { batchSize: 1, outputSize: 1 },
    { batchSize: 1, outputSize },
    { batchSize, outputSize: 1 },
  ];
  const factors = sizes.map((forgotten) => divisor({ batchSize, outputSize }) / divisor(forgotten));
  return [...new Set(factors)].filter((factor) => factor !== 1);
}

/** The mistakes about the factor of the loss. */
function lossMistakes(settings: Hyperparameters): readonly StepMistake[] {
  const { squares } = lossTable[settings.lossConvention];
  const factor = (mistake: MistakeId, lossFactor: number): StepMistake => ({ mistake, variant: { lossFactor } });
  return [
    ...forgottenDivisors(settings).map((each) => factor('not-averaged', each)),
    ...(squares === null ? [] : [factor('factor-two', wrongTwos[squares])]),
  ];
}

const sign: StepMistake = { mistake: 'sign', variant: { lossFactor: -1 } };

/** The mistakes a product of a layer invites: its bias, its weights. `isForward`: those before it are made on the way, too. */
function layerMistakes(tensor: TensorName): readonly StepMistake[] {
  const here = { onlyAt: tensor };
  const own: readonly StepMistake[] = [
    { mistake: 'transposed', variant: { transposesWeights: true, ...here } },
    { mistake: 'after-for-before', variant: { usesUpdated: true, ...here } },
  ];
  if (phaseDirections[tensorTable[tensor].phase] !== 'forward') return own;
  return [
    ...own,
    { mistake: 'bias-forgotten', variant: { leavesOutBias: true, ...here } },
    { mistake: 'bias-forgotten', variant: { leavesOutBias: true } },
    { mistake: 'after-for-before', variant: { usesUpdated: true } },
  ];
}

/** The mistakes in a prediction that a loss or its gradient is made of. */
function predictionMistakes(output: TensorName, settings: Hyperparameters): readonly StepMistake[] {
  if (!isAffordable(settings)) return [];
  return [
    { mistake: 'bias-forgotten', variant: { leavesOutBias: true, onlyAt: output, isWhole: true } },
    evaluationMistake(settings),
  ];
}

/** The mistakes about the update, of a parameter that moves by `-learningRate` times its direction. */
function updateMistakes({ learningRate }: Hyperparameters): readonly StepMistake[] {
  return [
    { mistake: 'sign', variant: { rate: Math.fround(learningRate) } },
    { mistake: 'rate-forgotten', variant: { rate: -1 } },
    { mistake: 'after-for-before', variant: { rate: 0 } },
    { mistake: 'after-for-before', variant: { rate: -2 * Math.fround(learningRate) } },
  ];
}

/** The mistakes that the rule of a tensor's formula invites. */
const mistakesOfRule: Readonly<
  Record<Rule, (tensor: TensorName, settings: Hyperparameters) => readonly StepMistake[]>
> = {
  given: () => [],
  drawn: (_, settings) => maskMistakes(settings),
  activation: (tensor, settings) => [...maskMistakes(settings), ...layerMistakes(tensor)],
  products(tensor, settings) {
    const common = [...maskMistakes(settings), ...layerMistakes(tensor)];
    const isForward = phaseDirections[tensorTable[tensor].phase] === 'forward';
    if (!isForward) {
      return [...common, ...(isAffordable(settings) ? wholeMaskMistakes() : []), ...lossMistakes(settings), sign];
    }
    const { formula } = tensorTable[tensor];
    const isLayer = formula.rule === 'products' && formula.addend !== undefined;
    return isLayer ? [...common, evaluationMistake(settings)] : common;
  },
  'loss-value': (tensor, settings) => [
    ...lossMistakes(settings),
    ...(isAffordable(settings) ? wholeMaskMistakes() : []),
    ...predictionsOf(tensor, settings),
  ],
  'loss-gradient': (tensor, settings) => [
    ...lossMistakes(settings),
    sign,
    ...(isAffordable(settings) ? wholeMaskMistakes() : []),
    ...predictionsOf(tensor, settings),
  ],
  remembered: (_, settings) => [...lossMistakes(settings), sign],
  updated: (_, settings) => [...updateMistakes(settings), ...lossMistakes(settings)],
};

function predictionsOf(tensor: TensorName, settings: Hyperparameters): readonly StepMistake[] {
  const { formula } = tensorTable[tensor];
  return 'output' in formula ? predictionMistakes(formula.output, settings) : [];
}

/** The known mistakes in computing a tensor, each with the variant of the step it makes; several ways to make one are several entries. */
export function stepMistakes(tensor: TensorName, settings: Hyperparameters): readonly StepMistake[] {
  return mistakesOfRule[tensorTable[tensor].formula.rule](tensor, settings);
}
