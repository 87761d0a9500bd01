import type { TensorName } from '../../tensors/tensor-names.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import { readAs, unread, type Parsed } from './parsed.ts';
import { unknownName } from './names.ts';

const names = Object.keys(tensorTable) as readonly TensorName[]; // the table has no others

/** The letters of the lecture, which the formulas show, and the tensors they stand for. */
const letters: Readonly<Record<string, TensorName>> = {
  z1: 'preActivation',
  z: 'preActivation',
  h: 'hidden',
  m: 'mask',
  d: 'dropped',
  y_hat: 'output',
  yhat: 'output',
  l: 'loss',
  w1: 'fc1.weight',
  b1: 'fc1.bias',
  w2: 'fc2.weight',
  b2: 'fc2.bias',
};

/** The tensor of a name, one of those of any recorded step. */
export function parseTensor(text: string): Parsed<TensorName> {
  const name = names.find((each) => each === text);
  if (name !== undefined) return readAs(name);
  const letter = Object.entries(letters).find(([each]) => each === text.toLowerCase());
  return unread(unknownName('tensor', text, names, letter?.[1] ?? null));
}
