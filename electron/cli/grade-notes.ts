import type { AskedLesson } from './grade-lesson.ts';
import type { GradedFile } from './graded-file.ts';
import type { HandedIn } from '#shared/experiment/salvage.ts';

/** What a teacher should know of a file beside its numbers and answers, one clause each. */
export function fileNotes(asked: AskedLesson, { lesson, predictions, lost }: HandedIn): readonly string[] {
  const notes: string[] = [];
  if (lesson !== null && lesson.id !== asked.lesson.id) notes.push(`its lesson is “${lesson.id}”`);
  else if (lesson !== null && lesson.text !== asked.text) notes.push('its lesson has another text');
  if (lesson?.gate === false && asked.gate) notes.push('the answers were not hidden');
  if (lost > 0) notes.push(`${lost} damaged ${lost === 1 ? 'answer' : 'answers'} left out`);
  const questions = predictions.map(({ question }) => question);
  const twice = [...new Set(questions.filter((question, index) => questions.indexOf(question) !== index))];
  if (twice.length > 0) notes.push(`answered twice, the last one graded: ${twice.join(', ')}`);
  const unknown = [...new Set(questions.filter((question) => isUnknownTask(question, asked)))];
  if (unknown.length > 0) notes.push(`tasks the lesson does not have: ${unknown.join(', ')}`);
  return notes;
}

function isUnknownTask(question: string, { lesson }: AskedLesson): boolean {
  const prefix = `${lesson.id}/`;
  const known = lesson.parts.some((part) => part.kind === 'task' && question === prefix + part.task.id);
  return question.startsWith(prefix) && !known;
}

/** Of files with the same number no more than these are named in each. */
const mostNames = 3;

/** The files with what only shows beside the others: a student's number that stands in several. */
export function classNotes(files: readonly GradedFile[]): readonly GradedFile[] {
  return files.map((graded) => {
    const { student, notes } = graded;
    const same = student === null ? [] : files.filter((other) => other !== graded && other.student === student);
    if (same.length === 0) return graded;
    const names = same.slice(0, mostNames).map(({ file }) => file);
    const more = same.length > mostNames ? ` and ${same.length - mostNames} more` : '';
    return { ...graded, notes: [...notes, `the student’s number of ${names.join(', ')}${more}`] };
  });
}
