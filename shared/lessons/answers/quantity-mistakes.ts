import { matrixRows } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import type { TensorName } from '../../tensors/tensor-names.ts';
import { keepScale } from '../../variants/dropout-modes.ts';
import type { Quantity } from '../quantities.ts';
import { cellMistakes } from './cell-mistakes.ts';
import { evaluationMaskMistakes, maskMistakes, wrongFactors, type StepMistake } from './mask-mistakes.ts';
import type { MistakeId } from './mistakes.ts';
import {
  alwaysDroppedOf,
  countOf,
  dropShare,
  droppedUnits,
  halfGradients,
  meanOfOnes,
  modeVariant,
  quantityValue,
  recorded,
  scaledPrediction,
  unmaskedHalfGradients,
  variantCell,
  type QuantityOf,
} from './quantity-value.ts';
import type { StepVariant } from './step-variant.ts';
import type { LessonContext } from './verdict.ts';

/** A number that a known mistake gives. */
export interface MistakenNumber {
  readonly mistake: MistakeId;
  readonly value: number;
}

const of = (mistake: MistakeId, ...values: readonly number[]): readonly MistakenNumber[] =>
  values.map((value) => ({ mistake, value }));

/** The numbers of a cell of the step under variants of it, each on top of `base`. */
function underVariants(
  context: LessonContext,
  base: StepVariant,
  mistakes: readonly StepMistake[],
  [tensor, row, column]: readonly [TensorName, number, number],
): readonly MistakenNumber[] {
  return mistakes.map(({ mistake, variant }) => ({
    mistake,
    value: variantCell(context, { ...base, ...variant }, tensor, row, column),
  }));
}

/** The right number of the same quantity one sample, unit or input further, where there is one. */
function neighbours(context: LessonContext, others: readonly Quantity[]): readonly MistakenNumber[] {
  return others.flatMap((other) => {
    try {
      return of('neighbour', quantityValue(other, context));
    } catch (error) {
      if (error instanceof RangeError) return []; // outside the network
      throw error;
    }
  });
}

/** The indices one further, in either direction. */
const beside = (index: number): readonly number[] => [index - 1, index + 1];

function ofSamples<Asked extends Quantity & { readonly sample: number }>(asked: Asked): readonly Asked[] {
  return beside(asked.sample).map((sample) => ({ ...asked, sample }));
}

function ofUnits<Asked extends Quantity & { readonly unit: number }>(asked: Asked): readonly Asked[] {
  return beside(asked.unit).map((unit) => ({ ...asked, unit }));
}

function ofInputs<Asked extends Quantity & { readonly input: number }>(asked: Asked): readonly Asked[] {
  return beside(asked.input).map((input) => ({ ...asked, input }));
}

const bias: StepMistake = { mistake: 'bias-forgotten', variant: { leavesOutBias: true, onlyAt: 'output' } };
const flipped: StepMistake = { mistake: 'sign', variant: { lossFactor: -1 } };
const doubled: StepMistake = { mistake: 'factor-two', variant: { lossFactor: 2 } };

/** `onlyAt` would also keep the mask of the variant away: the bias of y_hat is taken off its number. */
function withoutBias(context: LessonContext, value: number): readonly MistakenNumber[] {
  return of(bias.mistake, value - recorded(context, 'fc2.bias', 0, 0));
}

function ofPrediction(
  asked: QuantityOf<'mode-output'> | QuantityOf<'slip-output'>,
  context: LessonContext,
  mistakes: readonly StepMistake[],
): readonly MistakenNumber[] {
  const { sample } = asked;
  return [
    ...underVariants(context, {}, mistakes, ['output', sample, 0]),
    ...withoutBias(context, quantityValue(asked, context)),
    ...neighbours(context, ofSamples(asked)),
  ];
}

function ofModeOutput(asked: QuantityOf<'mode-output'>, context: LessonContext): readonly MistakenNumber[] {
  const settings = { ...context.settings, mode: asked.mode };
  const isTraining = asked.phase === 'training';
  const forward = maskMistakes(settings).filter(({ variant }) => variant.forwardMask !== undefined);
  // The scale of a mode belongs on the draws, not on the mask as recorded, which may have another mode's.
  const onDraws = forward.filter(({ mistake }) => mistake !== 'scaled-twice');
  const scale = keepScale(settings);
  const twice: StepMistake = {
    mistake: 'scaled-twice',
    variant: { forwardMask: (mask) => (mask === 0 ? 0 : scale ** 2) },
  };
  const evaluated: StepMistake = {
    mistake: 'evaluation',
    variant: modeVariant({ mode: asked.mode, phase: 'evaluation' }, settings),
  };
  const mistakes = isTraining ? [...onDraws, twice, evaluated] : evaluationMaskMistakes(settings);
  return ofPrediction(asked, context, mistakes);
}

