import {
  lectureHyperparameters,
  type Activation,
  type Hyperparameters,
  type NetworkSizes,
  type Optimizer,
} from './hyperparameters.ts';
import type { Matrix } from './matrix.ts';
import { axisSizes } from './tensors/axes.ts';
import { startTensorNames, stepTensorNames, type StartTensorName, type TensorName } from './tensors/tensor-names.ts';
import { tensorTable } from './tensors/tensor-table.ts';
import { targetCount } from './variants/losses.ts';

/** What the shapes of tensors depend on: that of y is up to the loss. */
export type ShapeSettings = NetworkSizes & Pick<Hyperparameters, 'lossConvention'>;

/** What a recorded step depends on besides its numbers; without an optimizer it is plain SGD's, without an activation ReLU's. */
export type LayoutSettings = ShapeSettings & Partial<Pick<Hyperparameters, 'optimizer' | 'activation'>>;

/**
 * PyTorch's shape of a tensor: [batch, in] for x, [hidden, in] for fc1.weight, [hidden] for fc1.bias, [] for the loss. y is [batch, out],
 * or [batch, 1] where the loss has one target a sample.
 */
export function tensorShape(name: TensorName, settings: ShapeSettings): readonly number[] {
  const { axes, isTarget } = tensorTable[name];
  if (isTarget) return [settings.batchSize, targetCount(settings)];
  return axes.map((axis) => settings[axisSizes[axis]]);
}

/** Where one tensor stands in a packed array: `length` floats from `offset`, shown as `rows` x `columns`. */
export interface TensorPlace {
  readonly rows: number;
  readonly columns: number;
  readonly offset: number;
  readonly length: number;
}

/**
 * Where each tensor stands in one packed Float32Array; `length` is the size of the whole, in floats. `places` has those of
 * `names` alone: what an optimizer remembers is there only in its own layout. `optimizer` and `activation` say how the numbers
 * came about.
 */
export interface PackedLayout<Name extends TensorName = TensorName> {
  readonly names: readonly Name[];
  readonly places: Readonly<Record<Name, TensorPlace>>;
  readonly length: number;
  readonly optimizer: Optimizer;
  readonly activation: Activation;
}

function packedLayout<Name extends TensorName>(names: readonly Name[], settings: LayoutSettings): PackedLayout<Name> {
  const places = {} as Record<Name, TensorPlace>;
  let offset = 0;
  for (const name of names) {
    const [rows = 1, columns = 1] = tensorShape(name, settings);
    places[name] = { rows, columns, offset, length: rows * columns };
    offset += rows * columns;
  }
  const { optimizer = lectureHyperparameters.optimizer, activation = lectureHyperparameters.activation } = settings;
  return { names, places, length: offset, optimizer, activation };
}

/**
 * The packed layout of a recorded step; the same sizes and optimizer always give the same layout. What the optimizer remembered
 * before and remembers after the step stands before the parameters after the update, which end the layout.
 */
export function stepLayout(settings: LayoutSettings): PackedLayout {
  return packedLayout(stepTensorNames(settings.optimizer ?? lectureHyperparameters.optimizer), settings);
}

/** The packed layout of an experiment before its first step. */
export function startLayout(settings: LayoutSettings): PackedLayout<StartTensorName> {
  return packedLayout(startTensorNames, settings);
}

/**
 * Some tensors of an experiment in one packed Float32Array: what crosses the border between the training process and
 * the window. Never written to after it was made.
 */
export interface PackedTensors<Name extends TensorName = TensorName> {
  readonly layout: PackedLayout<Name>;
  readonly data: Float32Array;
}

/** One recorded step: `step` counts from 1. */
export interface StepRecord extends PackedTensors {
  readonly step: number;
}

/** The experiment before its first step: data and initial parameters. */
export type StartRecord = PackedTensors<StartTensorName>;

/** One tensor as a matrix: a view into the packed array, not a copy. Vectors are columns, the loss is 1 x 1. */
export function tensorMatrix<Name extends TensorName>(tensors: PackedTensors<Name>, name: Name): Matrix {
  const { rows, columns, offset, length } = tensors.layout.places[name];
  return { rows, columns, data: tensors.data.subarray(offset, offset + length) };
}

/** The loss of a recorded step, by its loss convention. */
export function recordedLoss(record: StepRecord): number {
  return record.data[record.layout.places.loss.offset] ?? Number.NaN;
}
