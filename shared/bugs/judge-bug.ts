import type { BugId } from './bug-ids.ts';
import { bugTable, programWith } from './bugs.ts';
import type { ProgramDifference } from './compare-runs.ts';
import { readProgramPlace, type ProgramPlace } from './program-place.ts';
import { programLines } from './program.ts';

/** The two questions about a program, in their order: where it first differs, and which line makes it so. */
export const bugQuestions = ['tensor', 'line'] as const;
export type BugQuestion = (typeof bugQuestions)[number];

/** The name a question has among the answers of a file: `bug/twice/line`. */
export function bugQuestionName(bug: BugId, question: BugQuestion): string {
  return `bug/${bug}/${question}`;
}

/** The right answer as it is kept: the name of a place, or the number of a line. */
export function rightBugAnswer(bug: BugId, question: BugQuestion): string {
  const { first, wrong } = bugTable[bug];
  switch (question) {
    case 'tensor':
      return first;
    case 'line':
      return String(programWith(bug).find(({ id }) => id === wrong.line)?.number);
  }
}

/** Whether an answer to a question about a program is the right one. */
export function isRightBugAnswer(bug: BugId, question: BugQuestion, answer: string): boolean {
  return answer.trim() === rightBugAnswer(bug, question);
}

/**
 * What is said of the place that was named. `right`; `equal`: both programs have the same there; `later`: they differ there, but before
 * it already; `no-place`: there is no such place.
 */
export type PlaceVerdict = 'right' | 'equal' | 'later' | 'no-place';

/** Judges where a program is said to differ first, by how it does differ. */
export function judgePlace(bug: BugId, answer: string, difference: ProgramDifference): PlaceVerdict {
  const place = readProgramPlace(answer.trim());
  if (place === null) return 'no-place';
  if (place === bugTable[bug].first) return 'right';
  return difference.get(place)?.largest ? 'later' : 'equal';
}

/**
 * What is said of the line that was named. `right`; `equal`: both programs have the same in what it gives; `later`: what it gives is wrong
 * only because what it is made of is; `beside`: it takes part in the first difference, but is as it should be; `no-line`: a comment, or no
 * line of the program.
 */
export type LineVerdict =
  | { readonly kind: 'right' | 'no-line' }
  | { readonly kind: 'equal' | 'later' | 'beside'; readonly gives: ProgramPlace };

/** Judges which line is said to be wrong, by how the program does differ. */
export function judgeLine(bug: BugId, answer: string, difference: ProgramDifference): LineVerdict {
  const line = programWith(bug).find(({ number }) => String(number) === answer.trim())?.id ?? null;
  const { wrong, first } = bugTable[bug];
  if (line === null) return { kind: 'no-line' };
  if (line === wrong.line) return { kind: 'right' };
  const { gives } = programLines[line];
  if (gives.includes(first)) return { kind: 'beside', gives: first };
  const differing = gives.find((place) => difference.get(place)?.largest);
  return differing ? { kind: 'later', gives: differing } : { kind: 'equal', gives: gives[0] };
}
