/** Lines of numbers are broken before this column. */
const widestLine = 100;
/** A bracket before, a separator, and at the end of a row a bracket and a comma. */
const brackets = 5;

/**
 * A finite number as a Python float that becomes the same float32: the shortest of 6 to 9 significant digits that does. Written
 * so that Python takes it for a float, never for an integer.
 */
export function pythonFloat32(value: number): string {
  const float32 = Math.fround(value);
  // toPrecision forgets the sign of zero.
  if (float32 === 0) return pythonFloat(float32);
  for (const digits of [6, 7, 8]) {
    const shorter = Number(float32.toPrecision(digits));
    if (Math.fround(shorter) === float32) return pythonFloat(shorter);
  }
  return pythonFloat(Number(float32.toPrecision(9)));
}

/** A finite double as a Python float: the same digits as in JavaScript, which give it back exactly. */
export function pythonFloat(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** A tensor as a list of numbers or a list of rows, as `torch.tensor` takes it; long rows go over several lines. */
export function pythonTensor(data: Float32Array, shape: readonly number[], indent: string): string {
  const [rows, columns] = shape;
  if (columns === undefined || rows === undefined) return pythonRow(data, indent);
  const inner = `${indent}    `;
  const lines = Array.from({ length: rows }, (_, row) => {
    return `${inner}${pythonRow(data.subarray(row * columns, (row + 1) * columns), inner)},\n`;
  });
  return `[\n${lines.join('')}${indent}]`;
}

function pythonRow(data: Float32Array, indent: string): string {
  const lines = [''];
  for (const value of data) {
    const last = lines.length - 1;
    const text = pythonFloat32(value);
    const line = lines[last] ?? '';
    if (indent.length + line.length + text.length + brackets > widestLine) lines.push(text);
    else lines[last] = line === '' ? text : `${line}, ${text}`;
  }
  return `[${lines.join(`,\n${indent} `)}]`;
}
