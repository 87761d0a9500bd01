import { phases } from '../explain/phases.ts';
import { tensorMatrix, tensorNames, type StepRecord, type TensorName } from '../step-record.ts';
import { haveSameShape, summariseDifference, type DifferenceSummary } from './matrix-difference.ts';

/** How each tensor of two recorded steps differs; null where the two have different shapes. */
export type StepDifference = Readonly<Record<TensorName, DifferenceSummary | null>>;

/** Compares two recorded steps tensor by tensor; they may be of different experiments and of different sizes. */
export function compareSteps(a: StepRecord, b: StepRecord): StepDifference {
  const compared = tensorNames.map((name) => {
    const [left, right] = [tensorMatrix(a, name), tensorMatrix(b, name)];
    return [name, haveSameShape(left, right) ? summariseDifference(left, right) : null] as const;
  });
  return Object.fromEntries(compared) as StepDifference; // fromEntries forgets its keys
}

/** The tensors of a step in the order they are computed, phase by phase. */
export const tensorsInOrder: readonly TensorName[] = phases.flatMap(({ tensors }) => tensors);

/** Where two steps part: the first tensor, in the order they are computed, that is not equal in every cell; null when all are. */
export function partingTensor(difference: StepDifference): TensorName | null {
  return tensorsInOrder.find((name) => difference[name]?.largest !== null) ?? null;
}
