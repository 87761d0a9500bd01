import type { Task } from '../lesson.ts';
import { lessonFault } from '../lesson-fault.ts';
import type { LessonBlock } from '../lesson-text.ts';
import type { LineDirective } from './line-directive.ts';
import { unknownName } from './names.ts';
import { isBlank } from './source.ts';
import { readText, type ReaderContext } from './text-reader.ts';

/** The lines there are, `::hint[…]` and `::why[…]` in a task, `::look{…}` outside. */
export const taskLines = ['hint', 'why'] as const;

/** What the lines of a task say: its hints in their order, and why the answer is right. */
export function readTaskTexts(
  directives: readonly LineDirective[],
  context: ReaderContext,
): Pick<Task, 'hints' | 'why'> {
  const hints: (readonly LessonBlock[])[] = [];
  let why: readonly LessonBlock[] = [];
  let whyLine: number | null = null;
  for (const directive of directives) {
    const { name, line } = directive;
    if (name === 'look') {
      context.faults.add(line, lessonFault('lesson-inside-task', { name }));
    } else if (name === 'hint') {
      hints.push(readLabel(directive, context));
    } else if (name !== 'why') {
      context.faults.add(line, unknownName('line', name, taskLines));
    } else if (whyLine !== null) {
      context.faults.add(line, lessonFault('lesson-why-twice', { line: whyLine }));
    } else {
      whyLine = line;
      why = readLabel(directive, context);
    }
  }
  return { hints, why };
}

function readLabel({ name, line, label, attributes }: LineDirective, context: ReaderContext): readonly LessonBlock[] {
  if (attributes !== '') context.faults.add(line, lessonFault('lesson-no-attributes', { name }));
  if (label === null || isBlank(label)) {
    context.faults.add(line, lessonFault('lesson-label-empty', { name }));
    return [];
  }
  return readText(label, context);
}
