import type { OwnFloats } from '#shared/own-memory.ts';
import type { WeightTensor } from './weight-tensor.ts';

const magic = '\u0093NUMPY';

/** Readers of one number, by NumPy's name of its type without the mark of byte order. */
const numberReaders: Readonly<Record<string, (view: DataView, offset: number, isLittle: boolean) => number>> = {
  f4: (view, offset, isLittle) => view.getFloat32(offset, isLittle),
  f8: (view, offset, isLittle) => view.getFloat64(offset, isLittle),
};

/**
 * A `.npy` file, format versions 1 to 3, of float32 or float64 numbers.
 * @returns null when the bytes are no such file. Source: numpy.lib.format.
 */
export function readNpy(bytes: Uint8Array): WeightTensor | null {
  const latin1 = new TextDecoder('latin1');
  if (latin1.decode(bytes.subarray(0, 6)) !== magic || bytes.length < 12) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isOld = bytes[6] === 1;
  const headerLength = isOld ? view.getUint16(8, true) : view.getUint32(8, true);
  const dataOffset = (isOld ? 10 : 12) + headerLength;
  const header = latin1.decode(bytes.subarray(isOld ? 10 : 12, dataOffset));
  const [, order = '', type = ''] = /'descr':\s*'([<>=|]?)(\w+)'/.exec(header) ?? [];
  const shapeText = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  const read = numberReaders[type];
  if (read === undefined || shapeText === undefined) return null;
  const shape = shapeText.split(',').flatMap((length) => (length.trim() === '' ? [] : [Number(length)]));
  const size = Number(type.slice(1));
  const length = shape.reduce((product, axis) => product * axis, 1);
  if (bytes.length - dataOffset !== length * size) return null;
  const values = Float32Array.from({ length }, (_, index) => read(view, dataOffset + index * size, order !== '>'));
  const isColumnMajor = /'fortran_order':\s*True/.test(header);
  return { shape, values: isColumnMajor ? rowMajor(values, shape) : values };
}

/** Numbers that were stored column by column, row by row. Only matrices have both orders. */
function rowMajor(values: OwnFloats, [rows = 1, columns = 1]: readonly number[]): OwnFloats {
  return Float32Array.from(values, (_, cell) => {
    const [row, column] = [Math.floor(cell / columns), cell % columns];
    return values[column * rows + row] ?? Number.NaN;
  });
}
