import { tasksOf } from '#shared/lessons/lesson.ts';
import { outcome } from './check-report.ts';
import type { AskedLesson } from './grade-lesson.ts';
import { earlierText, remarks, resultText } from './grade-words.ts';
import type { GradedAnswer, GradedFile } from './graded-file.ts';

/** What Excel takes for the sign that a text is UTF-8; other programs pass over it. */
const byteOrderMark = '\ufeff';

/**
 * The table of a class for a spreadsheet: RFC 4180, UTF-8, one row a file and nine columns a task. What a spreadsheet would run as a
 * formula has an apostrophe before it.
 */
export function gradeCsv(files: readonly GradedFile[], { lesson }: AskedLesson): string {
  const head = [
    ...['file', 'title', 'student', 'experiment', 'numbers', 'right', 'of'],
    ...tasksOf(lesson).flatMap(({ id }) => taskColumns.map((name) => `${id} ${name}`)),
    ...['notes', 'remarks'],
  ];
  return byteOrderMark + [head, ...files.map(row)].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

const taskColumns = ['answer', 'result', 'mistake', 'or', 'earlier', 'tries', 'hints', 'step', 'seed'] as const;

type Cell = string | number | null;

function row(graded: GradedFile): readonly Cell[] {
  const { file, title, student, unlike, numbers, right, graded: of, answers, written } = graded;
  const asked = unlike === null ? 'unreadable' : unlike.length === 0 ? 'as asked' : unlike.join('; ');
  return [
    ...[file, title, student, asked, outcome(numbers), right, of],
    ...answers.flatMap(answerCells),
    written,
    remarks(graded).join('; '),
  ];
}

function answerCells(graded: GradedAnswer): readonly Cell[] {
  const { answer, earlier, mistakes, tries, hints, step, seed } = graded;
  const [likeliest = '', ...others] = mistakes;
  const before = earlier.map((each) => `${each.answer} (${earlierText(each)})`).join('; ');
  const result = resultText({ ...graded, mistakes: [] });
  return [answer, result, likeliest, others.join(', '), before, tries, hints, step, seed];
}

/** A number as people type it: no spreadsheet takes one for a formula. */
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/;

/** A cell between commas: quoted where it must be, and never a formula. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@＝＋－＠\t\r\n]/.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
