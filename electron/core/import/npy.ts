import type { OwnFloats } from '#shared/own-memory.ts';
import { floatTypes, readFloats, type FloatType } from './float-type.ts';
import type { FileArray } from './weight-array.ts';

/** Every `.npy` begins with 0x93 and `NUMPY`. */
const magic = [0x93, ...new TextEncoder().encode('NUMPY')];

/** NumPy's floating-point types, by its short names without the mark of byte order. */
const shortNames: Readonly<Record<string, FloatType>> = {
  f2: floatTypes.float16,
  f4: floatTypes.float32,
  f8: floatTypes.float64,
};

/** What NumPy's types are called, by the letter of their short names; the number of their bits follows. */
const kinds: Readonly<Record<string, string>> = { f: 'float', i: 'int', u: 'uint', c: 'complex' };

/**
 * A `.npy` file, format versions 1 to 3. Arrays of anything but floating-point numbers have no values.
 * @returns null when the bytes are no such file. Source: numpy.lib.format.
 */
export function readNpy(bytes: Uint8Array): FileArray | null {
  if (bytes.length < 12 || magic.some((byte, index) => bytes[index] !== byte)) return null;
  const [version = 0] = bytes.subarray(6);
  if (version < 1 || version > 3) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerStart = version === 1 ? 10 : 12;
  const headerLength = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  // What is read of the header is ASCII; browsers and Node differ in what they call latin1.
  const header = new TextDecoder().decode(bytes.subarray(headerStart, headerStart + headerLength));
  const shape = shapeIn(header);
  const [, order = '', name = ''] = /'descr':\s*'([<>=|]?)(\w+)'/.exec(header) ?? [];
  if (shape === null) return null;
  const type = shortNames[name];
  if (type === undefined) return { shape, type: otherName(name), values: null, isRounded: false };
  const data = bytes.subarray(headerStart + headerLength);
  if (data.length !== sizeOf(shape) * type.size) return null;
  const { values, isRounded } = readFloats(data, type, order !== '>');
  const isColumnMajor = /'fortran_order':\s*True/.test(header);
  return { shape, type: type.name, values: isColumnMajor ? rowMajor(values, shape) : values, isRounded };
}

function shapeIn(header: string): number[] | null {
  const text = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  return text?.split(',').flatMap((length) => (length.trim() === '' ? [] : [Number(length)])) ?? null;
}

function otherName(name: string): string {
  const kind = kinds[name.charAt(0)];
  if (kind !== undefined) return `${kind}${8 * Number(name.slice(1))}`;
  return name === 'b1' ? 'bool' : name === 'O' ? 'object' : name || 'unknown';
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Numbers that were stored with the first index varying fastest, with the last one doing so. */
function rowMajor(values: OwnFloats, shape: readonly number[]): OwnFloats {
  const lastFirst = [...shape].reverse();
  return values.map((_, cell) => {
    let rest = cell;
    let place = 0;
    let stride = values.length;
    for (const length of lastFirst) {
      stride /= length;
      place += (rest % length) * stride;
      rest = Math.floor(rest / length);
    }
    return values[place] ?? Number.NaN;
  });
}
