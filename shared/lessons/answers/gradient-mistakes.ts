import { cellMistakes } from './cell-mistakes.ts';
import { maskMistakes, type StepMistake } from './mask-mistakes.ts';
import { neighbours, of, ofInputs, ofSamples, ofUnits, underVariants, type MistakenNumber } from './mistaken-number.ts';
import { halfGradients, quantityValue, recorded, unmaskedHalfGradients, type QuantityOf } from './quantity-value.ts';
import type { LessonContext } from './verdict.ts';

const flipped: StepMistake = { mistake: 'sign', variant: { lossFactor: -1 } };
const doubled: StepMistake = { mistake: 'factor-two', variant: { lossFactor: 2 } };

/** The mistakes in delta of one sample, with its mask or without. */
export function ofDelta(
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

/** The mistakes in what one sample adds to the gradient of W1. */
export function ofSampleGradient(asked: OfSample, context: LessonContext): readonly MistakenNumber[] {
  const swapped = { ...asked, unit: asked.input, input: asked.unit };
  return [
    ...ofOuterProduct(context, asked),
    ...neighbours(context, [swapped]).map(({ value }) => ({ mistake: 'transposed', value }) as const),
    ...neighbours(context, [...ofSamples(asked), ...ofUnits(asked), ...ofInputs(asked)]),
  ];
}

/** The mistakes in what two samples add together. */
export function ofPairGradient(asked: QuantityOf<'pair-gradient'>, context: LessonContext): readonly MistakenNumber[] {
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

/** The mistakes in what the notebook prints of a weight after the update. */
export function ofNotebook(
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
