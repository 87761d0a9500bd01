import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import type { EarlierAnswer, GradedAnswer, GradedFile } from './graded-file.ts';

/** `1 try`, `3 tries`. */
export function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** What a teacher should know of a file beside its experiment and its numbers, one clause each. */
export function remarks({ others, notes }: GradedFile): readonly string[] {
  const other = others.length === 0 ? [] : [`also answered: ${others.map(({ question }) => question).join(', ')}`];
  return [...notes, ...other];
}

/** Whether a file is the experiment that was asked for. */
export function askedText({ unlike }: GradedFile): string {
  if (unlike === null) return 'unreadable';
  return unlike.length === 0 ? 'as asked' : 'not as asked';
}

/** The mistakes that give an answer: the likeliest, and in brackets the others. */
function mistakesText([likeliest, ...others]: readonly MistakeId[]): string {
  return `${likeliest ?? ''}${others.length === 0 ? '' : ` (or ${others.join(', ')})`}`;
}

/** What is said of an answer, without the answer and without how it came about. */
export function resultText({ result, why, mistakes }: Pick<GradedAnswer, 'result' | 'why' | 'mistakes'>): string {
  const known = mistakes.length === 0 ? '' : `: ${mistakesText(mistakes)}`;
  switch (result) {
    case 'right':
    case 'kept':
      return result;
    case 'rounded':
      return 'right, but rounded too much';
    case 'elsewhere':
      return `right ${why}`;
    case 'wrong':
    case 'shown':
      return result + known;
    case 'unreadable':
    case 'ungraded':
      return why === '' ? result : `${result}: ${why}`;
    case 'unanswered':
      return '';
  }
}

/** What is said of a try before the answer: the likeliest mistake, or what else became of it. */
export function earlierText({ verdict, mistakes }: EarlierAnswer): string {
  return (
    mistakes[0] ??
    (verdict === 'elsewhere' ? 'right elsewhere' : resultText({ result: verdict, why: '', mistakes: [] }))
  );
}
