import type { OwnFloats } from '#shared/own-memory.ts';

/** A type of floating-point numbers: its name, the bytes of one number, and how that is read, in double precision. */
export interface FloatType {
  readonly name: string;
  readonly size: number;
  readonly read: (view: DataView, offset: number, isLittleEndian: boolean) => number;
}

/** The types of floating-point numbers that can be read. Each number of all but float64 is a float32 exactly. */
export const floatTypes = {
  float16: {
    name: 'float16',
    size: 2,
    read: (view, offset, isLittle) => halfPrecision(view.getUint16(offset, isLittle)),
  },
  // bfloat16 is the upper half of a float32.
  bfloat16: {
    name: 'bfloat16',
    size: 2,
    read: (view, offset, isLittle) => upperHalf(view.getUint16(offset, isLittle)),
  },
  float32: { name: 'float32', size: 4, read: (view, offset, isLittle) => view.getFloat32(offset, isLittle) },
  float64: { name: 'float64', size: 8, read: (view, offset, isLittle) => view.getFloat64(offset, isLittle) },
} as const satisfies Readonly<Record<string, FloatType>>;

/**
 * The number of 16 bits of half precision: a sign, 5 bits of exponent, 10 of fraction. Source: IEEE 754, binary16.
 */
function halfPrecision(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 0) return sign * fraction * 2 ** -14;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction) * 2 ** (exponent - 15);
}

function upperHalf(bits: number): number {
  const view = new DataView(new Uint8Array(4).buffer);
  view.setUint16(0, bits);
  return view.getFloat32(0);
}

/** `count` numbers one after the other as float32, and whether that changed one of them. */
export function readFloats(
  bytes: Uint8Array,
  { size, read }: FloatType,
  isLittleEndian: boolean,
): { readonly values: OwnFloats; readonly isRounded: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.length / size);
  let isRounded = false;
  for (let index = 0; index < values.length; index += 1) {
    const value = read(view, index * size, isLittleEndian);
    values[index] = value;
    isRounded ||= !Object.is(values[index], value);
  }
  return { values, isRounded };
}
