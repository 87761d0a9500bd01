import type { ArrayChoice } from '#shared/contract/import-contract.ts';
import type { OwnFloats } from '#shared/own-memory.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';
import { tensorShape, type ShapeSettings } from '#shared/step-record.ts';
import type { FileArray, FileArrays } from './weight-array.ts';
import { hasPyTorchName } from './weight-names.ts';

/**
 * The arrays each parameter of a network can be taken from: those of its shape, as they are or transposed; a square one either way.
 * Where there is none, those that have its shape without axes of length 1, such as a bias that was kept as a row, and fit no other
 * parameter unless they are named after this one.
 */
export function choicesFor(sizes: ShapeSettings, arrays: FileArrays): Record<ParameterName, readonly ArrayChoice[]> {
  const readable = [...arrays].filter(([, { values }]) => values !== null);
  const fitting = byParameter((name) => readable.flatMap((each) => fittingChoices(each, tensorShape(name, sizes))));
  const fits = new Set(parameterNames.flatMap((name) => fitting[name].map(({ array }) => array)));
  return byParameter((name) => {
    if (fitting[name].length > 0) return fitting[name];
    const squeezed = withoutOnes(tensorShape(name, sizes));
    return readable
      .filter(([array]) => !fits.has(array) || hasPyTorchName(array, name))
      .filter(([, { shape }]) => isSame(withoutOnes(shape), squeezed))
      .map(([array]) => ({ array, isTransposed: false }));
  });
}

/** One value a parameter. */
export function byParameter<Value>(of: (name: ParameterName) => Value): Record<ParameterName, Value> {
  return Object.fromEntries(parameterNames.map((name) => [name, of(name)])) as Record<ParameterName, Value>; // one entry a name
}

function fittingChoices([array, { shape: given }]: [string, FileArray], shape: readonly number[]): ArrayChoice[] {
  return [
    ...(isSame(given, shape) ? [{ array, isTransposed: false }] : []),
    ...(isOtherWay(given, shape) ? [{ array, isTransposed: true }] : []),
  ];
}

function withoutOnes(shape: readonly number[]): readonly number[] {
  return shape.filter((length) => length !== 1);
}

/** Whether a matrix has this shape when it is transposed, and not just the same numbers then. */
function isOtherWay(given: readonly number[], shape: readonly number[]): boolean {
  if (shape.length !== 2 || !isSame([...given].reverse(), shape)) return false;
  return !isSame(given, shape) || !shape.includes(1);
}

/** The numbers of an array as they are, or transposed. */
export function chosenValues(
  { values, shape }: FileArray & { readonly values: OwnFloats },
  isTransposed: boolean,
): OwnFloats {
  const [rows = 1, columns = 1] = shape;
  if (!isTransposed) return values.slice();
  return values.map((_, cell) => values[(cell % rows) * columns + Math.floor(cell / rows)] ?? Number.NaN);
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}
