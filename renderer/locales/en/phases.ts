import type { PhaseId } from '#shared/tensors/phase-ids.ts';

/**
 * English, the 13 phases of a step; what the optimizer and the activation do in theirs has files of its own.
 */
export const phases = {
  phases: {
    label: 'Phases of the step',
    back: 'One phase back',
    forward: 'One phase forward',
    position: 'Phase {number} of {count}',
    announced: ', {title}. {sentence}',
    none: 'No step yet',
    directions: { forward: 'Forward', backward: 'Backward', update: 'Update' },
    names: {
      data: 'Data',
      'pre-activation': 'z₁',
      activation: '{activation}',
      mask: 'Mask',
      scale: 'Scale',
      output: 'Output',
      loss: 'Loss',
      'output-gradient': '∂ŷ',
      'fc2-gradient': '∂W₂',
      'back-through-mask': 'Mask',
      'back-through-activation': '{activation}',
      'fc1-gradient': '∂W₁',
      update: 'Update',
    } satisfies Readonly<Record<PhaseId, string>>,
    titles: {
      data: 'Data and parameters',
      'pre-activation': 'Pre-activation',
      activation: '{activation}',
      mask: 'Mask',
      scale: 'Scale',
      output: 'Output',
      loss: 'Loss',
      'output-gradient': 'Gradient of the output',
      'fc2-gradient': 'Gradients of fc2',
      'back-through-mask': 'Back through the mask',
      'back-through-activation': 'Back through {activation}',
      'fc1-gradient': 'Gradients of fc1: outer product',
      update: 'Update',
    } satisfies Readonly<Record<PhaseId, string>>,
    sentences: {
      data: 'The step starts from samples, targets and the present weights.',
      'pre-activation': 'Every unit weighs the inputs and adds its bias.',
      mask: 'For every sample each unit is kept with probability q, or dropped.',
      scale: 'The survivors are multiplied by the scale; the dropped become 0.',
      output: 'Only the survivors reach the prediction.',
      loss: 'How far the predictions are from the targets.',
      'output-gradient': 'How the loss changes with each prediction.',
      'fc2-gradient': 'The error times what was left after the mask.',
      'back-through-mask': 'The error goes back through W₂, then the same mask acts again, with the same scale.',
      'fc1-gradient': 'Each sample writes one grid, δ times x; they add up.',
    } satisfies Readonly<Record<Exclude<PhaseId, 'update' | 'activation' | 'back-through-activation'>, string>>,
  },
};
