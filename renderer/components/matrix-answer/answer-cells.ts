import { mostAnswerCharacters } from '#shared/experiment/experiment-document.ts';

/** How many rows and columns are filled in. */
export interface AnswerSize {
  readonly rows: number;
  readonly columns: number;
}

/** The cells of a matrix that is filled in, as typed; empty where nothing was. */
export type AnswerCells = readonly (readonly string[])[];

/** The cells of an answer: its rows stand between line ends, its cells between tabs. What lies outside is left out. */
export function cellsOfAnswer(answer: string, { rows, columns }: AnswerSize): AnswerCells {
  const lines = answer.split('\n').map((line) => line.split('\t'));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => lines[row]?.[column] ?? ''),
  );
}

/** The answer that cells make; empty as long as all of them are. */
export function answerOfCells(cells: AnswerCells): string {
  const isEmpty = cells.every((line) => line.every((text) => text === ''));
  return isEmpty ? '' : cells.map((line) => line.join('\t')).join('\n');
}

/** Whether an answer is longer than an experiment file keeps. */
export const isTooLong = (answer: string): boolean => answer.length > mostAnswerCharacters;

/** A cell by row and column, counted from 0: what it is marked by. */
export const cellKey = (row: number, column: number): string => `${String(row)}:${String(column)}`;
