import { dropoutModeTable } from '#shared/variants/dropout-modes.ts';
import { cellStateIndices, cellStates } from '#shared/cell-state.ts';
import type { ModeOutputs, ScalingComparison } from '#shared/contract/lab-contract.ts';
import type { DropoutMode } from '#shared/hyperparameters.ts';
import { largestMagnitude, type Matrix } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';

/** Training or evaluation: a card each. */
export const phases = ['training', 'evaluation'] as const;
export type Phase = (typeof phases)[number];

/** The one place where the factor enters; off has none. */
const factorPlaces: Readonly<Record<DropoutMode, Phase | null>> = {
  classic: 'evaluation',
  inverted: 'training',
  off: null,
};

/** The order of the columns: as the lecture comes to them. */
export const modeOrder = Object.keys(factorPlaces) as readonly DropoutMode[]; // it has no other keys

/** A row of a card: one value a hidden unit. */
export interface UnitRow {
  readonly tensor: 'hidden' | 'mask' | 'dropped' | 'fc2.weight';
  readonly matrix: Matrix;
  readonly states: Uint8Array | null;
  /** The value at which the colour is full: one for all activations of the screen, one for all weights. */
  readonly maximum: number;
  /** The factor enters in this row. */
  readonly isFactor: boolean;
  /** There is no mask to show. */
  readonly isAbsent: boolean;
}

/** One card: how a mode comes to its output, in training or in evaluation. */
export interface PhaseCard {
  readonly phase: Phase;
  readonly hasFactor: boolean;
  readonly rows: readonly UnitRow[];
  readonly output: number;
}

/** One mode of dropout on one sample and one output. */
export interface ModeColumn {
  readonly mode: DropoutMode;
  readonly cards: readonly PhaseCard[];
}

/** What the columns are about; the sample and the output lie within the step that was compared. */
export interface ScalingSubject {
  readonly record: StepRecord;
  readonly comparison: ScalingComparison;
  readonly sample: number;
  readonly output: number;
}

/** Which look each cell of d has, from the mask of the mode and from ReLU, as indices into `cellStates`. */
function droppedStates(mask: Float32Array, dead: Uint8Array): Uint8Array {
  return dead.map((state, unit) => {
    const isDead = cellStates[state] === 'dead';
    if (mask[unit] !== 0) return state;
    return cellStates.indexOf(isDead ? 'dropped-dead' : 'dropped');
  });
}

/** The three columns: the same sample, weights and kept cells, the numbers as the engine computed them for each mode. */
export function scalingColumns({ record, comparison, sample, output }: ScalingSubject): readonly ModeColumn[] {
  const units = tensorMatrix(record, 'hidden').columns;
  const outputs = tensorMatrix(record, 'output').columns;
  const row = (data: Float32Array, index: number): Matrix => ({
    rows: 1,
    columns: units,
    data: data.subarray(index * units, (index + 1) * units),
  });
  const hidden = row(tensorMatrix(record, 'hidden').data, sample);
  const weight = row(tensorMatrix(record, 'fc2.weight').data, output);
  const dead =
    cellStateIndices(record, 'hidden')?.subarray(sample * units, (sample + 1) * units) ?? new Uint8Array(units);
  const dropped = (mode: DropoutMode) => row(comparison.modes[mode].dropped, sample);
  const largestActivation = Math.max(...[hidden, ...modeOrder.map(dropped)].map(largestMagnitude));
  const largestWeight = Math.max(
    ...[weight, ...modeOrder.map((mode) => row(comparison.modes[mode].evaluationWeight, output))].map(largestMagnitude),
  );
  const cell = sample * outputs + output;

  function cardsOf(mode: DropoutMode, outcome: ModeOutputs): readonly PhaseCard[] {
    const mask = row(outcome.mask, sample);
    const plain = { states: null, isFactor: false, isAbsent: false };
    const h: UnitRow = { ...plain, tensor: 'hidden', matrix: hidden, states: dead, maximum: largestActivation };
    const factorIn = factorPlaces[mode];
    return [
      {
        phase: 'training',
        hasFactor: factorIn === 'training',
        rows: [
          h,
          {
            tensor: 'mask',
            matrix: mask,
            states: mask.data.some((value) => value === 0) ? droppedStates(mask.data, new Uint8Array(units)) : null,
            maximum: 0,
            isFactor: factorIn === 'training',
            isAbsent: !dropoutModeTable[mode].drawsMask,
          },
          {
            ...plain,
            tensor: 'dropped',
            matrix: dropped(mode),
            states: droppedStates(mask.data, dead),
            maximum: largestActivation,
          },
          { ...plain, tensor: 'fc2.weight', matrix: weight, maximum: largestWeight },
        ],
        output: outcome.trainingOutput[cell] ?? Number.NaN,
      },
      {
        phase: 'evaluation',
        hasFactor: factorIn === 'evaluation',
        rows: [
          h,
          {
            ...plain,
            tensor: 'fc2.weight',
            matrix: row(outcome.evaluationWeight, output),
            maximum: largestWeight,
            isFactor: factorIn === 'evaluation',
          },
        ],
        output: outcome.evaluationOutput[cell] ?? Number.NaN,
      },
    ];
  }

  return modeOrder.map((mode) => ({ mode, cards: cardsOf(mode, comparison.modes[mode]) }));
}
