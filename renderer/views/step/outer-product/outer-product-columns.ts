import { cellStates, silencedBy, unitState, withoutNaN, type CellState } from '#shared/cell-state.ts';
import { lossGradientFactor } from '#shared/variants/losses.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { deltaFactors, type DeltaForm } from '#shared/outer-product.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { activationLatex } from '../../../formulas/variant-latex.ts';
import { silentReason, silentState, type UnitReach } from '#shared/unit-reach.ts';

/** One factor of delta as a column of the builder, one row a hidden unit. */
export interface FactorColumn {
  readonly id: 'error' | 'weight' | 'mask' | 'gate' | 'delta';
  readonly matrix: Matrix;
  readonly states: Uint8Array;
  readonly maximum: number;
  /** Its zeros are written: those of the mask have their cross. */
  readonly zeros: boolean;
  /** The value is the same for every unit: one tall cell says so. */
  readonly constant: boolean;
  /** The formula leaves this factor out: its cells are empty. */
  readonly absent: boolean;
}

/** Widths on screen, CSS pixels. */
export function columnWidths({ activation }: Pick<Hyperparameters, 'activation'>): Record<FactorColumn['id'], number> {
  const gate = activationLatex[activation].gateDecimals === 0 ? 26 : 40;
  return { error: 54, weight: 54, mask: 26, gate, delta: 54 };
}
const signWidth = 14;

/** The width of all columns with the signs between them; the weights have a column of their own with one output only. */
export function deltaWidth(settings: Hyperparameters): number {
  const { error, weight, mask, gate, delta } = columnWidths(settings);
  return error + mask + gate + delta + 3 * signWidth + (settings.outputSize === 1 ? weight + signWidth : 0);
}

/** The states of hidden units as delta has them: without the mask a dropped unit is like any other. */
export function deltaState(state: CellState, form: DeltaForm): CellState {
  if (form.mask) return state;
  return silencedBy[state].activation ? 'dead' : 'value';
}

function column(values: readonly number[]): Matrix {
  return { rows: values.length, columns: 1, data: Float32Array.from(values) };
}

/**
 * The columns whose product, row by row, is delta. With one output the error is the same for every unit and W2 stands
 * beside it; with more, the errors are already summed over the outputs (dL/dd).
 */
export function factorColumns(
  record: StepRecord,
  settings: Hyperparameters,
  sample: number,
  form: DeltaForm,
): readonly FactorColumn[] {
  const factors = deltaFactors(record, sample, form);
  const states = factors.map((_, unit) => unitState(record, sample, unit));
  const only = (...shown: CellState[]) =>
    Uint8Array.from(states, (state) => {
      if (state === 'dropped-dead' && !shown.includes(state)) return cellStates.indexOf(shown[0] ?? 'value');
      return shown.includes(state) ? cellStates.indexOf(state) : 0;
    });
  const plain = new Uint8Array(factors.length);
  const make = (id: FactorColumn['id'], values: readonly number[], of: Uint8Array, coloured: boolean): FactorColumn => {
    const matrix = column(values);
    return {
      id,
      matrix,
      states: withoutNaN(of, matrix.data),
      maximum: coloured ? largestMagnitude(matrix) : 0,
      zeros: true,
      constant: false,
      absent: false,
    };
  };
  const valuesOf = (name: keyof (typeof factors)[number]) => factors.map((factor) => factor[name]);
  const ofDelta = Uint8Array.from(states, (state) => cellStates.indexOf(deltaState(state, form)));
  const mask = { ...make('mask', valuesOf('mask'), only('dropped'), false), zeros: false, absent: !form.mask };
  const gate = make('gate', valuesOf('gate'), only('dead'), false);
  const delta = make('delta', valuesOf('delta'), ofDelta, true);
  if (settings.outputSize > 1) return [make('error', valuesOf('error'), plain, true), mask, gate, delta];
  const error = tensorMatrix(record, 'output.gradient');
  const largest = largestMagnitude(error);
  const constant: FactorColumn = {
    id: 'error',
    matrix: column([error.data[sample] ?? Number.NaN]),
    states: new Uint8Array(1),
    maximum: largest === 0 ? lossGradientFactor(settings) : largest,
    zeros: true,
    constant: true,
    absent: false,
  };
  const weight = make('weight', Array.from(tensorMatrix(record, 'fc2.weight').data), plain, true);
  return [constant, weight, mask, gate, delta];
}

/** The states of the rows of a grid, one a unit, for each of its cells. */
function rowStates(ofUnits: Uint8Array, { columns, data }: Matrix): Uint8Array {
  const states = Uint8Array.from({ length: data.length }, (_, cell) => ofUnits[Math.floor(cell / columns)] ?? 0);
  return withoutNaN(states, data);
}

/** The states of the sum of the first `count` samples: a unit none of them has reached is a row of structural zeros. */
export function sumStates(reaches: readonly UnitReach[], count: number, sum: Matrix, form: DeltaForm): Uint8Array {
  const ofUnits = Uint8Array.from(reaches, ({ samples }) => {
    const met = samples.slice(0, count).map((state) => deltaState(state, form));
    return met.length === 0 ? 0 : cellStates.indexOf(silentState(silentReason(met)));
  });
  return rowStates(ofUnits, sum);
}

/** How the hidden units meet a sample, as delta has them. */
export function unitStates(record: StepRecord, sample: number, form: DeltaForm): Uint8Array {
  return Uint8Array.from({ length: tensorMatrix(record, 'mask').columns }, (_, unit) =>
    cellStates.indexOf(deltaState(unitState(record, sample, unit), form)),
  );
}

/** The states of one sample's grid, or of its delta: a unit that is dropped or ReLU-dead gives a whole row of zeros. */
export function gridStates(record: StepRecord, sample: number, grid: Matrix, form: DeltaForm): Uint8Array {
  return rowStates(unitStates(record, sample, form), grid);
}
