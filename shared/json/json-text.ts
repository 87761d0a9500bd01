import { nineDigits } from './nine-digits.ts';

/** Numbers in the shape of a PyTorch tensor, row-major: [] for a scalar, [batch, hidden] for a mask. */
export interface JsonTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** What a JSON document is made of, with tensors as leaves. The order of the keys is the order in the text. */
export type JsonTree = null | boolean | number | string | JsonTensor | readonly JsonTree[] | JsonTreeObject;

/** An object of a JSON document. */
export interface JsonTreeObject {
  readonly [key: string]: JsonTree;
}

type Pieces = Generator<string, void, undefined>;

/**
 * A document as JSON text, in pieces of moderate size: keys indented by one, a list of plain values and the innermost array of a
 * tensor on one line, and so is an object of plain values within a list. The layout of tensors is that of the files in
 * tests/reference, so that two runs can be compared line by line.
 * @param number how the numbers of tensors are written.
 */
export function* jsonText(tree: JsonTree, number: (value: number) => string = nineDigits, indent = 0): Pieces {
  if (isPlain(tree)) yield plainText(tree);
  else if (isList(tree)) yield* listText(tree, number, indent);
  else if (isTensor(tree)) yield* tensorText(tree.shape, tree.data, number, indent);
  else yield* objectText(tree, number, indent);
}

/** Whether a number of a tensor of a document is infinite or NaN. */
export function hasNonFiniteNumbers(tree: JsonTree): boolean {
  if (isPlain(tree)) return false;
  if (isList(tree)) return tree.some(hasNonFiniteNumbers);
  return isTensor(tree) ? !tree.data.every(Number.isFinite) : Object.values(tree).some(hasNonFiniteNumbers);
}

type Plain = null | boolean | number | string;

function isPlain(tree: JsonTree): tree is Plain {
  return tree === null || typeof tree !== 'object';
}

function isList(tree: Exclude<JsonTree, Plain>): tree is readonly JsonTree[] {
  return Array.isArray(tree);
}

function isTensor(tree: JsonTensor | JsonTreeObject): tree is JsonTensor {
  return tree.data instanceof Float32Array;
}

/** A double with as many digits as give it back; -0 with a fraction, or Python would read the whole number 0. */
function plainText(value: Plain): string {
  return Object.is(value, -0) ? '-0.0' : JSON.stringify(value);
}

function* objectText(object: JsonTreeObject, number: (value: number) => string, indent: number): Pieces {
  const pad = ' '.repeat(indent);
  let separator = '{\n';
  for (const [key, entry] of Object.entries(object)) {
    yield `${separator}${pad} ${JSON.stringify(key)}: `;
    yield* jsonText(entry, number, indent + 1);
    separator = ',\n';
  }
  yield separator === '{\n' ? '{}' : `\n${pad}}`;
}

function* listText(list: readonly JsonTree[], number: (value: number) => string, indent: number): Pieces {
  if (list.every(isPlain)) {
    yield `[${list.map(plainText).join(',')}]`;
    return;
  }
  const pad = ' '.repeat(indent);
  let separator = '[\n';
  for (const entry of list) {
    const flat = flatObjectText(entry);
    yield `${separator}${pad} ${flat ?? ''}`;
    if (flat === null) yield* jsonText(entry, number, indent + 1);
    separator = ',\n';
  }
  yield `\n${pad}]`;
}

/** An object of plain values on one line; null for anything else. */
function flatObjectText(tree: JsonTree): string | null {
  if (isPlain(tree) || isList(tree) || isTensor(tree)) return null;
  const fields: string[] = [];
  for (const [key, value] of Object.entries(tree)) {
    if (!isPlain(value)) return null;
    fields.push(`${JSON.stringify(key)}: ${plainText(value)}`);
  }
  return `{${fields.join(', ')}}`;
}

function* tensorText(
  shape: readonly number[],
  data: Float32Array,
  number: (value: number) => string,
  indent: number,
): Pieces {
  const [rows, ...rest] = shape;
  if (rows === undefined) {
    yield number(data[0] ?? Number.NaN);
  } else if (rest.length === 0) {
    yield `[${Array.from(data, number).join(',')}]`;
  } else {
    const pad = ' '.repeat(indent);
    const rowLength = data.length / rows;
    for (let row = 0; row < rows; row += 1) {
      yield row === 0 ? `[\n${pad} ` : `,\n${pad} `;
      yield* tensorText(rest, data.subarray(row * rowLength, (row + 1) * rowLength), number, indent + 1);
    }
    yield `\n${pad}]`;
  }
}
