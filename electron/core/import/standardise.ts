import type { OwnFloats } from '#shared/own-memory.ts';

/** The mean of each column of a row-major table, in double precision and the units of the table. */
export function meansOf(values: Float64Array, columns: number): number[] {
  const rows = values.length / columns;
  return Array.from({ length: columns }, (_, column) => {
    let sum = 0;
    for (let cell = column; cell < values.length; cell += columns) sum += values[cell] ?? 0;
    return sum / rows;
  });
}

/**
 * The population standard deviation of each column, sqrt(mean((value - mean)^2)), as scikit-learn's `StandardScaler` takes it; 1
 * for a column that never varies.
 */
export function deviationsOf(values: Float64Array, means: readonly number[]): number[] {
  const columns = means.length;
  const squares = values.map((value, cell) => (value - (means[cell % columns] ?? 0)) ** 2);
  return meansOf(squares, columns).map((variance) => Math.sqrt(variance) || 1);
}

/** (value - mean) / deviation of each column, rounded to float32. */
export function standardised(
  values: Float64Array,
  { means, deviations }: { readonly means: readonly number[]; readonly deviations: readonly number[] },
): OwnFloats {
  const columns = means.length;
  return Float32Array.from(values, (value, cell) => {
    const column = cell % columns;
    return (value - (means[column] ?? 0)) / (deviations[column] ?? 1);
  });
}
