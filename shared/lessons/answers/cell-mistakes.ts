import { evaluateFormula, termValue } from '../../explain/evaluate.ts';
import { runningAxes } from '../../explain/cells.ts';
import { explainCell } from '../../explain/explain-cell.ts';
import type { CellExplanation } from '../../explain/explanation.ts';
import { matrixRow } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import type { TensorName } from '../../tensors/tensor-names.ts';
import type { TensorKind } from '../../tensors/tensor-row.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import { lossTable } from '../../variants/losses.ts';
import type { MistakeId } from './mistakes.ts';
import { stepMistakes } from './step-mistakes.ts';
import type { StepVariant } from './step-variant.ts';
import { variantCells } from './variant-cells.ts';
import { parameterOf } from './variant-changes.ts';
import type { LessonContext } from './verdict.ts';

/** One way to make a known mistake in a tensor: the number it gives for a cell, counted from 0; NaN where it gives none of its own. */
export interface CellMistake {
  readonly mistake: MistakeId;
  readonly at: (row: number, column: number) => number;
}

/** The recorded cell; NaN outside the tensor. */
function recordedCells({ record }: LessonContext, tensor: TensorName): CellMistake['at'] {
  const { rows, columns, data } = tensorMatrix(record, tensor);
  return (row, column) => {
    const isInside = row >= 0 && column >= 0 && row < rows && column < columns;
    return isInside ? (data[row * columns + column] ?? Number.NaN) : Number.NaN;
  };
}

/** The right number of another cell: of one row or column further, or of [column, row]. */
function otherCells(context: LessonContext, tensor: TensorName): readonly CellMistake[] {
  const at = recordedCells(context, tensor);
  const isMatrix = tensorTable[tensor].axes.length === 2;
  const transposed: CellMistake = { mistake: 'transposed', at: (row, column) => at(column, row) };
  return [
    ...(isMatrix ? [transposed] : []),
    { mistake: 'neighbour', at: (row, column) => at(row + 1, column) },
    { mistake: 'neighbour', at: (row, column) => at(row - 1, column) },
    { mistake: 'neighbour', at: (row, column) => at(row, column + 1) },
    { mistake: 'neighbour', at: (row, column) => at(row, column - 1) },
  ];
}

/** What one sample adds, where the tensor is a sum over the samples: the term of each of them. */
function singleSamples(context: LessonContext, tensor: TensorName): readonly CellMistake[] {
  const { record, settings } = context;
  const { formula } = tensorTable[tensor];
  const samples = Array.from({ length: settings.batchSize }, (_, sample) => sample);
  if (formula.rule === 'loss-value') {
    const { ofRow, divisor } = lossTable[settings.lossConvention];
    const [outputs, targets] = [tensorMatrix(record, formula.output), tensorMatrix(record, formula.target)];
    const lossOf = (sample: number) =>
      ofRow(matrixRow(outputs, sample), matrixRow(targets, sample)) / divisor({ ...settings, batchSize: 1 });
    return samples.map((sample) => ({ mistake: 'one-sample', at: () => lossOf(sample) }));
  }
  if (formula.rule !== 'products') return [];
  const [axis, ...others] = runningAxes(tensor, formula.factors);
  if (axis !== 'sample' || others.length > 0) return [];
  // Every sample asks for the same sum, one term after the other.
  let latest: CellExplanation | null = null;
  const explained = (row: number, column: number): CellExplanation => {
    if (latest?.cell.row !== row || latest.cell.column !== column) {
      latest = explainCell(record, settings, { tensor, row, column });
    }
    return latest;
  };
  const ofSample = (sample: number) => (row: number, column: number) => {
    const term = explained(row, column).terms[sample];
    return term ? termValue(term) : Number.NaN;
  };
  return samples.map((sample) => ({ mistake: 'one-sample', at: ofSample(sample) }));
}

/** The tensor that holds the same numbers after the update, or before it. */
function otherTime(tensor: TensorName): TensorName | null {
  const { kind, of, memory } = tensorTable[tensor];
  const parameter = parameterOf(of);
  if (parameter === null) return null;
  const others: Readonly<Record<TensorKind, TensorName | null>> = {
    data: null,
    parameter: `${parameter}.after`,
    activation: null,
    'drawn-mask': null,
    'scalar-loss': null,
    gradient: null,
    'memory-before': memory && `${parameter}.${memory}`,
    memory: memory && `${parameter}.${memory}.before`,
    updated: parameter,
  };
  return others[kind];
}

/** The step as it is, its predictions, loss and gradients computed anew. */
const sameStep: StepVariant = { forwardMask: (mask) => mask, backwardMask: (mask) => mask, isWhole: true };

/**
 * The numbers of a variant. What a whole step computed anew differs by is partly rounding, which grows where an output is near its target:
 * where it gives what the same step gives when it is computed anew, the mistake makes no difference.
 */
function variantNumbers(context: LessonContext, tensor: TensorName, variant: StepVariant): CellMistake['at'] {
  const cells = variantCells(context, variant);
  if (variant.isWhole !== true) return (row, column) => cells({ tensor, row, column });
  const same = variantCells(context, sameStep);
  return (row, column) => {
    const value = cells({ tensor, row, column });
    return value === same({ tensor, row, column }) ? Number.NaN : value;
  };
}

/** Every way to make a known mistake in a tensor of the step, whatever number it gives. */
export function cellMistakes(context: LessonContext, tensor: TensorName): readonly CellMistake[] {
  const ofStep = stepMistakes(tensor, context.settings).map(({ mistake, variant }): CellMistake => {
    return { mistake, at: variantNumbers(context, tensor, variant) };
  });
  const time = otherTime(tensor);
  const late: readonly CellMistake[] =
    time === null ? [] : [{ mistake: 'after-for-before', at: recordedCells(context, time) }];
  return [...ofStep, ...otherCells(context, tensor), ...singleSamples(context, tensor), ...late];
}

/** How large the rounding of float32 can be, relative to the terms a sum is made of and to the sum itself. */
const termNoise = 3e-7;
export const numberNoise = 1e-6;

/** What a recorded cell may differ by from the same number computed by hand, exactly or in another order. */
export function cellNoise(
  { record, settings }: LessonContext,
  tensor: TensorName,
  row: number,
  column: number,
): number {
  const explanation = explainCell(record, settings, { tensor, row, column });
  const scale = Math.abs(explanation.scale?.value ?? 1);
  const terms = explanation.terms.reduce((sum, term) => sum + Math.abs(termValue(term)), 0);
  const all = scale * terms + Math.abs(explanation.addend?.value ?? 0);
  const noise = termNoise * all + numberNoise * Math.abs(explanation.value);
  return Number.isFinite(noise) && Number.isFinite(evaluateFormula(explanation)) ? noise : 0;
}
