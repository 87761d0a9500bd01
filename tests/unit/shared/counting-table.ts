import type { DataSource } from '#shared/data-source.ts';

/** A table of counting numbers: x of row r, column c is 100 r + c, y the negative of it; small enough to recognise a row. */
export function countingTable(
  rows: number,
  {
    inputs = 5,
    targets = 1,
    validationShare = 0,
  }: { inputs?: number; targets?: number; validationShare?: number } = {},
): Extract<DataSource, { kind: 'table' }> {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `column ${index + 1}`);
  const numbers = (columns: number, sign: number) =>
    Float32Array.from(
      { length: rows * columns },
      (_, index) => (sign * (100 * Math.floor(index / columns) + (index % columns))) / 1000,
    );
  return {
    kind: 'table',
    validationShare,
    table: {
      name: 'counting',
      inputNames: names(inputs),
      targetNames: names(targets),
      rows,
      inputs: numbers(inputs, 1),
      targets: numbers(targets, -1),
      standardisation: null,
    },
  };
}
