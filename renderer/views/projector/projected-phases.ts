import type { PhaseId } from '#shared/tensors/phase-ids.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** What a phase shows to a class: a few large matrices, with the signs between them, and which of it is hidden until it is revealed. */
export interface ProjectedPhase {
  readonly tensors: readonly TensorName[];
  /** Between the tensors, one fewer than there are. */
  readonly signs: readonly string[];
  /**
   * `last`: the last tensor, of which a cell is asked for. `counts`: how many units each sample loses. `nothing`: all of it is given.
   */
  readonly hides: 'last' | 'counts' | 'nothing';
}

/** The bias of a layer: a column of its own beside the rows of its weight. */
export const isBias = (name: TensorName): boolean =>
  tensorTable[name].kind === 'parameter' && tensorTable[name].axes.length === 1;

/** At most three tensors with a bias and thirty columns of the lecture's network: that is what the back row reads. */
export const projectedPhases: Readonly<Record<PhaseId, ProjectedPhase>> = {
  data: { tensors: ['x', 'y'], signs: [''], hides: 'nothing' },
  'pre-activation': {
    tensors: ['x', 'fc1.weight', 'fc1.bias', 'preActivation'],
    signs: ['·', '+', '→'],
    hides: 'last',
  },
  activation: { tensors: ['preActivation', 'hidden'], signs: ['→'], hides: 'last' },
  mask: { tensors: ['hidden', 'mask'], signs: ['⊙'], hides: 'counts' },
  scale: { tensors: ['hidden', 'mask', 'dropped'], signs: ['⊙', '='], hides: 'last' },
  output: { tensors: ['dropped', 'fc2.weight', 'fc2.bias', 'output'], signs: ['·', '+', '→'], hides: 'last' },
  loss: { tensors: ['output', 'y', 'loss'], signs: ['−', '→'], hides: 'last' },
  'output-gradient': { tensors: ['output', 'y', 'output.gradient'], signs: ['−', '→'], hides: 'last' },
  'fc2-gradient': { tensors: ['output.gradient', 'dropped', 'fc2.weight.gradient'], signs: ['·', '→'], hides: 'last' },
  'back-through-mask': { tensors: ['dropped.gradient', 'mask', 'hidden.gradient'], signs: ['⊙', '='], hides: 'last' },
  'back-through-activation': { tensors: ['hidden.gradient', 'preActivation.gradient'], signs: ['→'], hides: 'last' },
  'fc1-gradient': { tensors: ['preActivation.gradient', 'x', 'fc1.weight.gradient'], signs: ['·', '→'], hides: 'last' },
  update: { tensors: ['fc1.weight', 'fc1.weight.gradient', 'fc1.weight.after'], signs: ['−', '→'], hides: 'last' },
};
