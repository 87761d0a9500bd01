import { phasesOf } from '../explain/phases.ts';
import { tensorMatrix, type StepRecord } from '../step-record.ts';
import type { TensorName } from '../tensors/tensor-names.ts';
import { haveSameShape, summariseDifference, type DifferenceSummary } from './matrix-difference.ts';

/** Why there is no difference of a tensor: the shapes differ, or only one step has it, such as what its optimizer remembers. */
export type NoDifference = 'other-shape' | 'only-a' | 'only-b';

/** How each tensor of two recorded steps differs, in the order they are computed, with what their optimizers remember. */
export type StepDifference = ReadonlyMap<TensorName, DifferenceSummary | NoDifference>;

/** The tensors of either step in the order they are computed, phase by phase. */
function tensorsOf(a: StepRecord, b: StepRecord): readonly TensorName[] {
  const others = phasesOf(b.layout.optimizer);
  return phasesOf(a.layout.optimizer).flatMap(({ tensors }, phase) => [
    ...new Set([...tensors, ...(others[phase]?.tensors ?? [])]),
  ]);
}

function tensorDifference(a: StepRecord, b: StepRecord, name: TensorName): DifferenceSummary | NoDifference {
  if (!hasTensor(b, name)) return 'only-a';
  if (!hasTensor(a, name)) return 'only-b';
  const [left, right] = [tensorMatrix(a, name), tensorMatrix(b, name)];
  return haveSameShape(left, right) ? summariseDifference(left, right) : 'other-shape';
}

/** Whether a step has a tensor: what an optimizer remembers is in steps of that optimizer alone. */
export function hasTensor({ layout }: StepRecord, name: TensorName): boolean {
  return name in layout.places;
}

/** Compares two recorded steps tensor by tensor; they may be of different experiments, sizes and optimizers. */
export function compareSteps(a: StepRecord, b: StepRecord): StepDifference {
  return new Map(tensorsOf(a, b).map((name) => [name, tensorDifference(a, b, name)]));
}

/**
 * Where two steps part: the first tensor, in the order they are computed, that both have and that is not equal in every cell;
 * null when all are.
 */
export function partingTensor(difference: StepDifference): TensorName | null {
  for (const [name, made] of difference) {
    if (made === 'other-shape' || (typeof made === 'object' && made.largest !== null)) return name;
  }
  return null;
}
