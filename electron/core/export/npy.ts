const alignment = 64;
const ascii = new TextEncoder();
const magic = [0x93, ...ascii.encode('NUMPY'), 1, 0];

/**
 * A tensor as NumPy's `np.save` writes it: format version 1.0, little-endian float32 (`<f4`), C order. A bias keeps its one
 * dimension, the loss has none.
 * Source: NumPy's format specification, numpy.lib.format.
 * @param shape PyTorch's shape of the tensor; its product is the length of `data`.
 */
export function npyBytes(data: Float32Array, shape: readonly number[]): Uint8Array {
  const lengths = shape.length === 1 ? `${String(shape[0])},` : shape.join(', ');
  const description = `{'descr': '<f4', 'fortran_order': False, 'shape': (${lengths}), }`;
  const prefix = magic.length + 2;
  // The header ends with a line feed, padded so that the numbers begin at a multiple of 64 bytes.
  const total = Math.ceil((prefix + description.length + 1) / alignment) * alignment;
  const header = `${description.padEnd(total - prefix - 1)}\n`;
  const bytes = new Uint8Array(total + data.byteLength);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint16(magic.length, header.length, true);
  bytes.set(ascii.encode(header), prefix);
  for (const [index, value] of data.entries()) view.setFloat32(total + 4 * index, value, true);
  return bytes;
}
