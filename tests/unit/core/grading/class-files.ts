import { drawnData } from '#shared/data-source.ts';
import type { Prediction } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { plainParts } from '../../shared/experiment/plain-parts.ts';
import type { SavedParts } from '#core/experiments/experiment-bytes.ts';
import { savedExperiment } from '../saved-experiment.ts';
import { classLesson, predictionsOf, rightAnswers, type Answers, type TaskId } from './class-lesson.ts';

/** A file as it is handed in, and what is to be said of it. */
export interface HandedInFile {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly expected: Expected;
}

interface Expected {
  /** Of each task that is not right (`say`: kept): what `resultText` says; empty for one without an answer. */
  readonly results: Readonly<Partial<Record<TaskId, string>>>;
  readonly numbers: string;
  /** Null: the file cannot be read. */
  readonly unlike: readonly string[] | null;
  readonly notes: readonly string[];
}

interface Made {
  /** Instead of the right answers. */
  readonly answers?: Answers;
  /** Of every answer. */
  readonly given?: Partial<Prediction>;
  /** More answers, to whatever. */
  readonly more?: readonly Prediction[];
  readonly state?: Partial<ExperimentState>;
  readonly parts?: Partial<SavedParts>;
  /** Does something to the text of the file. */
  readonly damage?: (text: string) => string | Uint8Array;
}

const startState: ExperimentState = {
  hyperparameters: lectureHyperparameters,
  data: drawnData,
  edits: [],
  completedSteps: 1,
};

/** What a teacher hands out: the experiment, its lesson and nothing else. */
export function startFile(seed: '42' | 'own'): Uint8Array {
  const lesson = { id: 'one-step', language: 'en', text: classLesson(seed), task: 'd', gate: true };
  return savedExperiment(startState, { ...plainParts, lesson });
}

/** A file with all answers right, but for what is said otherwise. */
export function handedIn(
  name: string,
  made: Made = {},
  expected: Partial<Expected> = {},
  seed: '42' | 'own' = '42',
): HandedInFile {
  const bytes = () => {
    const lesson = { id: 'one-step', language: 'en', text: classLesson(seed), task: 'say', gate: true };
    const predictions = [
      ...predictionsOf({ ...rightAnswers, ...made.answers }, made.given ?? {}),
      ...(made.more ?? []),
    ];
    const saved = savedExperiment(
      { ...startState, ...made.state },
      { ...plainParts, lesson, predictions, ...made.parts },
    );
    if (made.damage === undefined) return saved;
    const damaged = made.damage(new TextDecoder().decode(saved));
    return typeof damaged === 'string' ? new TextEncoder().encode(damaged) : damaged;
  };
  return { name, bytes, expected: { results: {}, numbers: 'ok', unlike: [], notes: [], ...expected } };
}

/** A file that is right but for one answer. */
export function wrong(name: string, task: TaskId, answer: string, result: string): HandedInFile {
  return handedIn(name, { answers: { [task]: answer } }, { results: { [task]: result } });
}
