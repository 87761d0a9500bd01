import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { askedState, withSeed, type AskedLesson } from './grade-lesson.ts';
import { unlikeStart } from './like-start.ts';

/** In what an experiment is not the one a student was asked for, one clause each; the seed may follow from the student's number. */
export function unlikeAsked(asked: AskedLesson, student: number | null, state: ExperimentState): readonly string[] {
  if (asked.lesson.experiment.seed !== 'own') return unlikeStart(asked.start, state);
  const { seed } = state.hyperparameters;
  const own = askedState(asked, student)?.hyperparameters.seed ?? null;
  return [...ownSeedClause(seed, own, student), ...unlikeStart(withSeed(asked.start, seed), state)];
}

function ownSeedClause(seed: number, own: number | null, student: number | null): readonly string[] {
  if (own === null || student === null) return ['it holds no student’s number, which its seed must follow'];
  return seed === own ? [] : [`seed is ${seed}, not ${own} of student ${student}`];
}
