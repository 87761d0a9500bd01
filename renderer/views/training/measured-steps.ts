import type { TrainingMeasures } from '#shared/contract/training-contract.ts';
import type { Edit } from '#shared/edits.ts';

/** More measured steps than this no chart has room for. */
const mostMeasures = 1024;

/** Measured steps in ascending order, one of two left out once there are too many; the first and the last stay. */
export function withMeasures(
  before: readonly TrainingMeasures[],
  next: TrainingMeasures,
  most = mostMeasures,
): readonly TrainingMeasures[] {
  const all = [...before, next];
  if (all.length <= most) return all;
  return all.filter((_, index) => index % 2 === 0 || index === all.length - 1);
}

/** The first step whose numbers differ between two lists of edits; infinite where they are the same. */
export function firstChangedStep(before: readonly Edit[], after: readonly Edit[]): number {
  const changed = [
    ...before.filter((edit) => !after.includes(edit)),
    ...after.filter((edit) => !before.includes(edit)),
  ];
  return changed.reduce((first, { step }) => Math.min(first, step), Number.POSITIVE_INFINITY);
}
