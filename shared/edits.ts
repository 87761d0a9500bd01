import { drawsMask } from './variants/dropout-modes.ts';
import { z } from 'zod';
import { positiveFloat32Schema, tooLargeForFloat32 } from './float32.ts';
import { hyperparametersSchema, type Hyperparameters } from './hyperparameters.ts';
import { parameterNames, type StartTensorName } from './tensors/tensor-names.ts';
import { tensorShape } from './step-record.ts';
import { tensorTable } from './tensors/tensor-table.ts';
import { refusedTarget } from './variants/losses.ts';
import { fault, type Fault } from './errors/fault.ts';
import { ruleText } from './errors/zod-rules.ts';

/** The tensors whose numbers a user may change: what is drawn at the start, not what is computed from it. */
export const editableTensors = ['x', 'y', ...parameterNames] as const satisfies readonly StartTensorName[];

/** The most edits one experiment holds. */
export const mostEdits = 100_000;

/** The most numbers all edits that replace a whole tensor hold together: an experiment must fit into a file. */
const mostTensorNumbers = 5_000_000;

const wholeNumber = z.number().int().nonnegative();
/** Steps count from 1: an edit of step n is in force when step n is computed. */
const step = z.number().int().positive();
const float32 = z
  .number()
  .refine((value) => Number.isFinite(Math.fround(value)), ruleText(fault('not-a-finite-float32')))
  .meta({ exclusiveMinimum: -tooLargeForFloat32, exclusiveMaximum: tooLargeForFloat32 });

/** The hyperparameters that may change while an experiment runs; the others are about its start or its shapes. */
const changesSchema = hyperparametersSchema
  .pick({ dropProbability: true })
  .extend({ learningRate: hyperparametersSchema.shape.learningRate.meta(positiveFloat32Schema) })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, ruleText(fault('no-setting-changed')))
  .meta({ minProperties: 1 });

/** Another learning rate, another drop probability, or both. */
export type HyperparameterChanges = Readonly<z.infer<typeof changesSchema>>;

/**
 * One change the user made. Edits are applied in the order they were made; rows, columns, samples and units count
 * from 0.
 *
 * `value`: a cell of x or y from step `step` on, or a cell of a parameter before step `step` computes. With mini-batches x and
 * y hold other rows at each step, so that a change of x or y is one of step `step` only.
 * `tensor`: the same for all cells of a tensor at once, row-major: weights imported from a file.
 * `mask-cell`: the unit is kept or dropped in this sample, in the mask of step `step`.
 * `mask-row`: the row of this sample is drawn anew, the `draw`-th time (from 1), from a generator of its own, so that all
 * later draws of the experiment stay what they were.
 * `mask-lock`: from step `step` on every step uses the mask of step `step`, or, with `locked` false, its own again. Masks
 * go on being drawn (and thrown away) while locked, for the same reason.
 * `hyperparameter`: from step `step` on the learning rate, the drop probability or both are others. A locked mask goes on
 * keeping the same units, scaled as the drop probability in force has it.
 */
export const editSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('value'),
    step,
    tensor: z.enum(editableTensors),
    row: wholeNumber,
    column: wholeNumber,
    value: float32,
  }),
  z.strictObject({
    kind: z.literal('tensor'),
    step,
    tensor: z.enum(editableTensors),
    values: z
      .instanceof(Float32Array)
      .refine((values) => values.every(Number.isFinite), ruleText(fault('not-finite-numbers'))),
  }),
  z.strictObject({ kind: z.literal('mask-cell'), step, sample: wholeNumber, unit: wholeNumber, kept: z.boolean() }),
  z.strictObject({ kind: z.literal('mask-row'), step, sample: wholeNumber, draw: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('mask-lock'), step, locked: z.boolean() }),
  z.strictObject({ kind: z.literal('hyperparameter'), step, changes: changesSchema }),
]);
export type Edit = Readonly<z.infer<typeof editSchema>>;
export type EditableTensor = (typeof editableTensors)[number];

/** A list of edits as an experiment holds it. */
export const editsSchema = z
  .array(editSchema)
  .max(mostEdits)
  .refine(fitsIntoFile, ruleText(fault('too-many-tensor-numbers', { most: mostTensorNumbers })));

/** Whether the edits of whole tensors hold no more numbers than a file has room for. */
export function fitsIntoFile(edits: readonly Edit[]): boolean {
  return edits.reduce((sum, edit) => sum + (edit.kind === 'tensor' ? edit.values.length : 0), 0) <= mostTensorNumbers;
}

/**
 * Why an edit does not fit a network of these sizes; null when it does.
 * With dropout `off` there is no mask to edit.
 */
export function misfit(edit: Edit, hyperparameters: Hyperparameters): Fault | null {
  const { batchSize, hiddenSize } = hyperparameters;
  if (edit.kind === 'value') {
    const [rows = 1, columns = 1] = tensorShape(edit.tensor, hyperparameters);
    if (edit.row < rows && edit.column < columns)
      return targetMisfit(edit.tensor, [edit.value], hyperparameters, edit.row);
    return fault('cell-outside-tensor', { tensor: edit.tensor, row: edit.row + 1, column: edit.column + 1 });
  }
  if (edit.kind === 'tensor') {
    const shape = tensorShape(edit.tensor, hyperparameters);
    if (edit.values.length === shape.reduce((product, length) => product * length, 1)) {
      return targetMisfit(edit.tensor, edit.values, hyperparameters);
    }
    return fault('tensor-length', { tensor: edit.tensor, shape, numbers: edit.values.length });
  }
  if (edit.kind === 'hyperparameter') return null;
  if (!drawsMask(hyperparameters)) return fault('no-mask-to-change');
  if (edit.kind === 'mask-lock') return null;
  if (edit.sample >= batchSize) return fault('no-sample', { sample: edit.sample + 1 });
  if (edit.kind === 'mask-cell' && edit.unit >= hiddenSize) return fault('no-unit', { unit: edit.unit + 1 });
  return null;
}

/** Why these numbers of a tensor, from row `firstRow` on, are no targets of the loss; null for other tensors. */
function targetMisfit(
  tensor: EditableTensor,
  values: ArrayLike<number>,
  hyperparameters: Hyperparameters,
  firstRow = 0,
): Fault | null {
  return tensorTable[tensor].isTarget ? refusedTarget(values, hyperparameters, firstRow) : null;
}

/**
 * The hyperparameters step `step` is computed with: those the experiment started with and what edits have changed until
 * then. Of two edits of the same one that are both in force, the one made later counts, whichever step it was made at.
 */
export function hyperparametersAt(
  hyperparameters: Hyperparameters,
  edits: readonly Edit[],
  step: number,
): Hyperparameters {
  let { dropProbability, learningRate } = hyperparameters;
  for (const edit of edits) {
    if (edit.kind !== 'hyperparameter' || edit.step > step) continue;
    dropProbability = edit.changes.dropProbability ?? dropProbability;
    learningRate = edit.changes.learningRate ?? learningRate;
  }
  const isSame = dropProbability === hyperparameters.dropProbability && learningRate === hyperparameters.learningRate;
  return isSame ? hyperparameters : { ...hyperparameters, dropProbability, learningRate };
}