function ofSlip(asked: QuantityOf<'slip-output'>, context: LessonContext): readonly MistakenNumber[] {
  const p = context.settings.dropProbability;
  const factor = (mistake: MistakeId, value: number): StepMistake => ({ mistake, variant: scaledPrediction(value) });
  return ofPrediction(asked, context, [
    factor('scale-forgotten', 1),
    ...wrongFactors(p, p).map((each) => factor('wrong-factor', each)),
    { mistake: 'evaluation', variant: { forwardMask: (mask) => mask } },
  ]);
}

function ofDelta(
  asked: QuantityOf<'sample-delta'> | QuantityOf<'unmasked-delta'>,
  context: LessonContext,
): readonly MistakenNumber[] {
  const { sample, unit } = asked;
  const isMasked = asked.kind === 'sample-delta';
  const base = isMasked ? halfGradients : unmaskedHalfGradients;
  const ofMask = maskMistakes(context.settings).filter(({ mistake, variant }) =>
    isMasked ? (variant.backwardMask ?? variant.gate) : mistake === 'gate-for-mask' && variant.gate,
  );
  return [
    ...underVariants(context, base, [...ofMask, flipped, doubled], ['preActivation.gradient', sample, unit]),
    ...neighbours(context, [...ofSamples(asked), ...ofUnits(asked)]),
  ];
}

type OfSample = QuantityOf<'sample-gradient'>;

/** What a mistake in delta makes of what one sample adds. */
function ofOuterProduct(
  context: LessonContext,
  { sample, unit, input }: Omit<OfSample, 'kind'>,
): readonly MistakenNumber[] {
  const x = recorded(context, 'x', sample, input);
  return cellMistakes(context, 'preActivation.gradient')
    .filter(({ mistake }) => mistake !== 'neighbour' && mistake !== 'transposed')
    .map(({ mistake, at }) => ({ mistake, value: at(sample, unit) * x }));
}

function ofSampleGradient(asked: OfSample, context: LessonContext): readonly MistakenNumber[] {
  const swapped = { ...asked, unit: asked.input, input: asked.unit };
  return [
    ...ofOuterProduct(context, asked),
    ...neighbours(context, [swapped]).map(({ value }) => ({ mistake: 'transposed', value }) as const),
    ...neighbours(context, [...ofSamples(asked), ...ofUnits(asked), ...ofInputs(asked)]),
  ];
}

function ofPairGradient(asked: QuantityOf<'pair-gradient'>, context: LessonContext): readonly MistakenNumber[] {
  const { unit, input } = asked;
  const [first, second] = asked.samples.map((sample) => ({ kind: 'sample-gradient', sample, unit, input }) as const);
  if (first === undefined || second === undefined) return [];
  const ofFirst = ofOuterProduct(context, first);
  const ofSecond = ofOuterProduct(context, second);
  const swapped = { ...asked, unit: input, input: unit };
  return [
    // Both lists are of the same ways, in the same order.
    ...ofFirst.map(({ mistake, value }, way) => ({ mistake, value: value + (ofSecond[way]?.value ?? Number.NaN) })),
    ...of('one-sample', quantityValue(first, context), quantityValue(second, context)),
    ...neighbours(context, [swapped]).map(({ value }) => ({ mistake: 'transposed', value }) as const),
    ...neighbours(context, [...ofUnits(asked), ...ofInputs(asked)]),
  ];
}

function ofNotebook(
  asked: QuantityOf<'notebook-before'> | QuantityOf<'notebook-after'>,
  context: LessonContext,
): readonly MistakenNumber[] {
  const { unit, input } = asked;
  const before = recorded(context, 'fc1.weight', unit, input);
  const after = recorded(context, 'fc1.weight.after', unit, input);
  const gradient = recorded(context, 'fc1.weight.gradient', unit, input);
  const rate = Math.fround(context.settings.learningRate);
  const isBefore = asked.kind === 'notebook-before';
  const start = isBefore ? before : after;
  return [
    ...of('after-for-before', before, isBefore ? after - rate * gradient : after),
    ...of('sign', start + rate * gradient),
    ...of('rate-forgotten', start - gradient),
    ...neighbours(context, [...ofUnits(asked), ...ofInputs(asked)]),
  ];
}

function ofMeanMasked(asked: QuantityOf<'mean-masked'>, context: LessonContext): readonly MistakenNumber[] {
  const { tensor, row, column } = asked.cell;
  const p = asked.dropProbability ?? context.settings.dropProbability;
  const weight = recorded(context, tensor, row, column);
  const besides = cellMistakes(context, tensor).filter(
    ({ mistake }) => mistake === 'neighbour' || mistake === 'transposed',
  );
  return [
    ...of('mask-forgotten', weight),
    ...of('wrong-factor', ...wrongFactors(p, 1 - p).map((factor) => factor * weight)),
    ...besides.map(({ mistake, at }) => ({ mistake, value: (1 - p) * at(row, column) })),
  ];
}

