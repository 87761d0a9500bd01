import { cellStates, unitState, type CellState } from '#shared/cell-state.ts';
import { lossGradientFactor, type Hyperparameters } from '#shared/hyperparameters.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { deltaFactors } from '#shared/outer-product.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { silentReason, silentState, type UnitReach } from '#shared/unit-reach.ts';

/** One factor of delta as a column of the builder, one row a hidden unit. */
export interface FactorColumn {
  readonly id: 'error' | 'weight' | 'mask' | 'gate' | 'delta';
  readonly matrix: Matrix;
  readonly states: Uint8Array;
  readonly maximum: number;
  /** The value is the same for every unit: one tall cell says so. */
  readonly constant: boolean;
}

function column(values: readonly number[]): Matrix {
  return { rows: values.length, columns: 1, data: Float32Array.from(values) };
}

/**
 * The columns whose product, row by row, is delta. With one output the error is the same for every unit and W2 stands
 * beside it; with more, the errors are already summed over the outputs (dL/dd).
 */
export function factorColumns(record: StepRecord, settings: Hyperparameters, sample: number): readonly FactorColumn[] {
  const factors = deltaFactors(record, sample);
  const states = factors.map((_, unit) => unitState(record, sample, unit));
  const only = (...shown: CellState[]) =>
    Uint8Array.from(states, (state) => {
      if (state === 'dropped-dead' && !shown.includes(state)) return cellStates.indexOf(shown[0] ?? 'value');
      return shown.includes(state) ? cellStates.indexOf(state) : 0;
    });
  const plain = new Uint8Array(factors.length);
  const make = (id: FactorColumn['id'], values: readonly number[], of: Uint8Array, coloured: boolean): FactorColumn => {
    const matrix = column(values);
    return { id, matrix, states: of, maximum: coloured ? largestMagnitude(matrix) : 0, constant: false };
  };
  const mask = make(
    'mask',
    factors.map((factor) => factor.mask),
    only('dropped'),
    false,
  );
  const gate = make(
    'gate',
    factors.map((factor) => factor.gate),
    only('dead'),
    false,
  );
  const delta = make(
    'delta',
    factors.map((factor) => factor.delta),
    only('dropped', 'dead', 'dropped-dead'),
    true,
  );
  if (settings.outputSize > 1) {
    return [
      make(
        'error',
        factors.map((factor) => factor.error),
        plain,
        true,
      ),
      mask,
      gate,
      delta,
    ];
  }
  const error = tensorMatrix(record, 'output.gradient');
  const largest = largestMagnitude(error);
  const constant: FactorColumn = {
    id: 'error',
    matrix: column([error.data[sample] ?? Number.NaN]),
    states: new Uint8Array(1),
    maximum: largest === 0 ? lossGradientFactor(settings) : largest,
    constant: true,
  };
  const weight = make('weight', Array.from(tensorMatrix(record, 'fc2.weight').data), plain, true);
  return [constant, weight, mask, gate, delta];
}

/** The states of the sum over samples 0 to `lastSample`: a unit none of them has reached is a row of structural zeros. */
export function sumStates(reaches: readonly UnitReach[], lastSample: number, columns: number): Uint8Array {
  const ofUnit = reaches.map(({ samples }) =>
    cellStates.indexOf(silentState(silentReason(samples.slice(0, lastSample + 1)))),
  );
  return Uint8Array.from({ length: reaches.length * columns }, (_, cell) => ofUnit[Math.floor(cell / columns)] ?? 0);
}

/** The states of one sample's grid: a unit that is dropped or ReLU-dead gives a whole row of zeros. */
export function gridStates(record: StepRecord, sample: number, columns: number): Uint8Array {
  const rows = tensorMatrix(record, 'mask').columns;
  return Uint8Array.from({ length: rows * columns }, (_, cell) =>
    cellStates.indexOf(unitState(record, sample, Math.floor(cell / columns))),
  );
}
