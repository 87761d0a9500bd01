import { nineDigits } from '#shared/nine-digits.ts';

/** Numbers in the shape of a PyTorch tensor, row-major: [] for a scalar, [batch, hidden] for a mask. */
export interface TracedTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** A JSON document of tensors by name, nested at will. The order of the keys is the order in the text. */
export interface TracedObject {
  readonly [key: string]: TracedTensor | TracedObject;
}

/**
 * A document as JSON text, in pieces of moderate size: keys indented, the innermost array of a tensor on one line. The layout
 * is that of the files in tests/reference, so that two runs can be compared line by line.
 */
export function* jsonText(value: TracedObject | TracedTensor, indent = 0): Generator<string, void, undefined> {
  if (isTensor(value)) {
    yield* tensorText(value.shape, value.data, indent);
    return;
  }
  const pad = ' '.repeat(indent);
  let separator = '{\n';
  for (const [key, entry] of Object.entries(value)) {
    yield `${separator}${pad} ${JSON.stringify(key)}: `;
    yield* jsonText(entry, indent + 1);
    separator = ',\n';
  }
  yield `\n${pad}}`;
}

/** Whether the text of a document holds `null` where a number is infinite or NaN. */
export function hasMissingNumbers(value: TracedObject | TracedTensor): boolean {
  if (isTensor(value)) return !value.data.every(Number.isFinite);
  return Object.values(value).some(hasMissingNumbers);
}

function isTensor(value: TracedObject | TracedTensor): value is TracedTensor {
  return value.data instanceof Float32Array;
}

function* tensorText(shape: readonly number[], data: Float32Array, indent: number): Generator<string, void, undefined> {
  const [rows, ...rest] = shape;
  if (rows === undefined) {
    yield nineDigits(data[0] ?? Number.NaN);
  } else if (rest.length === 0) {
    yield `[${Array.from(data, nineDigits).join(',')}]`;
  } else {
    const pad = ' '.repeat(indent);
    const rowLength = data.length / rows;
    for (let row = 0; row < rows; row += 1) {
      yield row === 0 ? `[\n${pad} ` : `,\n${pad} `;
      yield* tensorText(rest, data.subarray(row * rowLength, (row + 1) * rowLength), indent + 1);
    }
    yield `\n${pad}]`;
  }
}
