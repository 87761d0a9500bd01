import { z } from 'zod';
import { isJsonObject, JsonError } from '#shared/json/json-error.ts';
import { readJson } from '#shared/json/read-json.ts';
import type { JsonLimits } from '#shared/json/scan-json.ts';
import { floatTypes, readFloats, type FloatType } from './float-type.ts';
import { refuseWeights, type FileArray, type FileArrays } from './weight-array.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';

/** The longest header the format allows, in bytes. */
const longestHeader = 100_000_000;

/** A header with far more arrays than any network of this app has. */
const headerLimits: JsonLimits = { depth: 4, values: 1_000_000, containers: 200_000, fields: 100_000 };

const wholeNumber = z.number().int().nonnegative();
const entrySchema = z.strictObject({
  dtype: z.string(),
  shape: z.array(wholeNumber),
  data_offsets: z.tuple([wholeNumber, wholeNumber]),
});
type Entry = z.infer<typeof entrySchema>;

/** The floating-point types by the format's names, and what NumPy calls its others. */
const floats: Readonly<Record<string, FloatType>> = {
  F16: floatTypes.float16,
  BF16: floatTypes.bfloat16,
  F32: floatTypes.float32,
  F64: floatTypes.float64,
};
const others: Readonly<Record<string, string>> = { I8: 'int8', I16: 'int16', I32: 'int32', I64: 'int64', BOOL: 'bool' };

/** Whether bytes may be a safetensors file: its header is a JSON object behind the eight bytes of its length. */
export function looksLikeSafetensors(bytes: Uint8Array): boolean {
  return bytes[8] === '{'.charCodeAt(0);
}

/**
 * A `.safetensors` file: eight bytes with the length of a JSON header, the header, the numbers, little endian. Each array has bytes
 * of its own, and every byte belongs to one. Source: the format's description at huggingface/safetensors.
 * @throws LabError `invalid-input` with what the format forbids.
 */
export function readSafetensors(bytes: Uint8Array, fileName: string): FileArrays {
  const refuse = (problem: Fault): never => refuseWeights(fault('no-valid-safetensors', { file: fileName, problem }));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  if (headerLength > Math.min(longestHeader, bytes.length - 8)) refuse(fault('is-cut-off'));
  const data = bytes.subarray(8 + headerLength);
  const entries = new Map<string, Entry>();
  for (const [name, described] of Object.entries(headerOf(bytes.subarray(8, 8 + headerLength), refuse))) {
    if (name === '__metadata__') continue;
    const entry = entrySchema.safeParse(described);
    if (!entry.success) return refuse(fault('describes-not', { array: name }));
    entries.set(name, entry.data);
  }
  const misplaced = layoutFault(entries, data.length);
  if (misplaced !== null) refuse(misplaced);
  return new Map(Array.from(entries, ([name, entry]) => [name, arrayOf(name, entry, data, refuse)]));
}

function headerOf(bytes: Uint8Array, refuse: (problem: Fault) => never): Readonly<Record<string, unknown>> {
  try {
    const header = readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes), headerLimits);
    return isJsonObject(header) ? header : refuse(fault('header-is-no-object'));
  } catch (thrown) {
    // A TypeError: the header is not UTF-8.
    if (!(thrown instanceof JsonError || thrown instanceof TypeError)) throw thrown;
    return refuse(fault('header-breaks-rule', { rule: thrown instanceof JsonError ? thrown.rule : fault('not-utf8') }));
  }
}

/** What is wrong with where arrays lie; null when they follow each other from the first byte to the last. */
function layoutFault(entries: ReadonlyMap<string, Entry>, dataLength: number): Fault | null {
  const inOrder = [...entries].sort(
    ([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  );
  let end = 0;
  let before = '';
  for (const [name, { data_offsets: offsets }] of inOrder) {
    const [first, last] = offsets;
    if (first > last || last > dataLength) return fault('array-outside', { array: name });
    if (first < end) return fault('arrays-overlap', { first: before, second: name });
    if (first > end) return fault('bytes-before-array', { bytes: first - end, array: name });
    end = last;
    before = name;
  }
  return end === dataLength ? null : fault('bytes-at-end', { bytes: dataLength - end });
}

function arrayOf(name: string, entry: Entry, data: Uint8Array, refuse: (problem: Fault) => never): FileArray {
  const { dtype, shape, data_offsets: offsets } = entry;
  const type = floats[dtype];
  if (type === undefined) return { shape, type: others[dtype] ?? dtype, values: null, isRounded: false };
  const own = data.subarray(...offsets);
  const length = shape.reduce((product, axis) => product * axis, 1);
  if (own.length !== length * type.size) refuse(fault('array-bytes', { array: name }));
  return { shape, type: type.name, ...readFloats(own, type, true) };
}
