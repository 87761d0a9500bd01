import type { AuditVerdict, GradientDifference, ParameterAudit, StepAudit } from '#shared/contract/lab-contract.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';
import { recordedLoss, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { Pauses } from '../pauses.ts';
import type { TrainingPace } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';
import { moveCell, stepSize } from './central-differences.ts';
import { float64Step } from './float64-step.ts';
import { tapeGradients } from './tape-gradients.ts';

/** The most cells of a parameter that are moved. */
const mostMovedCells = 2000;
const tapeTolerance = 1e-6;
const centralTolerance = 1e-3;

/**
 * The self-audit of a step: its explicit gradients against TensorFlow.js's automatic differentiation, in every cell,
 * and against central differences in double precision, the mask held fixed.
 *
 * Of a parameter with more than 2,000 cells the central differences take about 2,000, always the same: number k is the cell
 * at the fraction (k * golden ratio) mod 1 of all. Cells at a kink of the activation are counted and left out.
 *
 * The tolerance of the tape is 1e-6 for gradients up to 1; beyond, 1e-6 times the largest of the tape's gradients, or times
 * the largest floor of `GradientDifference` if that is more. The central differences may differ by 1e-3, relatively.
 * Where the loss, a gradient of the tape or a slope is not finite, there is nothing to compare with; an explicit gradient that is not
 * finite although they are does not pass.
 * @throws LabError `cancelled` (or the signal's own) on an abort.
 */
export async function auditStep(
  record: StepRecord,
  hyperparameters: Hyperparameters,
  backend: BackendName,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<StepAudit> {
  const tape = await tapeGradients(record, hyperparameters, backend);
  const step = await float64Step(record, hyperparameters, signal, pace);
  const pauses = new Pauses(pace);
  let largest = 1;
  const parameters: Partial<Record<ParameterName, ParameterAudit>> = {};
  for (const name of parameterNames) {
    const explicit = tensorMatrix(record, `${name}.gradient`).data;
    const moved: { readonly value: number; readonly slope: number }[] = [];
    let [uncancelled, cellsAtKink] = [0, 0];
    for (const index of movedCells(explicit.length)) {
      const cell = moveCell(step, name, index);
      uncancelled = Math.max(uncancelled, cell.uncancelled);
      if (cell.slope === null) cellsAtKink += 1;
      else moved.push({ value: explicit[index] ?? Number.NaN, slope: cell.slope });
      if (pauses.due) {
        await pauses.take();
        throwIfCancelled(signal);
      }
    }
    const floor = Math.max(1e-6, Number.isFinite(uncancelled) ? uncancelled / 100 : 0);
    largest = Math.max(largest, floor, largestFinite(tape[name]));
    const slopes = moved.map(({ slope }) => slope);
    parameters[name] = {
      isFinite: [[recordedLoss(record)], tape[name], slopes].every((values) => values.every(Number.isFinite)),
      tape: largestDifference(explicit.length, floor, (k) => [explicit[k], tape[name][k]]),
      centralDifferences: largestDifference(moved.length, floor, (k) => [moved[k]?.value, moved[k]?.slope]),
      cellsAtKink,
    };
  }
  const audited = parameters as Record<ParameterName, ParameterAudit>; // the loop above visits every name
  const tolerances = { tape: tapeTolerance * largest, centralDifferences: centralTolerance };
  return { step: record.step, parameters: audited, tolerances, stepSize, verdict: verdictOf(audited, tolerances) };
}

function verdictOf(
  parameters: StepAudit['parameters'],
  { tape, centralDifferences }: StepAudit['tolerances'],
): AuditVerdict {
  const finite = parameterNames.map((name) => parameters[name]).filter((parameter) => parameter.isFinite);
  const passes = (audited: ParameterAudit) =>
    audited.tape.absolute <= tape && audited.centralDifferences.relative <= centralDifferences;
  if (!finite.every(passes)) return 'failed';
  return finite.length === parameterNames.length ? 'passed' : 'not-finite';
}

function largestFinite(values: Float32Array): number {
  return values.reduce((largest, value) => (Number.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest), 0);
}

/** The cells of a parameter that are moved: all, or about `mostMovedCells` spread by the golden ratio. */
function movedCells(length: number): Iterable<number> {
  if (length <= mostMovedCells) return Array.from({ length }, (_, index) => index);
  const goldenRatio = (Math.sqrt(5) - 1) / 2;
  return new Set(Array.from({ length: mostMovedCells }, (_, k) => Math.floor(((k * goldenRatio) % 1) * length)));
}

/** The largest differences of `count` pairs; NaN when one of them is not a number or missing. */
function largestDifference(
  count: number,
  floor: number,
  pair: (index: number) => readonly [number | undefined, number | undefined],
): GradientDifference {
  let [absolute, relative] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const [a = Number.NaN, b = Number.NaN] = pair(index);
    const difference = Math.abs(a - b);
    absolute = Math.max(absolute, difference);
    relative = Math.max(relative, difference / Math.max(Math.abs(a), Math.abs(b), floor));
  }
  return { absolute, relative };
}
