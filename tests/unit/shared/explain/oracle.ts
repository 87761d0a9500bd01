import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { ParameterName, TensorName } from '#shared/tensors/tensor-names.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';

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
  const half = settings.lossConvention === 'half-squared-error';
  const sum = (count: number, at: (index: number) => number) => {
    let total = 0;
    for (let index = 0; index < count; index += 1) total += at(index);
    return total;
  };
  const move = (parameter: ParameterName) => {
    if (settings.optimizer === 'sgd') return learningRate * read(`${parameter}.gradient`, r, c);
    if (settings.optimizer === 'momentum') return learningRate * read(`${parameter}.momentum`, r, c);
    const average = read(`${parameter}.exp_avg`, r, c) / (1 - 0.9 ** stepNumber);
    return (
      (learningRate * average) / (Math.sqrt(read(`${parameter}.exp_avg_sq`, r, c) / (1 - 0.999 ** stepNumber)) + 1e-8)
    );
  };
  const step = () => (read('preActivation', r, c) > 0 ? 1 : 0);
  switch (name) {
    case 'preActivation':
      return read('fc1.bias', c) + sum(inputs, (k) => read('fc1.weight', c, k) * read('x', r, k));
    case 'hidden':
      return Math.max(read('preActivation', r, c), 0);
    case 'dropped':
      return read('mask', r, c) * read('hidden', r, c);
    case 'output':
      return read('fc2.bias', c) + sum(units, (j) => read('fc2.weight', c, j) * read('dropped', r, j));
    case 'loss': {
      const squares = sum(batch, (i) => sum(outputs, (o) => (read('output', i, o) - read('y', i, o)) ** 2));
      return half ? squares / 2 : squares / batch / outputs;
    }
    case 'output.gradient':
      return ((read('output', r, c) - read('y', r, c)) * (half ? batch * outputs : 2)) / (batch * outputs);
    case 'dropped.gradient':
      return sum(outputs, (o) => read('fc2.weight', o, c) * read('output.gradient', r, o));
    case 'hidden.gradient':
      return read('mask', r, c) * read('dropped.gradient', r, c);
    case 'preActivation.gradient':
      return step() * read('hidden.gradient', r, c);
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

/** What an optimizer remembers after a step, or any other cell itself. */
function rememberedCell(read: ReadCell, name: TensorName, r: number, c: number): number {
  const [, parameter, what] = /^(fc\d\.\w+)\.(momentum|exp_avg|exp_avg_sq)$/.exec(name) ?? [];
  if (parameter === undefined) return read(name, r, c);
  const before = read(`${name}.before` as TensorName, r, c); // the name it has with these optimizers
  const gradient = read(`${parameter as ParameterName}.gradient`, r, c);
  if (what === 'momentum') return 0.9 * before + gradient;
  return what === 'exp_avg' ? 0.9 * before + 0.1 * gradient : 0.999 * before + 0.001 * gradient * gradient;
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
