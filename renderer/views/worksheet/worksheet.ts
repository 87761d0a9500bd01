import { isMultiplier } from '../../formulas/tensor-looks.ts';
import type { PhaseDirection } from '#shared/tensors/phase-ids.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { largestMagnitude } from '#shared/matrix.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { formatFixed } from '../../numbers/format-number.ts';
import { sheetExtent, type SheetExtent } from './sheet-extent.ts';
import { sheetFormula } from './sheet-formulas.ts';
import { printMask, printNumbers, type PrintedNumbers } from './sheet-numbers.ts';
import {
  blankChoices,
  givenTensors,
  missingSums,
  recordedNumbers,
  type SheetNumbers,
  type ShownStep,
} from './worksheet-contents.ts';
import type { WorksheetChoices } from './worksheet-store.ts';

/** A tensor on paper, with its numbers. */
export interface PrintedTensor {
  readonly tensor: TensorName;
  readonly numbers: PrintedNumbers;
}

/** A tensor that is left blank, and all that is needed to work it out. */
export interface SheetTask extends PrintedTensor {
  /** Counts from 1 through the whole sheet. The `numbers` are for the answer key. */
  readonly number: number;
  readonly latex: string;
  /** What is not on paper adds this to each sum; null where nothing is missing. */
  readonly missing: PrintedNumbers | null;
}

/** A step on paper. */
export interface Worksheet {
  readonly step: number;
  readonly settings: Hyperparameters;
  readonly extent: SheetExtent;
  /** How large its numbers are printed. */
  readonly print: ReturnType<typeof sheetExtent>['print'];
  readonly given: readonly PrintedTensor[];
  /** The parts that have something to work out. */
  readonly parts: readonly { readonly direction: PhaseDirection; readonly tasks: readonly SheetTask[] }[];
}

/** Puts a step on paper as a teacher wants it. Tensors that a step with this optimizer does not have are passed over. */
export function makeWorksheet(
  step: ShownStep,
  { blank: chosen, samples, decimals }: WorksheetChoices,
  locale: string,
): Worksheet {
  const { record, settings } = step;
  const choices = blankChoices(settings.optimizer);
  const blank = choices.flatMap(({ tensors }) => tensors).filter((tensor) => chosen.includes(tensor));
  const given = givenTensors(step, blank);
  const longest = (tensor: TensorName) =>
    formatFixed(-largestMagnitude(tensorMatrix(record, tensor)), decimals, locale).length;
  const digits = Math.max(...[...given, ...blank].map(longest));
  const { extent, print } = sheetExtent({ ...settings, samples, digits });

  const write = (numbers: SheetNumbers) => printNumbers(numbers, decimals, locale);
  function printed(tensor: TensorName): PrintedTensor {
    const numbers = recordedNumbers(record, tensor, extent);
    return { tensor, numbers: isMultiplier(tensor) ? printMask(numbers, decimals, locale) : write(numbers) };
  }
  function task(tensor: TensorName): SheetTask {
    const missing = missingSums(step, tensor, extent);
    return {
      ...printed(tensor),
      number: blank.indexOf(tensor) + 1,
      latex: sheetFormula(tensor, settings),
      missing: missing && write(missing),
    };
  }
  const parts = choices.map(({ direction, tensors }) => ({
    direction,
    tasks: tensors.filter((tensor) => blank.includes(tensor)).map(task),
  }));
  return {
    step: record.step,
    settings,
    extent,
    print,
    given: given.map(printed),
    parts: parts.filter(({ tasks }) => tasks.length > 0),
  };
}
