/** The phases of a step, in their order. */
export const phaseIds = [
  'data',
  'pre-activation',
  'activation',
  'mask',
  'scale',
  'output',
  'loss',
  'output-gradient',
  'fc2-gradient',
  'back-through-mask',
  'back-through-activation',
  'fc1-gradient',
  'update',
] as const;
export type PhaseId = (typeof phaseIds)[number];

/** The part of a step a phase belongs to. */
export type PhaseDirection = 'forward' | 'backward' | 'update';

/** The part of a step each phase belongs to. */
export const phaseDirections: Readonly<Record<PhaseId, PhaseDirection>> = {
  data: 'forward',
  'pre-activation': 'forward',
  activation: 'forward',
  mask: 'forward',
  scale: 'forward',
  output: 'forward',
  loss: 'forward',
  'output-gradient': 'backward',
  'fc2-gradient': 'backward',
  'back-through-mask': 'backward',
  'back-through-activation': 'backward',
  'fc1-gradient': 'backward',
  update: 'update',
};
