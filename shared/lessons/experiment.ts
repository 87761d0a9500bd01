import { drawnData } from '../data-source.ts';
import type { ExperimentState } from '../experiment/experiment-state.ts';
import { lectureHyperparameters, type Hyperparameters } from '../hyperparameters.ts';
import type { Lesson, LessonExperiment } from './lesson.ts';
import { ownSeed } from './own-seed.ts';

/**
 * The settings of a lesson's experiment: the lecture's with those of the lesson.
 * @param student the student's own number; without one a `seed: own` is the lecture's seed.
 */
export function lessonSettings({ seed, settings }: LessonExperiment, student: number | null): Hyperparameters {
  const own = student === null ? lectureHyperparameters.seed : ownSeed(student);
  return { ...lectureHyperparameters, ...settings, seed: seed === 'own' ? own : seed };
}

/** The experiment a lesson begins with: its own settings and steps, data drawn from the seed, nothing edited. */
export function lessonState({ experiment }: Pick<Lesson, 'experiment'>, student: number | null): ExperimentState {
  return {
    hyperparameters: lessonSettings(experiment, student),
    data: drawnData,
    edits: [],
    completedSteps: experiment.steps,
  };
}
