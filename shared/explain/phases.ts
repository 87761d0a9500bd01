import { optimizers, type Optimizer } from '../hyperparameters.ts';
import { optimizerStateNames, type TensorName } from '../step-record.ts';

/** The phases of a step (F2), in their order. */
export const phaseIds = [
  'data',
  'pre-activation',
  'relu',
  'mask',
  'scale',
  'output',
  'loss',
  'output-gradient',
  'fc2-gradient',
  'back-through-mask',
  'back-through-relu',
  'fc1-gradient',
  'update',
] as const;
export type PhaseId = (typeof phaseIds)[number];

/** The part of a step a phase belongs to. */
export type PhaseDirection = 'forward' | 'backward' | 'update';

/** One phase of a step. */
export interface Phase {
  readonly id: PhaseId;
  readonly direction: PhaseDirection;
  /** What the phase computes (or, for the data, has at hand), in the order of computation. */
  readonly tensors: readonly TensorName[];
  /** What it computes them from: tensors of earlier phases. */
  readonly operands: readonly TensorName[];
}

/**
 * The 13 phases of a step with plain SGD: every tensor of the step is computed in exactly one of them.
 *
 * The mask is drawn in phase 4, where its kept cells are shown as 1 (`shownMaskValue`); phase 5 turns the 1 into the scale
 * and multiplies: `dropped` belongs there. dL/dd, the error sent back through W2, opens phase 10: it is what the mask
 * acts on, and its sole use is there.
 */
export const phases: readonly Phase[] = [
  {
    id: 'data',
    direction: 'forward',
    tensors: ['x', 'y', 'fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'],
    operands: [],
  },
  {
    id: 'pre-activation',
    direction: 'forward',
    tensors: ['preActivation'],
    operands: ['x', 'fc1.weight', 'fc1.bias'],
  },
  { id: 'relu', direction: 'forward', tensors: ['hidden'], operands: ['preActivation'] },
  { id: 'mask', direction: 'forward', tensors: ['mask'], operands: [] },
  { id: 'scale', direction: 'forward', tensors: ['dropped'], operands: ['hidden', 'mask'] },
  { id: 'output', direction: 'forward', tensors: ['output'], operands: ['dropped', 'fc2.weight', 'fc2.bias'] },
  { id: 'loss', direction: 'forward', tensors: ['loss'], operands: ['output', 'y'] },
  { id: 'output-gradient', direction: 'backward', tensors: ['output.gradient'], operands: ['output', 'y'] },
  {
    id: 'fc2-gradient',
    direction: 'backward',
    tensors: ['fc2.weight.gradient', 'fc2.bias.gradient'],
    operands: ['output.gradient', 'dropped'],
  },
  {
    id: 'back-through-mask',
    direction: 'backward',
    tensors: ['dropped.gradient', 'hidden.gradient'],
    operands: ['output.gradient', 'fc2.weight', 'mask'],
  },
  {
    id: 'back-through-relu',
    direction: 'backward',
    tensors: ['preActivation.gradient'],
    operands: ['hidden.gradient', 'preActivation'],
  },
  {
    id: 'fc1-gradient',
    direction: 'backward',
    tensors: ['fc1.weight.gradient', 'fc1.bias.gradient'],
    operands: ['preActivation.gradient', 'x'],
  },
  {
    id: 'update',
    direction: 'update',
    tensors: ['fc1.weight.after', 'fc1.bias.after', 'fc2.weight.after', 'fc2.bias.after'],
    operands: [
      'fc1.weight',
      'fc1.weight.gradient',
      'fc1.bias',
      'fc1.bias.gradient',
      'fc2.weight',
      'fc2.weight.gradient',
      'fc2.bias',
      'fc2.bias.gradient',
    ],
  },
];

/**
 * The 13 phases of a step with an optimizer: what it remembered is at hand with the data, and its update first computes what it
 * remembers from then on.
 */
export function phasesOf(optimizer: Optimizer): readonly Phase[] {
  const remembers = optimizerStateNames(optimizer);
  if (remembers.length === 0) return phases;
  const before = remembers.map((name) => `${name}.before` as const);
  return phases.map((phase) => {
    if (phase.id === 'data') return { ...phase, tensors: [...phase.tensors, ...before] };
    if (phase.id !== 'update') return phase;
    return { ...phase, tensors: [...remembers, ...phase.tensors], operands: [...phase.operands, ...before] };
  });
}

/** The number of a phase as the screen counts it, from 1 to 13. */
export function phaseNumber(id: PhaseId): number {
  return phaseIds.indexOf(id) + 1;
}

const phaseOfTensor: ReadonlyMap<TensorName, PhaseId> = new Map(
  optimizers.flatMap(phasesOf).flatMap(({ id, tensors }) => tensors.map((tensor) => [tensor, id] as const)),
);

/**
 * The phase that computes a tensor, or has it at hand; as it is with plain SGD.
 * @throws RangeError for a name that is no tensor of a step.
 */
export function phaseOf(tensor: TensorName): Phase {
  const phase = phases.find(({ id }) => id === phaseOfTensor.get(tensor));
  if (!phase) throw new RangeError(`no phase computes ${tensor}`);
  return phase;
}

/** Whether a tensor is there at the end of a phase: computed in it or in an earlier one. */
export function isComputedBy(tensor: TensorName, phase: PhaseId): boolean {
  return phaseNumber(phaseOf(tensor).id) <= phaseNumber(phase);
}

/**
 * What a cell of the mask shows in a phase: in phase 4, drawn but not yet scaled, 1 for every kept unit; in all others the
 * value itself. 0 and NaN stay what they are.
 */
export function shownMaskValue(phase: PhaseId, value: number): number {
  if (phase !== 'mask' || value === 0 || Number.isNaN(value)) return value;
  return 1;
}
