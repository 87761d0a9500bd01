import { differingHyperparameters } from '../compare/differing-settings.ts';
import type { ExperimentState } from '../experiment/experiment-state.ts';
import { lessonState } from './experiment.ts';
import type { Lesson } from './lesson.ts';

/**
 * The experiment a class begins a lesson with: the lesson's own, unless settings, data or edits were changed from it on purpose.
 * Where each student's seed is their own, nobody else's is handed on.
 * @param student the number of whoever hands it out, from which their own seed follows; null: none.
 * @param present what is on screen. Only steps that were trained beyond the lesson's are no change on purpose.
 */
export function handedOutState(
  lesson: Pick<Lesson, 'experiment'>,
  student: number | null,
  present: ExperimentState,
): ExperimentState {
  const begin = lessonState(lesson, null);
  const { hyperparameters } = lessonState(lesson, student);
  const isOwn =
    present.data.kind === 'drawn' &&
    present.edits.length === 0 &&
    differingHyperparameters(present.hyperparameters, hyperparameters).length === 0;
  const isThere =
    isOwn &&
    present.completedSteps === begin.completedSteps &&
    present.hyperparameters.seed === begin.hyperparameters.seed;
  if (isThere) return present;
  if (isOwn) return begin;
  const completedSteps = present.completedSteps === 0 ? begin.completedSteps : present.completedSteps;
  if (lesson.experiment.seed !== 'own') return { ...present, completedSteps };
  const { seed } = begin.hyperparameters;
  return { ...present, completedSteps, hyperparameters: { ...present.hyperparameters, seed } };
}
