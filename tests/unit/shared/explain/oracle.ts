import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { ParameterName, TensorName } from '#shared/tensors/tensor-names.ts';
import type { Activation, Hyperparameters, LossConvention, Optimizer } from '#shared/hyperparameters.ts';
import type { MemoryName } from '#shared/variants/optimizers.ts';

/** Reads a cell of a step; a vector has column 0. */
export type ReadCell = (tensor: TensorName, row: number, column?: number) => number;

/** Reads a record cell by cell with index arithmetic of its own. */
export function reader(record: StepRecord): ReadCell {
  return (tensor, row, column = 0) => {
    const { columns, offset } = record.layout.places[tensor];
    return record.data[offset + row * columns + column] ?? Number.NaN;
  };
}

/**
 * One computed cell in double precision from the cells it depends on, written as in product.md and sharing no line with
 * shared/explain. For what is given and for the mask it is the cell itself.
 */
export function oracleCell(
  read: ReadCell,
  settings: Hyperparameters,
  name: TensorName,
  r: number,
  c: number,
  stepNumber: number,
): number {
  const { inputSize: inputs, hiddenSize: units, outputSize: outputs, batchSize: batch, learningRate } = settings;
  const sum = (count: number, at: (index: number) => number) => {
    let total = 0;
    for (let index = 0; index < count; index += 1) total += at(index);
    return total;
  };
  const of = (parameter: ParameterName, what: MemoryName | 'gradient') => read(`${parameter}.${what}`, r, c);
  const directions: Readonly<Record<Optimizer, (parameter: ParameterName) => number>> = {
    sgd: (parameter) => of(parameter, 'gradient'),
    momentum: (parameter) => of(parameter, 'momentum'),
    adam: (parameter) => {
      const average = of(parameter, 'exp_avg') / (1 - 0.9 ** stepNumber);
      return average / (Math.sqrt(of(parameter, 'exp_avg_sq') / (1 - 0.999 ** stepNumber)) + 1e-8);
    },
  };
  const move = (parameter: ParameterName) => learningRate * directions[settings.optimizer](parameter);
  const squares = () => sum(batch, (i) => sum(outputs, (o) => (read('output', i, o) - read('y', i, o)) ** 2));
  const error = () => read('output', r, c) - read('y', r, c);
  const losses: Readonly<Record<LossConvention, { readonly loss: () => number; readonly gradient: () => number }>> = {
    'mean-squared-error': {
      loss: () => squares() / batch / outputs,
      gradient: () => (error() * 2) / (batch * outputs),
    },
    'half-squared-error': { loss: () => squares() / 2, gradient: error },
  };
  switch (name) {
    case 'preActivation':
      return read('fc1.bias', c) + sum(inputs, (k) => read('fc1.weight', c, k) * read('x', r, k));
    case 'hidden':
      return activationOracles[settings.activation].forward(read('preActivation', r, c));
    case 'dropped':
      return read('mask', r, c) * read('hidden', r, c);
    case 'output':
      return read('fc2.bias', c) + sum(units, (j) => read('fc2.weight', c, j) * read('dropped', r, j));
    case 'loss':
      return losses[settings.lossConvention].loss();
    case 'output.gradient':
      return losses[settings.lossConvention].gradient();
    case 'dropped.gradient':
      return sum(outputs, (o) => read('fc2.weight', o, c) * read('output.gradient', r, o));
    case 'hidden.gradient':
      return read('mask', r, c) * read('dropped.gradient', r, c);
    case 'preActivation.gradient':
      return activationOracles[settings.activation].slope(read('preActivation', r, c)) * read('hidden.gradient', r, c);
    case 'fc1.weight.gradient':
      return sum(batch, (i) => read('x', i, c) * read('preActivation.gradient', i, r));
    case 'fc1.bias.gradient':
      return sum(batch, (i) => read('preActivation.gradient', i, r));
    case 'fc2.weight.gradient':
      return sum(batch, (i) => read('dropped', i, c) * read('output.gradient', i, r));
    case 'fc2.bias.gradient':
      return sum(batch, (i) => read('output.gradient', i, r));
    case 'fc1.weight.after':
      return read('fc1.weight', r, c) - move('fc1.weight');
    case 'fc1.bias.after':
      return read('fc1.bias', r) - move('fc1.bias');
    case 'fc2.weight.after':
      return read('fc2.weight', r, c) - move('fc2.weight');
    case 'fc2.bias.after':
      return read('fc2.bias', r) - move('fc2.bias');
    default:
      return rememberedCell(read, name, r, c);
  }
}

/** Each activation and its slope. */
const activationOracles: Readonly<
  Record<Activation, { readonly forward: (z: number) => number; readonly slope: (z: number) => number }>
> = {
  relu: { forward: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
};

/** How each remembered number follows the gradients. */
const memories: Readonly<Record<MemoryName, (before: number, gradient: number) => number>> = {
  momentum: (before, gradient) => 0.9 * before + gradient,
  exp_avg: (before, gradient) => 0.9 * before + 0.1 * gradient,
  exp_avg_sq: (before, gradient) => 0.999 * before + 0.001 * gradient * gradient,
};

/** What an optimizer remembers after a step, or any other cell itself. */
function rememberedCell(read: ReadCell, name: TensorName, r: number, c: number): number {
  const [, parameter, what] = /^(fc\d\.(?:weight|bias))\.(\w+)$/.exec(name) ?? [];
  const memory = memories[what as MemoryName] as (typeof memories)[MemoryName] | undefined; // what stands behind the last dot
  if (memory === undefined) return read(name, r, c);
  const before = read(`${name}.before` as TensorName, r, c); // the name it has with these optimizers
  return memory(before, read(`${parameter as ParameterName}.gradient`, r, c));
}

/** Every cell of every tensor of a step, in the order of the layout. */
export function* everyCell(record: StepRecord): Generator<{ tensor: TensorName; row: number; column: number }> {
  for (const tensor of record.layout.names) {
    const { rows, columns } = tensorMatrix(record, tensor);
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) yield { tensor, row, column };
    }
  }
}
