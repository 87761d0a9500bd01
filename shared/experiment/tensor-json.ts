import { z } from 'zod';
import { tooLargeForFloat32 } from '../float32.ts';
import { isJsonObject } from '../json/json-error.ts';
import { base64ToFloats, floatsToBase64 } from '../json/base64-floats.ts';
import type { JsonTensor, JsonTree } from '../json/json-text.ts';
import { nineDigits } from '../json/nine-digits.ts';
import type { OwnFloats } from '../own-memory.ts';
import { fault } from '../errors/fault.ts';
import { ruleText, type Rule } from '../errors/zod-rules.ts';

/** Arrays of more numbers are packed in a file; smaller ones can be read in it. */
export const mostPlainNumbers = 4096;

/** How a tensor is packed: the bytes of its float32 numbers, row-major and little endian. NaN is always the same one. */
const packedTensorSchema = z.strictObject({
  shape: z.array(z.number().int().nonnegative()).max(2),
  base64Float32LittleEndian: z.string(),
});

const float32 = z.number().gt(-tooLargeForFloat32).lt(tooLargeForFloat32);
const plainTensorSchema = z.union([float32, z.array(float32), z.array(z.array(float32))]);

/** A tensor as it was read: its numbers belong to nobody else. */
export interface FileTensor extends JsonTensor {
  readonly data: OwnFloats;
}

/** The JSON Schema of a tensor in a file. */
const tensorJsonSchema = {
  id: 'tensor',
  description:
    'A number, a list of numbers or a list of rows, each a float32; or packed: base64 of the float32 numbers, row-major, little endian.',
  anyOf: z.toJSONSchema(z.union([...plainTensorSchema.options, packedTensorSchema])).anyOf ?? [],
};

/**
 * A tensor as a file holds it, and what it becomes: its shape and its numbers, rounded to float32. Read by hand, for zod would
 * make an issue of every single number of a wrong list.
 */
export const tensorSchema = z
  .unknown()
  .meta(tensorJsonSchema)
  .transform((value, context): FileTensor => {
    if (isJsonObject(value)) {
      // Told as zod tells it, so that a field of a newer version is kept here too.
      const keys = Object.keys(value).filter((key) => !(key in packedTensorSchema.shape));
      if (keys.length > 0) {
        context.addIssue({ code: 'unrecognized_keys', keys, input: { ...value } });
        return z.NEVER;
      }
    }
    const read = isJsonObject(value) ? unpackTensor(value) : plainTensor(value);
    if ('data' in read) return read;
    context.addIssue(ruleText(read));
    return z.NEVER;
  });

/** Like `tensorSchema`, where NaN and infinities have no meaning. */
export const finiteTensorSchema = tensorSchema.refine(({ data }) => data.every(Number.isFinite), {
  error: ruleText(fault('holds-not-finite')),
});

/** The tensor, or what is wrong with it. */
function unpackTensor(value: unknown): FileTensor | Rule {
  const checked = packedTensorSchema.safeParse(value);
  if (!checked.success) return fault('no-tensor');
  const { shape, base64Float32LittleEndian } = checked.data;
  const data = base64ToFloats(base64Float32LittleEndian);
  if (data === null) return fault('no-base64-floats');
  const length = shape.reduce((product, rows) => product * rows, 1);
  if (length === data.length) return { shape, data };
  return fault('tensor-shape-length', { shape, numbers: data.length });
}

function plainTensor(value: unknown): FileTensor | Rule {
  if (value === undefined) return fault('is-missing');
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  const [first] = rows;
  const width = Array.isArray(first) ? first.length : 1;
  // Before anything is allocated: one long row among many short ones would ask for far more than the file holds.
  for (const [index, row] of rows.entries()) {
    if (Array.isArray(row) !== Array.isArray(first)) return fault('mixes-numbers-and-rows');
    if (Array.isArray(row) && row.length !== width)
      return fault('uneven-row', { row: index + 1, numbers: row.length, first: width });
  }
  const data = new Float32Array(rows.length * width);
  let place = 0;
  for (const number of Array.isArray(first) ? rows.flat() : rows) {
    const rounded = typeof number === 'number' ? Math.fround(number) : Number.NaN;
    if (!Number.isFinite(rounded)) return fault('no-float32-at', { place: place + 1 });
    data[place] = rounded;
    place += 1;
  }
  if (!Array.isArray(value)) return { shape: [], data };
  return { shape: Array.isArray(first) ? [rows.length, width] : [rows.length], data };
}

/** The bits of the one NaN of files, the quiet NaN without a sign: which one an operation gives depends on machine and compiler. */
const oneNaN = 0x7fc00000;

function withOneNaN(floats: Float32Array): Float32Array {
  if (!floats.some(Number.isNaN)) return floats;
  const copy = floats.slice();
  const bits = new Uint32Array(copy.buffer);
  for (const [index, value] of copy.entries()) if (Number.isNaN(value)) bits[index] = oneNaN;
  return copy;
}

/**
 * A tensor as a file holds it: in rows with nine digits, which give a float32 back, or packed when it is large or JSON has no
 * word for one of its numbers.
 */
export function tensorJson({ shape, data }: JsonTensor, mostPlain = mostPlainNumbers): JsonTree {
  if (data.length <= mostPlain && data.every(Number.isFinite)) return { shape, data };
  return { shape, base64Float32LittleEndian: floatsToBase64(withOneNaN(data)) };
}

/** A number of a tensor as it stands in a file; -0 with a fraction, or Python would read the whole number 0. */
export function fileDigits(value: number): string {
  return Object.is(value, -0) ? '-0.0' : nineDigits(value);
}

/** The nearest number of at most nine digits that is the same float32. */
export function roundToNineDigits(value: number): number {
  const rounded = Number(nineDigits(value));
  return Math.fround(rounded) === Math.fround(value) ? rounded : Number(nineDigits(Math.fround(value)));
}
