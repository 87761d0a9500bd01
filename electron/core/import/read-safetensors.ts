import { z } from 'zod';
import type { WeightTensor, WeightTensors } from './weight-tensor.ts';

/** The longest header the format allows, in bytes. */
const longestHeader = 100_000_000;

const tensorSchema = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().nonnegative()).max(8),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});

/** Size and reader of one number, by the format's name of its type. */
const numberTypes: Readonly<Record<string, { size: number; read: (view: DataView, offset: number) => number }>> = {
  F64: { size: 8, read: (view, offset) => view.getFloat64(offset, true) },
  F32: { size: 4, read: (view, offset) => view.getFloat32(offset, true) },
  // bfloat16 is the upper half of a float32.
  BF16: { size: 2, read: (view, offset) => upperHalf(view.getUint16(offset, true)) },
};

function upperHalf(bits: number): number {
  const view = new DataView(new Uint8Array(4).buffer);
  view.setUint16(0, bits);
  return view.getFloat32(0);
}

/**
 * A `.safetensors` file: eight bytes with the length of a JSON header, the header, the numbers.
 * @returns null when the bytes are no such file. Source: the format's description at huggingface/safetensors.
 */
export function readSafetensors(bytes: Uint8Array): WeightTensors | null {
  if (bytes.length < 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = Number(view.getBigUint64(0, true));
  if (headerLength > Math.min(longestHeader, bytes.length - 8)) return null;
  const header = headerOf(bytes.subarray(8, 8 + headerLength));
  if (header === null) return null;
  const tensors = new Map<string, WeightTensor | null>();
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') continue;
    const described = tensorSchema.safeParse(entry);
    if (!described.success) return null;
    const { dtype, shape, data_offsets: offsets } = described.data;
    const [begin, end] = offsets.map((offset) => 8 + headerLength + offset) as [number, number]; // a pair stays a pair
    const type = numberTypes[dtype];
    const length = shape.reduce((product, axis) => product * axis, 1);
    if (end > bytes.length || (type && end - begin !== length * type.size)) return null;
    tensors.set(
      name,
      type
        ? { shape, values: Float32Array.from({ length }, (_, index) => type.read(view, begin + index * type.size)) }
        : null,
    );
  }
  return tensors;
}

function headerOf(bytes: Uint8Array): object | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof parsed === 'object' ? parsed : null;
  } catch {
    return null;
  }
}
