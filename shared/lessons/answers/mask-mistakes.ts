import {
  dropoutModeTable,
  drawsMask,
  evaluationScale,
  keepProbability,
  keepScale,
} from '../../variants/dropout-modes.ts';
import type { Hyperparameters } from '../../hyperparameters.ts';
import type { InPlace, StepVariant } from './step-variant.ts';
import type { MistakeId } from './mistakes.ts';

/** A known mistake, and what it makes of a step. One mistake may be made in several ways, each with a variant of its own. */
export interface StepMistake {
  readonly mistake: MistakeId;
  readonly variant: StepVariant;
}

const constant =
  (value: number): InPlace =>
  () =>
    value;
const ofKept =
  (value: number): InPlace =>
  (mask) =>
    mask === 0 ? 0 : value;

/** The factors that are taken where another belongs: p, 1/p, q and 1/q, where they are numbers. 1 is a factor forgotten, not a wrong one. */
export function wrongFactors(dropProbability: number, right: number): readonly number[] {
  const p = dropProbability;
  const all = [p, 1 / p, 1 - p, 1 / (1 - p)];
  const isOther = (factor: number) => Math.abs(factor - right) > 1e-6 * right;
  return [...new Set(all)].filter((factor) => Number.isFinite(factor) && factor > 0 && factor !== 1 && isOther(factor));
}

/** What may stand for the mask, by the mistake that puts it there. */
function masksInPlace(settings: Hyperparameters): readonly { readonly mistake: MistakeId; readonly mask: InPlace }[] {
  const scale = keepScale(settings);
  const wrong = drawsMask(settings) ? wrongFactors(settings.dropProbability, scale) : [];
  return [
    { mistake: 'mask-forgotten', mask: constant(1) },
    { mistake: 'scale-forgotten', mask: ofKept(1) },
    { mistake: 'scaled-twice', mask: (mask) => mask * scale },
    ...wrong.map((factor) => ({ mistake: 'wrong-factor', mask: ofKept(factor) }) as const),
    { mistake: 'gate-for-mask', mask: (_, gate) => gate },
    { mistake: 'gate-for-mask', mask: (_, gate) => gate * scale },
  ];
}

/** The mistakes about mask, scale and gate, on the way forward and on the way back. */
export function maskMistakes(settings: Hyperparameters): readonly StepMistake[] {
  const inPlace = masksInPlace(settings);
  return [
    ...inPlace.map(({ mistake, mask }) => ({ mistake, variant: { forwardMask: mask } })),
    ...inPlace.map(({ mistake, mask }) => ({ mistake, variant: { backwardMask: mask } })),
    { mistake: 'gate-for-mask', variant: { backwardMask: (mask, gate) => mask * gate } },
    { mistake: 'gate-for-mask', variant: { gate: constant(1) } },
    { mistake: 'gate-for-mask', variant: { leavesOutActivation: true } },
  ];
}

/** A whole step without the mask, or without its scale. */
export function wholeMaskMistakes(): readonly StepMistake[] {
  const whole = (mask: InPlace) => ({ forwardMask: mask, backwardMask: mask, isWhole: true });
  return [
    { mistake: 'mask-forgotten', variant: whole(constant(1)) },
    { mistake: 'scale-forgotten', variant: whole(ofKept(1)) },
  ];
}

/** What evaluation makes of the step's data and weights, where training was asked. */
export function evaluationMistake(settings: Hyperparameters): StepMistake {
  return { mistake: 'evaluation', variant: { forwardMask: constant(evaluationScale(settings)), isWhole: true } };
}

/** The mask of training in the mode of the settings, on the draws of a step of another mode. */
export function trainingMask(settings: Hyperparameters): InPlace {
  return drawsMask(settings) ? ofKept(keepScale(settings)) : constant(1);
}

/** What evaluation multiplies by in the mode of the settings: no unit is dropped. */
export function evaluationMask(settings: Hyperparameters): InPlace {
  return constant(evaluationScale(settings));
}

/** The mistakes about what evaluation multiplies by, in the mode of the settings. */
export function evaluationMaskMistakes(settings: Hyperparameters): readonly StepMistake[] {
  const right = evaluationScale(settings);
  const scale = keepScale(settings);
  const q = keepProbability(settings);
  const { drawsMask: hasMask } = dropoutModeTable[settings.mode];
  const wrong = hasMask ? wrongFactors(settings.dropProbability, right) : [];
  return [
    { mistake: 'scale-forgotten', variant: { forwardMask: constant(1) } },
    ...(hasMask ? [{ mistake: 'scaled-twice', variant: { forwardMask: constant(right * q) } } as const] : []),
    ...wrong.map((factor) => ({ mistake: 'wrong-factor', variant: { forwardMask: constant(factor) } }) as const),
    { mistake: 'evaluation', variant: { forwardMask: ofKept(scale) } },
  ];
}
