import {
  derivationFactors,
  derivedSettings,
  hasPart,
  sampleGradient,
  type DerivationFactors,
  type DerivedSettings,
} from '#shared/derivation.ts';
import type { Matrix } from '#shared/matrix.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { drawsMask } from '#shared/variants/dropout-modes.ts';
import type { DerivationStep } from '../../formulas/derivation-formula.ts';
import { isMultiplier } from '../../formulas/tensor-looks.ts';
import { derivedParts, type BlankPart, type SheetStage } from '../../stores/view-choices.ts';
import { printMask, printNumbers, type PrintedNumbers } from './sheet-numbers.ts';
import type { ShownStep } from './worksheet-contents.ts';
import type { WorksheetChoices } from './worksheet-store.ts';
import type { Worksheet } from './worksheet.ts';

/** A matrix of the derivation: one of its factors, or their product. */
export type DerivedPart = keyof DerivationFactors | 'gradient';

/** The matrices of each step, in the order they are worked out. */
const partsOfStep: Readonly<Record<DerivationStep, readonly DerivedPart[]>> = {
  error: ['error'],
  weights: ['weights', 'blame'],
  gate: ['gate', 'delta'],
  input: ['input', 'gradient'],
};

const fromOutput: readonly TensorName[] = ['output', 'output.gradient'];
const fromError: readonly TensorName[] = [...fromOutput, 'dropped.gradient'];
const fromDelta: readonly TensorName[] = [...fromError, 'hidden.gradient', 'preActivation.gradient'];

/** Which tensors a part would give away: it is blank where one of them is. */
const givesAway: Readonly<Record<BlankPart, readonly TensorName[]>> = {
  error: fromOutput,
  blame: fromError,
  gate: ['preActivation', 'hidden'],
  delta: fromDelta,
  gradient: [...fromDelta, 'fc1.weight.gradient'],
};

/** A matrix of the derivation on paper. */
export interface PrintedPart {
  readonly part: DerivedPart;
  readonly rows: number;
  readonly columns: number;
  readonly numbers: PrintedNumbers;
  /** Boxes on the students' pages, numbers in the answer key. */
  readonly isBlank: boolean;
  readonly isMultiplier: boolean;
}

/** One row of a tensor, that of the sample. */
export interface PrintedRow {
  readonly tensor: TensorName;
  readonly columns: number;
  readonly numbers: PrintedNumbers;
}

/** The derivation of dL/dW1 for one sample on paper. */
export interface SheetDerivation {
  readonly settings: DerivedSettings;
  /** Counted from 0. */
  readonly sample: number;
  readonly stage: SheetStage;
  /** What the sample gives. */
  readonly given: readonly PrintedRow[];
  readonly steps: readonly { readonly step: DerivationStep; readonly parts: readonly PrintedPart[] }[];
}

function rowsOf({ rows, columns, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * columns, (row + 1) * columns)));
}

function isBlankPart(part: DerivedPart): part is BlankPart {
  return (derivedParts as readonly DerivedPart[]).includes(part);
}

/** Whether all units, inputs and outputs are on paper: of a part of them nothing can be derived. */
export function isWhole({ settings, extent }: Pick<Worksheet, 'settings' | 'extent'>): boolean {
  return (
    extent.unit === settings.hiddenSize && extent.input === settings.inputSize && extent.output === settings.outputSize
  );
}

/** Puts the derivation on paper; null where it is not wanted, not whole, or not that of the loss. The sample is the one wanted if it is on paper. */
export function makeDerivation(
  { record, settings }: ShownStep,
  { blank, derivation, decimals }: WorksheetChoices,
  sheet: Pick<Worksheet, 'settings' | 'extent'>,
  wantedSample: number,
  locale: string,
): SheetDerivation | null {
  const derived = derivedSettings(settings);
  if (!derivation.isIncluded || !derived || !isWhole(sheet)) return null;
  const { stage } = derivation;
  const sample = wantedSample < sheet.extent.sample ? wantedSample : 0;
  const matrices = {
    ...derivationFactors(record, settings, sample, stage),
    gradient: sampleGradient(record, settings, sample, stage),
  };
  const print = (matrix: Matrix, isWholeNumber: boolean) =>
    (isWholeNumber ? printMask : printNumbers)(rowsOf(matrix), decimals, locale);

  function printed(part: DerivedPart): PrintedPart {
    const { rows, columns } = matrices[part];
    const isChosen = isBlankPart(part) && derivation.blank.includes(part);
    const isBlank = isChosen || (isBlankPart(part) && givesAway[part].some((tensor) => blank.includes(tensor)));
    const isGate = part === 'gate';
    return { part, rows, columns, numbers: print(matrices[part], isGate), isBlank, isMultiplier: isGate };
  }
  function row(tensor: TensorName): PrintedRow {
    const { columns, data } = tensorMatrix(record, tensor);
    const matrix = { rows: 1, columns, data: data.subarray(sample * columns, (sample + 1) * columns) };
    return { tensor, columns, numbers: print(matrix, isMultiplier(tensor)) };
  }
  const given: readonly TensorName[] = [
    'output',
    'y',
    'preActivation',
    ...(hasPart(stage, 'mask') && drawsMask(settings) ? (['mask'] as const) : []),
  ];
  return {
    settings: derived,
    sample,
    stage,
    given: given.filter((tensor) => !blank.includes(tensor)).map(row),
    steps: (['error', 'weights', 'gate', 'input'] as const).map((step) => ({
      step,
      parts: partsOfStep[step].map(printed),
    })),
  };
}
