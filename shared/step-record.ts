import { optimizers, type Hyperparameters, type Optimizer } from './hyperparameters.ts';
import type { Matrix } from './matrix.ts';

/** PyTorch's names of the four parameters, in the order of `model.named_parameters()`. */
export const parameterNames = ['fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias'] as const;
export type ParameterName = (typeof parameterNames)[number];

const startTensorNames = ['x', 'y', ...parameterNames] as const;

const gradientEnd = 'fc2.bias.gradient';

/** Every tensor that any recorded step has, in the order of its packed layout. */
export const tensorNames = [
  ...startTensorNames,
  'preActivation',
  'hidden',
  'mask',
  'dropped',
  'output',
  'loss',
  'output.gradient',
  'dropped.gradient',
  'hidden.gradient',
  'preActivation.gradient',
  'fc1.weight.gradient',
  'fc1.bias.gradient',
  'fc2.weight.gradient',
  'fc2.bias.gradient',
  'fc1.weight.after',
  'fc1.bias.after',
  'fc2.weight.after',
  'fc2.bias.after',
] as const;

/** What an optimizer remembers of each parameter from step to step, by PyTorch's names (`momentum` for `momentum_buffer`). */
const remembered = { sgd: [], momentum: ['momentum'], adam: ['exp_avg', 'exp_avg_sq'] } as const satisfies Readonly<
  Record<Optimizer, readonly string[]>
>;
type Remembered = (typeof remembered)[Optimizer][number];

/** What an optimizer remembers after a step; with `.before` what it remembered before. */
export type OptimizerStateName = `${ParameterName}.${Remembered}`;
export type OptimizerTensorName = OptimizerStateName | `${OptimizerStateName}.before`;

/** What an optimizer remembers after a step, in the order it is packed; empty for plain SGD. */
export function optimizerStateNames(optimizer: Optimizer): readonly OptimizerStateName[] {
  return remembered[optimizer].flatMap((name: Remembered) =>
    parameterNames.map((parameter) => `${parameter}.${name}` as const),
  );
}

/** What any optimizer remembers, before and after a step. */
export const optimizerTensorNames: readonly OptimizerTensorName[] = optimizers
  .flatMap(optimizerStateNames)
  .flatMap((name) => [`${name}.before` as const, name]);

/**
 * Every tensor of a recorded step (F1). `fc1.weight` and the other parameters are those *before* the update, the ones
 * the forward pass used; `*.gradient` is dL/d*; `*.after` is the parameter after the update. What an optimizer remembers
 * (`fc1.weight.momentum`) is there only in steps of that optimizer.
 */
export type TensorName = (typeof tensorNames)[number] | OptimizerTensorName;

/** A tensor that is no gradient, no parameter after an update and nothing an optimizer remembers. */
export type SubjectName = Exclude<TensorName, OptimizerTensorName | `${string}.gradient` | `${string}.after`>;

/** The tensor a name is about, whose shape it has: `fc1.weight` of `fc1.weight.gradient` and `fc1.weight.momentum.before`. */
export function subjectOf(name: TensorName): SubjectName {
  return name.replace(/\.(gradient|after|momentum|exp_avg|exp_avg_sq)(\.before)?$/, '') as SubjectName; // what is left is one
}

/** The tensors that exist before the first step: the data and the initial parameters. */
export type StartTensorName = (typeof startTensorNames)[number];

/** Sizes of the network and its batch: all that shapes depend on. */
export type NetworkSizes = Pick<Hyperparameters, 'inputSize' | 'hiddenSize' | 'outputSize' | 'batchSize'>;

/** What the layout of a step depends on; without an optimizer it is plain SGD's. */
export type LayoutSettings = NetworkSizes & Partial<Pick<Hyperparameters, 'optimizer'>>;

/** PyTorch's shape of a tensor: [batch, in] for x, [hidden, in] for fc1.weight, [hidden] for fc1.bias, [] for the loss. */
export function tensorShape(name: TensorName, sizes: NetworkSizes): readonly number[] {
  const { inputSize, hiddenSize, outputSize, batchSize } = sizes;
  switch (subjectOf(name)) {
    case 'x':
      return [batchSize, inputSize];
    case 'y':
    case 'output':
      return [batchSize, outputSize];
    case 'fc1.weight':
      return [hiddenSize, inputSize];
    case 'fc1.bias':
      return [hiddenSize];
    case 'fc2.weight':
      return [outputSize, hiddenSize];
    case 'fc2.bias':
      return [outputSize];
    case 'loss':
      return [];
    default:
      return [batchSize, hiddenSize];
  }
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
 * `names` alone: what an optimizer remembers is there only in its own layout.
 */
export interface PackedLayout<Name extends TensorName = TensorName> {
  readonly names: readonly Name[];
  readonly places: Readonly<Record<Name, TensorPlace>>;
  readonly length: number;
}

function packedLayout<Name extends TensorName>(names: readonly Name[], sizes: NetworkSizes): PackedLayout<Name> {
  const places = {} as Record<Name, TensorPlace>;
  let offset = 0;
  for (const name of names) {
    const [rows = 1, columns = 1] = tensorShape(name, sizes);
    places[name] = { rows, columns, offset, length: rows * columns };
    offset += rows * columns;
  }
  return { names, places, length: offset };
}

/**
 * The packed layout of a recorded step; the same sizes and optimizer always give the same layout. What the optimizer remembered
 * before and remembers after the step stands before the parameters after the update, which end the layout.
 */
export function stepLayout(settings: LayoutSettings): PackedLayout {
  const after = optimizerStateNames(settings.optimizer ?? 'sgd');
  if (after.length === 0) return packedLayout<TensorName>(tensorNames, settings);
  const before = after.map((name) => `${name}.before` as const);
  const end = tensorNames.indexOf(gradientEnd) + 1;
  return packedLayout([...tensorNames.slice(0, end), ...before, ...after, ...tensorNames.slice(end)], settings);
}

/** The packed layout of an experiment before its first step. */
export function startLayout(sizes: NetworkSizes): PackedLayout<StartTensorName> {
  return packedLayout(startTensorNames, sizes);
}

/**
 * Some tensors of an experiment in one packed Float32Array: what crosses the border between the training process and
 * the window. Never written to after it was made.
 */
export interface PackedTensors<Name extends TensorName = TensorName> {
  readonly layout: PackedLayout<Name>;
  readonly data: Float32Array;
}

/** One recorded step (F1): `step` counts from 1. */
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
