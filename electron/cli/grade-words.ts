import type { GradedAnswer, GradedFile } from './graded-file.ts';

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

/** What is said of an answer, without the answer and without how it came about. */
export function resultText({ result, why, mistakes }: GradedAnswer): string {
  const known = mistakes.length === 0 ? '' : `: ${mistakes.join(' or ')}`;
  switch (result) {
    case 'right':
    case 'kept':
      return result;
    case 'elsewhere':
      return `right ${why}`;
    case 'wrong':
    case 'shown':
      return result + known;
    case 'unreadable':
    case 'ungraded':
      return `${result}: ${why}`;
    case 'unanswered':
      return '';
  }
}
