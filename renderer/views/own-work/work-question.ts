import type { MatrixPart } from '#shared/lessons/answers/check-matrix.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { workQuestions } from '../../stores/own-work-store.ts';

/** What own work is about: a tensor, or a part of a large one. */
export interface WorkSubject {
  readonly tensor: TensorName;
  readonly part: MatrixPart | null;
}

/** The question own work is kept by: `check/fc1.weight.gradient`, of a part `check/fc1.weight[1:20,1:10]` with both ends from 1. */
export function workQuestion({ tensor, part }: WorkSubject): string {
  if (part === null) return `${workQuestions}${tensor}`;
  const range = (first: number, count: number): string => `${String(first + 1)}:${String(first + count)}`;
  return `${workQuestions}${tensor}[${range(part.row, part.rows)},${range(part.column, part.columns)}]`;
}

/** What a question asks for, as far as it is one of own work on a tensor there is. */
export function readWorkQuestion(question: string): WorkSubject | null {
  const match = /^check\/([^[]+)(?:\[(\d+):(\d+),(\d+):(\d+)\])?$/.exec(question);
  const tensor = match?.[1] ?? '';
  if (!match || !Object.hasOwn(tensorTable, tensor)) return null;
  if (match[2] === undefined) return { tensor: tensor as TensorName, part: null };
  const [firstRow = 1, lastRow = 1, firstColumn = 1, lastColumn = 1] = match.slice(2).map(Number);
  const part = {
    row: firstRow - 1,
    column: firstColumn - 1,
    rows: lastRow - firstRow + 1,
    columns: lastColumn - firstColumn + 1,
  };
  return { tensor: tensor as TensorName, part };
}
