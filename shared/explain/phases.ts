import { lectureHyperparameters, optimizers, type Optimizer } from '../hyperparameters.ts';
import { recordBy } from '../record-by.ts';
import { operandTensors } from '../tensors/operands.ts';
import { phaseDirections, phaseIds, type PhaseDirection, type PhaseId } from '../tensors/phase-ids.ts';
import { stepTensorNames, type TensorName } from '../tensors/tensor-names.ts';
import { tensorTable, type NamedRow } from '../tensors/tensor-table.ts';

/** One phase of a step. */
export interface Phase {
  readonly id: PhaseId;
  readonly direction: PhaseDirection;
  /** What the phase computes (or, for the data, has at hand), in the order of computation. */
  readonly tensors: readonly TensorName[];
  /** What it computes them from: tensors of earlier phases. */
  readonly operands: readonly TensorName[];
}

function phaseWith(id: PhaseId, optimizer: Optimizer): Phase {
  const tensors = stepTensorNames(optimizer).filter((name) => tensorTable[name].phase === id);
  const operands = new Set(tensors.flatMap((name) => operandTensors(name, optimizer)));
  for (const name of tensors) operands.delete(name);
  return { id, direction: phaseDirections[id], tensors, operands: [...operands] };
}

const phasesByOptimizer = recordBy(optimizers, (optimizer) => phaseIds.map((id) => phaseWith(id, optimizer)));

/**
 * The 13 phases of a step with an optimizer, as the table of tensors tells them: every tensor of the step is computed in exactly one
 * of them. What an optimizer remembered is at hand with the data; its update first computes what it remembers from then on.
 */
export function phasesOf(optimizer: Optimizer): readonly Phase[] {
  return phasesByOptimizer[optimizer];
}

/** The 13 phases of a step of the lecture's optimizer, plain SGD. */
export const phases: readonly Phase[] = phasesOf(lectureHyperparameters.optimizer);

/** The number of a phase as the screen counts it, from 1 to 13. */
export function phaseNumber(id: PhaseId): number {
  return phaseIds.indexOf(id) + 1;
}

/**
 * The phase that computes a tensor, or has it at hand; its tensors are those of plain SGD.
 * @throws RangeError for a name that is no tensor of a step.
 */
export function phaseOf(tensor: TensorName): Phase {
  const row = tensorTable[tensor] as NamedRow | undefined; // a name may come from a file
  const phase = phases.find(({ id }) => id === row?.phase);
  if (!phase) throw new RangeError(`no phase computes ${tensor}`);
  return phase;
}

/** Whether a tensor is there at the end of a phase: computed in it or in an earlier one. */
export function isComputedBy(tensor: TensorName, phase: PhaseId): boolean {
  return phaseNumber(tensorTable[tensor].phase) <= phaseNumber(phase);
}

/**
 * What a cell of the mask shows in a phase: in phase 4, drawn but not yet scaled, 1 for every kept unit; in all others the
 * value itself. 0 and NaN stay what they are.
 */
export function shownMaskValue(phase: PhaseId, value: number): number {
  if (phase !== tensorTable.mask.phase || value === 0 || Number.isNaN(value)) return value;
  return 1;
}
