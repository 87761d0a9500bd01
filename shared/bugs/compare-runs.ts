import { compareSteps } from '../compare/step-difference.ts';
import { summariseDifference, type DifferenceSummary } from '../compare/matrix-difference.ts';
import type { Matrix } from '../matrix.ts';
import { tensorMatrix } from '../step-record.ts';
import { isProgramOutput, programOutputs, tensorOfPlace, type ProgramPlace, type ProgramRun } from './program-place.ts';

/** How two programs differ in each place, in the order of the step and what comes beside it. */
export type ProgramDifference = ReadonlyMap<ProgramPlace, DifferenceSummary>;

/** What a program has in a place, as a matrix: a view, not a copy. */
export function placeMatrix({ record, outputs }: ProgramRun, place: ProgramPlace): Matrix {
  if (!isProgramOutput(place)) return tensorMatrix(record, place);
  const { rows, columns } = record.layout.places[tensorOfPlace(place)];
  return { rows, columns, data: outputs[place] };
}

/**
 * Compares two programs that took the same step, place by place.
 * @throws RangeError when their steps are of other sizes or optimizers.
 */
export function compareRuns(a: ProgramRun, b: ProgramRun): ProgramDifference {
  const compared = new Map<ProgramPlace, DifferenceSummary>();
  for (const [name, made] of compareSteps(a.record, b.record)) {
    if (typeof made === 'string') throw new RangeError(`${name} cannot be compared: ${made}`);
    compared.set(name, made);
  }
  for (const place of programOutputs) {
    compared.set(place, summariseDifference(placeMatrix(a, place), placeMatrix(b, place)));
  }
  return compared;
}

/** The first place in which two programs differ; null when they agree in every cell of all. */
export function firstDifference(difference: ProgramDifference): ProgramPlace | null {
  for (const [place, { largest }] of difference) if (largest !== null) return place;
  return null;
}
