import { outcome } from './check-report.ts';
import { answerResults, type AnswerResult, type GradedAnswer, type GradedFile } from './graded-file.ts';
import type { AskedLesson } from './grade-lesson.ts';
import { askedText, counted, earlierText, remarks, resultText } from './grade-words.ts';
import { tasksOf } from '#shared/lessons/lesson.ts';
import { oneLine } from './one-line.ts';
import { alignedLines, shortened } from './text-columns.ts';

/** The table of a class for a terminal: the lesson, one row a file, how many of each, and how the class did in each task. */
export function gradeTable(files: readonly GradedFile[], { lesson }: AskedLesson): string {
  const tasks = tasksOf(lesson);
  const head = ['file', 'student', 'experiment', 'numbers', 'right', ...tasks.map(({ id }) => id), 'remarks'];
  const lines = alignedLines([head, ...files.map(row)]);
  const about = `${lesson.id}: ${oneLine(lesson.title)} (${counted(tasks.length, 'task', 'tasks')})`;
  const ofTasks = tasks.map(
    ({ id }, index) => `${id}: ${taskText(files.flatMap(({ answers }) => answers[index] ?? []))}`,
  );
  return [about, '', ...lines, '', countsText(files), ...ofTasks, ''].join('\n');
}

function row(graded: GradedFile): readonly string[] {
  const { file, student, unlike, numbers, right, graded: of, answers, written } = graded;
  const aside = [...(unlike ?? []), ...(numbers.kind === 'ok' ? [] : [outcome(numbers)]), ...remarks(graded)];
  return [
    file,
    student === null ? '-' : String(student),
    askedText(graded),
    numbers.kind,
    `${right}/${of}`,
    ...answers.map(({ result }) => cellWords[result]),
    [...aside, ...answers.flatMap(detail), ...(written === '' ? [] : [`notes: ${quoted(written)}`])]
      .map((clause) => clause.replace(/\.$/, ''))
      .join('; '),
  ].map(oneLine);
}

/** What stands in the column of a task; the rest is said at the end of the row. */
const cellWords: Readonly<Record<AnswerResult, string>> = {
  right: 'right',
  rounded: '~',
  elsewhere: 'other',
  wrong: 'wrong',
  shown: 'shown',
  kept: 'text',
  unreadable: '?',
  ungraded: '?',
  unanswered: '-',
};

/** The most characters of an answer in this table; it stands whole in the others. */
const mostAnswer = 40;

const quoted = (text: string) => `“${shortened(text.trim().replace(/\s+/g, ' '), mostAnswer)}”`;

/** The tries before an answer, each with its mistake; a free text is no try at anything. */
function triesBefore({ earlier }: GradedAnswer): string {
  const told = earlier
    .filter(({ verdict }) => verdict !== 'kept')
    .map((each) => `${quoted(each.answer)} (${earlierText(each)})`);
  return told.length === 0 ? '' : `before it ${told.join(', ')}`;
}

/** What is to be said of an answer: as it was typed, the mistake, the tries before it and hints. Nothing of one that is right at once or not there. */
function detail(graded: GradedAnswer): readonly string[] {
  const { task, result, answer, tries, hints } = graded;
  const isPlain = result === 'right' || result === 'unanswered';
  const told = [
    ...(isPlain ? [] : [answer === '' ? '' : quoted(answer), result === 'kept' ? '' : resultText(graded)]),
    triesBefore(graded),
    tries > 1 ? counted(tries, 'try', 'tries') : '',
    hints > 0 ? counted(hints, 'hint', 'hints') : '',
  ].filter((text) => text !== '');
  return told.length === 0 ? [] : [`${task}: ${told.join(', ')}`];
}

const numberKinds = ['ok', 'incomplete', 'parted', 'differs', 'invalid', 'failed'] as const;

function countsText(files: readonly GradedFile[]): string {
  const counts = numberKinds.flatMap((kind) => {
    const count = files.filter(({ numbers }) => numbers.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  const unlike = files.filter((graded) => (graded.unlike?.length ?? 0) > 0).length;
  const asked = unlike === 0 ? [] : [`${unlike} not as asked`];
  return `${counted(files.length, 'file', 'files')}: ${[...counts, ...asked].join(', ')}`;
}

const resultWords: Readonly<Record<AnswerResult, string>> = {
  right: 'right',
  rounded: 'rounded',
  elsewhere: 'right elsewhere',
  wrong: 'wrong',
  shown: 'shown',
  kept: 'to read',
  unreadable: 'unreadable',
  ungraded: 'ungraded',
  unanswered: 'unanswered',
};

/** How a class did in a task, and the mistakes of all tries, the most frequent first: the likeliest one of each try. */
function taskText(answers: readonly GradedAnswer[]): string {
  const counts = answerResults.flatMap((result) => {
    const count = answers.filter((graded) => graded.result === result).length;
    return count === 0 ? [] : [`${count} ${resultWords[result]}`];
  });
  const mistakes = new Map<string, number>();
  const tries = answers.flatMap((graded) => [graded, ...graded.earlier]);
  for (const name of tries.flatMap((each) => each.mistakes.slice(0, 1)))
    mistakes.set(name, (mistakes.get(name) ?? 0) + 1);
  const frequent = [...mistakes].sort(([, one], [, other]) => other - one).map(([name, count]) => `${name} ${count}`);
  return [counts.join(', '), ...(frequent.length === 0 ? [] : [frequent.join(', ')])].join('; ');
}
