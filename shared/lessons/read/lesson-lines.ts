import { lessonFault, type LessonFault } from '../lesson-fault.ts';
import type { FaultList } from './fault-list.ts';

/** The most characters of a lesson: 1 MB of plain English. */
const mostCharacters = 1_000_000;
/** The most lines: a lesson of the course has about a hundred. */
const mostLines = 5_000;
/** The most characters of a line. */
const mostInLine = 4_000;
/** How deep lists and quotes are nested at most, as their marks in front of a line say. */
const mostMarks = 8;

const marks = /^(?:\s*(?:>|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)))+/;
const mark = />|[-*+]|\d+[.)]/g;

/** How many marks of lists and quotes, and steps of indentation, stand in front of a line. */
function depthOf(line: string): number {
  const indented = Math.floor((/^\s*/.exec(line)?.[0].replaceAll('\t', '    ').length ?? 0) / 2);
  return indented + [...(marks.exec(line)?.[0] ?? '').matchAll(mark)].length;
}

/**
 * The lines of a file, however they end, without the mark of its beginning; null where it is more than a lesson can be: reading it would
 * take long.
 */
export function lessonLines(text: string, faults: FaultList): readonly string[] | null {
  if (text.length > mostCharacters) {
    faults.add(1, lessonFault('lesson-too-large', { most: mostCharacters }));
    return null;
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.length > mostLines) {
    faults.add(mostLines + 1, lessonFault('lesson-too-many-lines', { most: mostLines }));
    return null;
  }
  const refused = refusedLines(lines);
  for (const { line, fault } of refused) faults.add(line, fault);
  return refused.length === 0 ? lines : null;
}

// eslint-disable-next-line no-control-regex -- it is these that are looked for
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function refusedLines(lines: readonly string[]): readonly LessonFault[] {
  return lines.flatMap((text, index): readonly LessonFault[] => {
    const line = index + 1;
    if (text.length > mostInLine) return [{ line, fault: lessonFault('lesson-line-too-long', { most: mostInLine }) }];
    if (depthOf(text) > mostMarks * 2) return [{ line, fault: lessonFault('lesson-too-deep', { most: mostMarks }) }];
    return control.test(text) ? [{ line, fault: lessonFault('lesson-control-character') }] : [];
  });
}
