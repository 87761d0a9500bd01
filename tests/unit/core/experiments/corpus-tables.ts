import type { DataTable } from '#shared/data-source.ts';

const rows = 40;

/** One input and one target that depends on it, of simple fractions: no function of the system's mathematics is needed. */
export const wavyTable: DataTable = {
  name: 'wavy',
  inputNames: ['time, “s”'],
  targetNames: [''],
  rows,
  inputs: Float32Array.from({ length: rows }, (_, row) => row / 20 - 1),
  targets: Float32Array.from({ length: rows }, (_, row) => ((row * 7) % 11) / 11 - 0.5),
  standardisation: null,
};

/** Two inputs and two targets, of which the inputs were standardised. */
export const standardisedTable: DataTable = {
  name: '身高.csv',
  inputNames: ['height', 'weight'],
  targetNames: ['age', 'size'],
  rows: 12,
  inputs: Float32Array.from({ length: 24 }, (_, index) => ((index * 5) % 13) / 6.5 - 1),
  targets: Float32Array.from({ length: 24 }, (_, index) => ((index * 3) % 7) / 7),
  standardisation: {
    inputMeans: [171.25, 64.1],
    inputDeviations: [9.333333333333334, 1e-3],
    targetMeans: [],
    targetDeviations: [],
  },
};
