import { largestMagnitude } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import type { TensorName } from '../../tensors/tensor-names.ts';
import { cellMistakes, cellNoise, type CellMistake } from './cell-mistakes.ts';
import { mistakeIds, type MistakeId } from './mistakes.ts';
import { fewestDigits, isRoundedToZero, isTyped, mistakenNoise, readsAs } from './reading.ts';
import { remembered } from './remembered.ts';
import { readTypedNumber, type TypedNumber } from './typed-number.ts';
import type { LessonContext, Unreadable, Verdict, WrongCell } from './verdict.ts';

/** A part of a matrix that is filled in by itself: its first row and column, counted from 0, and how many there are of each. */
export interface MatrixPart {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A cell as it was filled in; `typed` is null where it was left empty. */
interface FilledCell {
  readonly row: number;
  readonly column: number;
  readonly typed: TypedNumber | null;
  readonly right: number;
}

/** Digits down to this share of the largest number of a matrix say enough of each of its numbers. */
const fineUnit = 0.01;

/** Whether the last digit typed is fine beside the largest number of the matrix. */
function isFine({ unit }: TypedNumber, largest: number): boolean {
  return unit !== null && unit <= fineUnit * largest;
}

/** A zero typed with enough digits, 0.0000, is also a number too small for them. */
function readsHere(value: number, typed: TypedNumber, noise: number, largest: number): boolean {
  const isSmall = typed.value === 0 && isFine(typed, largest) && Math.abs(value) <= (typed.unit ?? 0) / 2;
  return isSmall || readsAs(value, typed, noise);
}

/** The rows of a tensor as they are shown: a vector may also be written in a line, and empty lines may follow the last row. */
function asShown(
  { rows: count, columns }: { readonly rows: number; readonly columns: number },
  texts: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const last = texts.findLastIndex((row) => row.some((text) => text.trim() !== ''));
  const rows = texts.slice(0, Math.max(count, last + 1));
  const [only = []] = rows;
  return columns === 1 && count > 1 && rows.length === 1 && only.length > 1 ? only.map((text) => [text]) : rows;
}

function fill(
  tensor: TensorName,
  texts: readonly (readonly string[])[],
  { record }: LessonContext,
  { row: firstRow, column: firstColumn, rows, columns }: MatrixPart,
): readonly FilledCell[] | Unreadable {
  const matrix = tensorMatrix(record, tensor);
  const widths = texts.map((row) => row.length);
  const width = widths.find((each) => each !== columns) ?? columns;
  if (texts.length !== rows || width !== columns) return { reason: 'shape', rows: texts.length, columns: width };
  const cells: FilledCell[] = [];
  for (const [down, line] of texts.entries()) {
    for (const [along, text] of line.entries()) {
      const typed = readTypedNumber(text);
      if ('reason' in typed && typed.reason !== 'empty') return typed;
      const [row, column] = [firstRow + down, firstColumn + along];
      const right = matrix.data[row * matrix.columns + column] ?? Number.NaN;
      cells.push({ row, column, typed: 'reason' in typed ? null : typed, right });
    }
  }
  return cells.some(({ typed }) => typed !== null) ? cells : { reason: 'empty' };
}

/** The ways to be wrong in a tensor. */
const mistakesIn = remembered((tensor: TensorName, context) => cellMistakes(context, tensor));

/** Whether the number a mistake gives for a cell reads as typed. */
type Fits = (mistake: CellMistake, cell: FilledCell) => boolean;

function fitting(tensor: TensorName, context: LessonContext, largest: number): Fits {
  return ({ at }, { row, column, typed, right }) => {
    if (typed === null) return true;
    const value = at(row, column);
    const noise = mistakenNoise(value, right, cellNoise(context, tensor, row, column));
    const isReadable = typed.digits >= fewestDigits || isFine(typed, largest);
    return isReadable ? readsHere(value, typed, noise, largest) : isTyped(value, typed, noise);
  };
}

/**
 * The mistakes that give all the wrong numbers, each made in one way; where some also give the right ones, where they make no difference,
 * these alone.
 */
function mistakesOfCells(
  tensor: TensorName,
  wrong: readonly FilledCell[],
  right: readonly FilledCell[],
  context: LessonContext,
): readonly MistakeId[] {
  if (wrong.every(({ typed }) => typed === null)) return [];
  const fits = fitting(tensor, context, largestMagnitude(tensorMatrix(context.record, tensor)));
  const ofWrong = mistakesIn(tensor, context).filter((mistake) => wrong.every((cell) => fits(mistake, cell)));
  const ofAll = ofWrong.filter((mistake) => right.every((cell) => fits(mistake, cell)));
  const named = ofAll.length > 0 ? ofAll : ofWrong;
  return mistakeIds.filter((id) => named.some(({ mistake }) => mistake === id));
}

/**
 * What is said of a tensor filled in, its rows of texts as typed: each number is right to the digits typed, an empty cell is wrong.
 * `wrong` names the mistakes that give all the wrong numbers, each of them made in one way throughout. Numbers that are right but
 * of one digit, and not as fine as a hundredth of the largest, are `too-few-digits`.
 * @param part what of the tensor the texts are; null: the whole.
 */
export function checkMatrix(
  tensor: TensorName,
  texts: readonly (readonly string[])[],
  context: LessonContext,
  part: MatrixPart | null = null,
): Verdict {
  const { rows, columns } = context.record.layout.places[tensor];
  const filled = part ?? { row: 0, column: 0, rows, columns };
  const cells = fill(tensor, asShown(filled, texts), context, filled);
  if ('reason' in cells) return { kind: 'unreadable', why: cells };
  const largest = largestMagnitude(tensorMatrix(context.record, tensor));
  const wrong: FilledCell[] = [];
  const right: FilledCell[] = [];
  const coarse: TypedNumber[] = [];
  for (const cell of cells) {
    const { typed } = cell;
    const noise = typed === null ? 0 : cellNoise(context, tensor, cell.row, cell.column);
    const isRead = typed !== null && readsHere(cell.right, typed, noise, largest);
    const isCoarse = typed !== null && !isFine(typed, largest) && !isTyped(cell.right, typed, noise);
    if (isCoarse && (isRoundedToZero(cell.right, typed) || (isRead && typed.digits < fewestDigits))) coarse.push(typed);
    else (isRead ? right : wrong).push(cell);
  }
  if (wrong.length > 0) {
    const parts = { kind: 'matrix', cells: wrong.map(wrongCell) } as const;
    return { kind: 'wrong', mistakes: mistakesOfCells(tensor, wrong, right, context), parts };
  }
  const [first] = coarse;
  if (first !== undefined) return { kind: 'unreadable', why: { reason: 'too-few-digits', digits: first.digits } };
  return { kind: 'right', tolerance: coarsestTolerance(cells) };
}

function wrongCell({ row, column, typed, right }: FilledCell): WrongCell {
  return { row, column, typed: typed?.value ?? null, right };
}

/** The largest half unit of the numbers typed that are not whole; null when all are. */
function coarsestTolerance(cells: readonly FilledCell[]): number | null {
  const units = cells.flatMap(({ typed }) => {
    const unit = typed?.unit ?? 1;
    return unit < 1 ? [unit] : [];
  });
  return units.length === 0 ? null : units.reduce((most, unit) => Math.max(most, unit)) / 2;
}

/** The cells of an answer: rows divided by line ends, cells by tabs. Empty lines after the last row do not count. */
export function matrixTexts(answer: string): readonly (readonly string[])[] {
  return answer.split(/\r?\n/).map((line) => line.split('\t'));
}
