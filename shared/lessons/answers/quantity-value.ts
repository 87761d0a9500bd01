import { cellValue } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import { axisSizes } from '../../tensors/axes.ts';
import { parameterNames, type TensorName } from '../../tensors/tensor-names.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import { drawsMask, keepScale, sharesMask } from '../../variants/dropout-modes.ts';
import { lossTable } from '../../variants/losses.ts';
import type { Hyperparameters } from '../../hyperparameters.ts';
import type { Quantity, QuantityKind } from '../quantities.ts';
import { evaluationMask, trainingMask } from './mask-mistakes.ts';
import type { StepVariant } from './step-variant.ts';
import { variantCells } from './variant-cells.ts';
import type { LessonContext } from './verdict.ts';

/** A quantity of one kind. */
export type QuantityOf<Kind extends QuantityKind> = Extract<Quantity, { readonly kind: Kind }>;

/** A recorded cell, counted from 0. */
export function recorded({ record }: LessonContext, tensor: TensorName, row: number, column: number): number {
  return cellValue(tensorMatrix(record, tensor), row, column);
}

/** The share of units that the mask of an experiment drops on average: p, or 0 where no mask is drawn. */
export function dropShare(settings: Hyperparameters): number {
  return drawsMask(settings) ? settings.dropProbability : 0;
}

/** How many draws decide whether a unit is dropped in all samples: one each, or one for all of them. */
function drawsOfUnit({ maskSharing, batchSize }: Hyperparameters): number {
  return sharesMask[maskSharing] ? 1 : batchSize;
}

/** What `always-dropped` is of: p, and how many samples have draws of their own. */
export function alwaysDroppedOf(
  { dropProbability, batchSize }: QuantityOf<'always-dropped'>,
  settings: Hyperparameters,
): { readonly p: number; readonly draws: number } {
  return { p: dropProbability ?? dropShare(settings), draws: batchSize ?? drawsOfUnit(settings) };
}

/** The gradients of the lecture's loss, from the prediction as recorded. */
export const halfGradients: StepVariant = { lossConvention: 'half-squared-error' };

/** The same with the mask left out on the way back. */
export const unmaskedHalfGradients: StepVariant = { ...halfGradients, backwardMask: () => 1 };

/** The step's prediction in a mode, in training or in evaluation. */
export function modeVariant(
  { mode, phase }: Pick<QuantityOf<'mode-output'>, 'mode' | 'phase'>,
  settings: Hyperparameters,
): StepVariant {
  const inMode = { ...settings, mode };
  return { forwardMask: phase === 'training' ? trainingMask(inMode) : evaluationMask(inMode) };
}

/** A prediction that multiplies every unit by this, and drops none. */
export function scaledPrediction(factor: number): StepVariant {
  return { forwardMask: () => factor };
}

/** A cell of a variant of the step, counted from 0. */
export function variantCell(
  context: LessonContext,
  variant: StepVariant,
  tensor: TensorName,
  row: number,
  column: number,
): number {
  return variantCells(context, variant)({ tensor, row, column });
}

/** How many numbers a tensor has. */
export function countOf(tensor: TensorName, settings: Hyperparameters): number {
  return tensorTable[tensor].axes.reduce((count, axis) => count * settings[axisSizes[axis]], 1);
}

/** What a sample adds to a cell of the gradient of W1. */
function sampleGradient(context: LessonContext, sample: number, unit: number, input: number): number {
  return recorded(context, 'preActivation.gradient', sample, unit) * recorded(context, 'x', sample, input);
}

/** How many units a sample loses. */
export function droppedUnits({ record }: LessonContext, sample: number): number {
  const { columns } = tensorMatrix(record, 'mask');
  const row = Array.from({ length: columns }, (_, unit) => cellValue(tensorMatrix(record, 'mask'), sample, unit));
  return row.filter((value) => value === 0).length;
}

/**
 * The right number of a quantity, from the step on screen: a cell as recorded; everything else in double precision from the recorded
 * tensors and the settings, rounded to float32 only where the engine rounds (the scale of the mask, lr). Of a network with several
 * outputs, quantities that name none are of the first.
 * @throws RangeError when the quantity lies outside the network.
 */
export function quantityValue(quantity: Quantity, context: LessonContext): number {
  const { settings } = context;
  switch (quantity.kind) {
    case 'cell': {
      const { tensor, row, column } = quantity.cell;
      return recorded(context, tensor, row, column);
    }
    case 'parameter-count':
      return parameterNames.reduce((sum, name) => sum + countOf(name, settings), 0);
    case 'mean-masked': {
      const { tensor, row, column } = quantity.cell;
      return (1 - (quantity.dropProbability ?? settings.dropProbability)) * recorded(context, tensor, row, column);
    }
    case 'probability-leaving':
      return 1 - quantity.share;
    case 'mean-dropped':
      return recorded(context, 'hidden', quantity.sample, quantity.unit) * meanOfOnes(settings);
    case 'mode-output':
      return variantCell(context, modeVariant(quantity, settings), 'output', quantity.sample, 0);
    case 'slip-output':
      return variantCell(context, scaledPrediction(settings.dropProbability), 'output', quantity.sample, 0);
    case 'kept-one':
      return keepScale(settings);
    case 'mean-of-ones':
      return meanOfOnes(settings);
    case 'evaluated-one':
      return 1; // evaluation leaves the layer out; classic dropout scales the weights behind it
    case 'dropped-count':
      return droppedUnits(context, quantity.sample);
    case 'mean-dropped-count':
      return dropShare(settings) * settings.hiddenSize;
    case 'spread-dropped-count': {
      const p = dropShare(settings);
      return Math.sqrt(settings.hiddenSize * p * (1 - p));
    }
    case 'always-dropped': {
      const { p, draws } = alwaysDroppedOf(quantity, settings);
      return p ** draws;
    }
    case 'half-error':
      return recorded(context, 'output', quantity.sample, 0) - recorded(context, 'y', quantity.sample, 0);
    case 'loss-factor':
      return lossTable['mean-squared-error'].gradientFactor(settings);
    case 'sample-delta':
      return variantCell(context, halfGradients, 'preActivation.gradient', quantity.sample, quantity.unit);
    case 'unmasked-delta':
      return variantCell(context, unmaskedHalfGradients, 'preActivation.gradient', quantity.sample, quantity.unit);
    case 'sample-gradient':
      return sampleGradient(context, quantity.sample, quantity.unit, quantity.input);
    case 'pair-gradient': {
      const [first, second] = quantity.samples;
      const { unit, input } = quantity;
      return sampleGradient(context, first, unit, input) + sampleGradient(context, second, unit, input);
    }
    case 'notebook-before':
      return recorded(context, 'fc1.weight.after', quantity.unit, quantity.input);
    case 'notebook-after': {
      const { unit, input } = quantity;
      const gradient = recorded(context, 'fc1.weight.gradient', unit, input);
      return recorded(context, 'fc1.weight.after', unit, input) - Math.fround(settings.learningRate) * gradient;
    }
  }
}

/** The mean of what the layer makes of a one in training, over all masks: 1 or q. */
export function meanOfOnes(settings: Hyperparameters): number {
  return keepScale(settings) * (1 - dropShare(settings));
}
