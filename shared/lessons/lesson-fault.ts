import { takeLessonEnglish } from '../errors/english/english.ts';
import { lessonTexts } from '../errors/english/lesson-texts.ts';
import type { Fault, LessonFaults } from '../errors/fault.ts';

/** What is wrong with a lesson, and where: `line` counts from 1. */
export interface LessonFault {
  readonly line: number;
  readonly fault: Fault;
}

type PartsOf<Name extends keyof LessonFaults> =
  LessonFaults[Name] extends Readonly<Record<string, never>> ? [] : [parts: LessonFaults[Name]];

/** A fault of a lesson as data, with whose English this module comes. @param parts what its name needs. */
export function lessonFault<Name extends keyof LessonFaults>(name: Name, ...[parts]: PartsOf<Name>): Fault<Name> {
  takeLessonEnglish(lessonTexts);
  return { name, parts: parts ?? {} } as Fault<Name>; // a name and its own parts
}
