import { placeMisfits } from '../fitting.ts';
import { lessonFault } from '../lesson-fault.ts';
import type { Place } from '../lesson-text.ts';
import type { LessonPart } from '../lesson.ts';
import { readAttributes } from './attributes.ts';
import type { LineDirective } from './line-directive.ts';
import { unknownName } from './names.ts';
import { placeNames, readPlace } from './place.ts';
import type { BlockSection, Section } from './sections.ts';
import { readTask, taskKinds, type TaskLines } from './task.ts';
import { taskLines } from './task-texts.ts';
import { readText, type ReaderContext } from './text-reader.ts';

const blockNames = ['look', ...taskKinds];
const lineNames: readonly string[] = taskLines;

/** The parts of a lesson. */
export function readParts(sections: readonly Section[], context: ReaderContext): readonly LessonPart[] {
  const lines: TaskLines = new Map();
  return sections.flatMap((section) => {
    const part = readPart(section, context, lines);
    return part === null ? [] : [part];
  });
}

function readPart(section: Section, context: ReaderContext, lines: TaskLines): LessonPart | null {
  switch (section.kind) {
    case 'text':
      return { kind: 'text', blocks: readText(section.body, context) };
    case 'line':
      return readLine(section.directive, context);
    case 'block':
      return readBlockPart(section, context, lines);
  }
}

function readBlockPart(section: BlockSection, context: ReaderContext, lines: TaskLines): LessonPart | null {
  const { name, line, attributes } = section;
  const kind = taskKinds.find((each) => each === name);
  if (kind !== undefined) return readTask(kind, section, context, lines);
  if (name === 'look') {
    for (const directive of section.directives) readLine(directive, context);
    const place = readLook(attributes, line, context);
    return { kind: 'look', place, blocks: readText(section.body, context) };
  }
  const isLine = lineNames.includes(name);
  context.faults.add(line, isLine ? lessonFault('lesson-is-line', { name }) : unknownName('block', name, blockNames));
  return null;
}

/** A line outside of tasks: `::look{…}` moves the screen without a word. */
function readLine({ name, line, attributes, label }: LineDirective, context: ReaderContext): LessonPart | null {
  if (name === 'look') {
    if (label !== null) context.faults.add(line, lessonFault('lesson-is-block', { name }));
    return { kind: 'look', place: readLook(attributes, line, context), blocks: [] };
  }
  if (lineNames.includes(name)) context.faults.add(line, lessonFault('lesson-outside-task', { name }));
  else if (taskKinds.some((kind) => kind === name)) context.faults.add(line, lessonFault('lesson-is-block', { name }));
  else context.faults.add(line, unknownName('line', name, ['look', ...lineNames]));
  return null;
}

function readLook(text: string, line: number, { faults, settings }: ReaderContext): Place {
  const { id, values } = readAttributes(text, line, placeNames, faults);
  if (id === null && Object.keys(values).length === 0 && text.trim() === '') {
    faults.add(line, lessonFault('lesson-place-empty'));
  }
  const place = readPlace(values, (fault) => faults.add(line, fault));
  for (const fault of settings === null ? [] : placeMisfits(place, settings)) faults.add(line, fault);
  return place;
}