function ofMeanDropped(asked: QuantityOf<'mean-dropped'>, context: LessonContext): readonly MistakenNumber[] {
  const { settings } = context;
  const hidden = recorded(context, 'hidden', asked.sample, asked.unit);
  const [scale, p] = [keepScale(settings), dropShare(settings)];
  return [
    ...of('mask-forgotten', hidden * scale, hidden),
    ...of('scale-forgotten', hidden * (1 - p)),
    ...of('scaled-twice', hidden * scale * meanOfOnes(settings)),
    ...of('wrong-factor', ...wrongFactors(p, meanOfOnes(settings)).map((factor) => factor * hidden)),
    ...neighbours(context, [...ofSamples(asked), ...ofUnits(asked)]),
  ];
}

function ofHalfError(asked: QuantityOf<'half-error'>, context: LessonContext): readonly MistakenNumber[] {
  const { sample } = asked;
  const right = quantityValue(asked, context);
  const evaluated = { kind: 'mode-output', mode: context.settings.mode, phase: 'evaluation', sample } as const;
  return [
    ...of('factor-two', 2 * right),
    ...of('sign', -right),
    ...withoutBias(context, right),
    ...of('evaluation', quantityValue(evaluated, context) - recorded(context, 'y', sample, 0)),
    ...neighbours(context, ofSamples(asked)),
  ];
}

function ofDroppedCount(asked: QuantityOf<'dropped-count'>, context: LessonContext): readonly MistakenNumber[] {
  const silent = matrixRows(tensorMatrix(context.record, 'hidden'))[asked.sample] ?? [];
  const deadUnits = Array.from(silent).filter((value) => value === 0).length;
  return [
    ...of('gate-for-mask', deadUnits),
    ...beside(asked.sample)
      .filter((sample) => sample >= 0 && sample < context.settings.batchSize)
      .flatMap((sample) => of('neighbour', droppedUnits(context, sample))),
  ];
}

/** The numbers that known mistakes give for a quantity, the right number among them where a mistake makes no difference. */
export function quantityMistakes(quantity: Quantity, context: LessonContext): readonly MistakenNumber[] {
  const { settings } = context;
  const p = dropShare(settings);
  switch (quantity.kind) {
    case 'cell': {
      const { tensor, row, column } = quantity.cell;
      return cellMistakes(context, tensor).map(({ mistake, at }) => ({ mistake, value: at(row, column) }));
    }
    case 'parameter-count': {
      const all = quantityValue(quantity, context);
      const [first, second] = [countOf('fc1.bias', settings), countOf('fc2.bias', settings)];
      return of('bias-forgotten', all - first - second, all - first, all - second);
    }
    case 'mean-masked':
      return ofMeanMasked(quantity, context);
    case 'probability-leaving':
      return of('wrong-factor', quantity.share, 1 / (1 - quantity.share));
    case 'mean-dropped':
      return ofMeanDropped(quantity, context);
    case 'mode-output':
      return ofModeOutput(quantity, context);
    case 'slip-output':
      return ofSlip(quantity, context);
    case 'kept-one': {
      const scale = keepScale(settings);
      return [
        ...of('scale-forgotten', 1),
        ...of('scaled-twice', scale ** 2),
        ...of('wrong-factor', ...wrongFactors(p, scale)),
        ...of('evaluation', 1),
      ];
    }
    case 'mean-of-ones': {
      const scale = keepScale(settings);
      return [
        ...of('mask-forgotten', scale),
        ...of('scale-forgotten', 1 - p),
        ...of('scaled-twice', scale * meanOfOnes(settings)),
        ...of('wrong-factor', ...wrongFactors(p, meanOfOnes(settings))),
        ...of('evaluation', 1),
      ];
    }
    case 'evaluated-one':
      return [...of('evaluation', keepScale(settings), 0), ...of('wrong-factor', ...wrongFactors(p, 1))];
    case 'dropped-count':
      return ofDroppedCount(quantity, context);
    case 'mean-dropped-count':
      return [
        ...of('wrong-factor', (1 - p) * settings.hiddenSize),
        ...of('not-averaged', p * settings.hiddenSize * settings.batchSize),
      ];
    case 'spread-dropped-count':
      return of('wrong-factor', Math.sqrt(settings.hiddenSize * p), Math.sqrt(settings.hiddenSize * (1 - p)));
    case 'always-dropped': {
      const { p: probability, draws } = alwaysDroppedOf(quantity, settings);
      return [
        ...of('wrong-factor', (1 - probability) ** draws),
        ...of('neighbour', probability ** (draws + 1), probability ** Math.max(draws - 1, 0)),
        ...of('one-sample', probability),
      ];
    }
    case 'half-error':
      return ofHalfError(quantity, context);
    case 'loss-factor': {
      const { batchSize, outputSize } = settings;
      return [
        ...of('not-averaged', 2, 2 / batchSize, 2 / outputSize),
        ...of('factor-two', 1 / (batchSize * outputSize)),
      ];
    }
    case 'sample-delta':
    case 'unmasked-delta':
      return ofDelta(quantity, context);
    case 'sample-gradient':
      return ofSampleGradient(quantity, context);
    case 'pair-gradient':
      return ofPairGradient(quantity, context);
    case 'notebook-before':
    case 'notebook-after':
      return ofNotebook(quantity, context);
  }
}
