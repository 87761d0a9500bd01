import { keepScale } from '../../variants/dropout-modes.ts';
import { evaluationMaskMistakes, maskMistakes, wrongFactors, type StepMistake } from './mask-mistakes.ts';
import { neighbours, of, ofSamples, underVariants, type MistakenNumber } from './mistaken-number.ts';
import type { MistakeId } from './mistakes.ts';
import { modeVariant, quantityValue, recorded, scaledPrediction, type QuantityOf } from './quantity-value.ts';
import type { LessonContext } from './verdict.ts';

/** A prediction, or a number it is added into, without the bias of its output. */
function withoutBias(context: LessonContext, value: number): readonly MistakenNumber[] {
  return of('bias-forgotten', value - recorded(context, 'fc2.bias', 0, 0));
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

/** The mistakes in a prediction in a mode, in training or evaluation. */
export function ofModeOutput(asked: QuantityOf<'mode-output'>, context: LessonContext): readonly MistakenNumber[] {
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

/** The mistakes in a prediction with p where q belongs. */
export function ofSlip(asked: QuantityOf<'slip-output'>, context: LessonContext): readonly MistakenNumber[] {
  const p = context.settings.dropProbability;
  const factor = (mistake: MistakeId, value: number): StepMistake => ({ mistake, variant: scaledPrediction(value) });
  return ofPrediction(asked, context, [
    factor('scale-forgotten', 1),
    ...wrongFactors(p, p).map((each) => factor('wrong-factor', each)),
    { mistake: 'evaluation', variant: { forwardMask: (mask) => mask } },
  ]);
}

/** The mistakes in dL/dy_hat of half the squared error of one sample. */
export function ofHalfError(asked: QuantityOf<'half-error'>, context: LessonContext): readonly MistakenNumber[] {
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
