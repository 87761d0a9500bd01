import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { inEnglish } from '#shared/errors/english/english.ts';
import { courseLessons } from '#shared/lessons/course/course.ts';
import { courseTexts } from '#shared/lessons/course/load-course.ts';
import { lessonLanguages, type Lesson } from '#shared/lessons/lesson.ts';
import { ownSeed } from '#shared/lessons/own-seed.ts';
import { readLesson } from '#shared/lessons/read/read-lesson.ts';

/** What a class was asked to do: the lesson of a start file, and the experiment it begins with. */
export interface AskedLesson {
  readonly lesson: Lesson;
  /** Its Markdown, where it is not of the course. */
  readonly text: string | null;
  readonly gate: boolean;
  /** What the teacher wrote beside the experiment. */
  readonly notes: string;
  readonly start: ExperimentState;
}

/** Why a start file holds no lesson to grade by: a sentence, for the command line speaks English. */
class NoLesson extends Error {
  override readonly name = 'NoLesson';
}

/** The lesson of a start file. @throws NoLesson when there is none, or it cannot be read. */
export async function askedLesson({ lesson: open, state, notes }: ExperimentDocument): Promise<AskedLesson> {
  if (open === null) {
    throw new NoLesson('No lesson is open in it. Open one in the app and use File > Save lesson start.');
  }
  const { text, gate } = open;
  const { lesson, faults } = readLesson(text ?? (await courseText(open.id, open.language)));
  if (lesson !== null) return { lesson, text, gate, notes, start: state };
  const [first] = faults;
  const line = first === undefined ? '' : ` Line ${first.line}: ${inEnglish(first.fault)}`;
  throw new NoLesson(`Its lesson cannot be read.${line}`);
}

async function courseText(id: string, language: string): Promise<string> {
  const spoken = lessonLanguages.find((known) => known === language);
  if (spoken === undefined) throw new NoLesson(`Its lesson is in “${language}”, which this version does not have.`);
  const lesson = courseLessons.find((known) => known.id === id);
  if (lesson === undefined) throw new NoLesson(`Its lesson “${id}” is not one of the course of this version.`);
  return (await courseTexts(spoken))[lesson.id];
}

/** The experiment that was asked of a student; null where its seed is the student's number and there is none. */
export function askedState({ lesson, start }: AskedLesson, student: number | null): ExperimentState | null {
  if (lesson.experiment.seed !== 'own') return start;
  return student === null ? null : withSeed(start, ownSeed(student));
}

/** An experiment with another seed. */
export function withSeed(state: ExperimentState, seed: number): ExperimentState {
  return { ...state, hyperparameters: { ...state.hyperparameters, seed } };
}
