import { explainCell } from '../../explain/explain-cell.ts';
import type { CellExplanation } from '../../explain/explanation.ts';
import { matrixRows, type Matrix } from '../../matrix.ts';
import { tensorMatrix } from '../../step-record.ts';
import { cellOf, type Task } from '../lesson.ts';
import type { Quantity } from '../quantities.ts';
import { noMarks, rightChoices } from './judge-marks.ts';
import { signText } from './judge-number.ts';
import { markedBy } from './marked-by.ts';
import { quantityValue } from './quantity-value.ts';
import type { LessonContext } from './verdict.ts';

/**
 * What is right, to be shown. `cell` is the formula of a number that is a cell of the step, with its numbers; null of every other
 * quantity. Marks, choices and the order as answers write them, counted from 1. Nothing is right of free text.
 */
export type RightAnswer =
  | { readonly kind: 'number'; readonly value: number; readonly cell: CellExplanation | null }
  | {
      readonly kind: 'sign';
      readonly sign: '+' | '-' | '0';
      readonly value: number;
      readonly cell: CellExplanation | null;
    }
  | { readonly kind: 'cells'; readonly marks: readonly string[] }
  | { readonly kind: 'choice'; readonly choices: readonly number[] }
  | { readonly kind: 'order'; readonly order: readonly number[] }
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  | { readonly kind: 'explain' };

function explained(quantity: Quantity, { record, settings }: LessonContext): CellExplanation | null {
  const cell = cellOf(quantity);
  return cell && explainCell(record, settings, cell);
}

/**
 * What is right in a task, computed from the step on screen.
 * @throws RangeError when the task asks for what lies outside the network.
 */
export function rightAnswer(task: Task, context: LessonContext): RightAnswer {
  switch (task.kind) {
    case 'number':
      return { kind: 'number', value: quantityValue(task.of, context), cell: explained(task.of, context) };
    case 'sign': {
      const value = quantityValue(task.of, context);
      return { kind: 'sign', sign: signText(value), value, cell: explained(task.of, context) };
    }
    case 'cells':
      return { kind: 'cells', marks: markedBy(task.of, context) };
    case 'choice':
      return { kind: 'choice', choices: rightChoices(task) };
    case 'order':
      return { kind: 'order', order: task.items.map((_, index) => index + 1) };
    case 'matrix':
      return { kind: 'matrix', matrix: tensorMatrix(context.record, task.of) };
    case 'explain':
      return { kind: 'explain' };
  }
}

/** A number of a matrix with as many digits as one would type: it has to fit into a cell. */
function shortText(value: number): string {
  return value === 0 ? '0' : value.toPrecision(4);
}

/** The right answer as a text that `judge` finds right; null of free text. */
export function rightText(task: Task, context: LessonContext): string | null {
  const right = rightAnswer(task, context);
  switch (right.kind) {
    case 'number':
      return String(right.value);
    case 'sign':
      return right.sign;
    case 'cells':
      return right.marks.length === 0 ? noMarks : right.marks.join(',');
    case 'choice':
      return right.choices.join(',');
    case 'order':
      return right.order.join(',');
    case 'matrix':
      return matrixRows(right.matrix)
        .map((row) => Array.from(row, shortText).join('\t'))
        .join('\n');
    case 'explain':
      return null;
  }
}
