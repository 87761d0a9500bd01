import { lessonSettings } from '../experiment.ts';
import { lessonFault, type LessonFault } from '../lesson-fault.ts';
import type { Lesson, LessonPart } from '../lesson.ts';
import { FaultList } from './fault-list.ts';
import type { FrontMatter } from './front-matter-schema.ts';
import { isFrontMatterMark, readFrontMatter } from './front-matter.ts';
import { lessonLines } from './lesson-lines.ts';
import { readParts } from './parts.ts';
import { SectionReader } from './sections.ts';

/** What reading a lesson gives: the lesson, or all that is wrong with it in the order of its lines (null where there is anything). */
export interface LessonReading {
  readonly lesson: Lesson | null;
  readonly faults: readonly LessonFault[];
}

/**
 * Reads a `.lesson.md` file: front matter, then Markdown with tasks. Never throws.
 * @param text the file as text; CR LF and a byte order mark do no harm.
 */
export function readLesson(text: string): LessonReading {
  const faults = new FaultList();
  const lines = lessonLines(text, faults);
  const lesson = lines === null ? null : readLines(lines, faults);
  const found = faults.inOrder();
  return found.length > 0 ? { lesson: null, faults: found } : { lesson, faults: [] };
}

function readLines(lines: readonly string[], faults: FaultList): Lesson | null {
  if (!isFrontMatterMark(lines[0] ?? '')) {
    faults.add(1, lessonFault('lesson-no-front-matter'));
    return null;
  }
  const end = lines.findIndex((line, index) => index > 0 && isFrontMatterMark(line));
  if (end === -1) {
    faults.add(1, lessonFault('lesson-front-matter-open'));
    return null;
  }
  const matter = readFrontMatter({ first: 2, lines: lines.slice(1, end) }, faults);
  const settings = matter === null ? null : settingsOf(matter);
  const sections = new SectionReader({ first: end + 2, lines: lines.slice(end + 1) }, faults).read();
  if (sections.length === 0) faults.add(end + 1, lessonFault('lesson-without-text'));
  const parts = readParts(sections, { faults, settings });
  return matter === null ? null : lessonOf(matter, parts);
}

function experimentOf({ experiment }: FrontMatter): Lesson['experiment'] {
  const { seed, steps, ...settings } = experiment;
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return { seed, steps, settings: Object.fromEntries(given) };
}

function settingsOf(matter: FrontMatter) {
  return lessonSettings(experimentOf(matter), null);
}

function lessonOf(matter: FrontMatter, parts: readonly LessonPart[]): Lesson {
  const { lesson: number = null, id, title, language, minutes, gate } = matter;
  return { number, id, title, language, minutes, gate, experiment: experimentOf(matter), parts };
}
