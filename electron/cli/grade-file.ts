import type { UsedEngine } from '#shared/engine.ts';
import type { Prediction } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { asLabError } from '#shared/lab-error.ts';
import { tasksOf, type Task } from '#shared/lessons/lesson.ts';
import { gradeAnswer, unanswered, ungraded, type Occasion } from './grade-answer.ts';
import type { AskedReplays } from './asked-replays.ts';
import { askedState, withSeed, type AskedLesson } from './grade-lesson.ts';
import { isCounted, type GradedAnswer, type GradedFile } from './graded-file.ts';
import type { HandedIn } from '#shared/experiment/salvage.ts';
import { StepReplay } from './step-replay.ts';
import { unlikeStart } from './like-start.ts';

/** The answers of a file to the tasks of its lesson, in the order of the lesson, and those to other things. */
export type GradedAnswers = Pick<GradedFile, 'answers' | 'others' | 'right' | 'graded'>;

/** Steps further than this, and than the file was trained, are not computed for an answer: nobody answers there. */
const furthestStep = 10_000;

/**
 * Grades the answers of one file.
 * @param state the experiment the file holds; null where it cannot be read, and only the one that was asked for is left.
 */
export async function gradeAnswers(
  asked: AskedLesson,
  handedIn: HandedIn,
  state: ExperimentState | null,
  recordedBy: UsedEngine | null,
  replays: AskedReplays,
): Promise<GradedAnswers> {
  const tasks = tasksOf(asked.lesson);
  const questions = new Map(tasks.map((task) => [`${asked.lesson.id}/${task.id}`, task]));
  // Of two answers to one question, which no app writes, the later one counts.
  const given = new Map(handedIn.predictions.map((prediction) => [prediction.question, prediction]));
  const file = new FileReplays(asked, handedIn.student, state, recordedBy, replays);
  const answers: GradedAnswer[] = [];
  for (const [question, task] of questions) answers.push(await gradeTask(task, given.get(question) ?? null, file));
  const others = [...given.values()].filter(({ question }) => !questions.has(question));
  return {
    answers,
    others: others.map(({ question, answer }) => ({ question, answer })),
    right: answers.filter(({ result }) => isCounted(result)).length,
    graded: tasks.filter(({ kind }) => kind !== 'explain').length,
  };
}

async function gradeTask(task: Task, prediction: Prediction | null, file: FileReplays): Promise<GradedAnswer> {
  if (prediction === null || (prediction.tries === 0 && !prediction.isShown)) return unanswered(task, prediction);
  try {
    const occasions = await file.occasions(prediction);
    if (occasions === null) return ungraded(task, prediction, `step ${prediction.step} is further than is replayed`);
    return gradeAnswer(task, prediction, occasions);
  } catch (thrown) {
    return ungraded(task, prediction, asLabError(thrown).message);
  }
}

/** The steps at which an answer of a file may have been given. */
class FileReplays {
  readonly #asked: ExperimentState;
  readonly #state: ExperimentState | null;
  readonly #recordedBy: UsedEngine | null;
  readonly #replays: AskedReplays;
  readonly #own = new Map<number, StepReplay>();

  constructor(
    asked: AskedLesson,
    student: number | null,
    state: ExperimentState | null,
    recordedBy: UsedEngine | null,
    replays: AskedReplays,
  ) {
    this.#asked = askedState(asked, student) ?? withSeed(asked.start, (state ?? asked.start).hyperparameters.seed);
    this.#state = state;
    this.#recordedBy = recordedBy;
    this.#replays = replays;
  }

  /** The experiment asked for; with the seed the answer was given at; and as the file has it. Null: the step is too far. */
  async occasions({ step, seed: givenAt }: Prediction): Promise<readonly Occasion[] | null> {
    if (step > Math.max(furthestStep, this.#state?.completedSteps ?? 0)) return null;
    const { seed } = this.#asked.hyperparameters;
    const at = givenAt ?? this.#state?.hyperparameters.seed ?? seed;
    const askedFor = await this.#replays.of(this.#asked, this.#recordedBy);
    const occasions: Occasion[] = [{ where: '', context: await askedFor.at(step) }];
    const withThat = withSeed(this.#asked, at);
    if (at !== seed) {
      const replay = await this.#replays.of(withThat, this.#recordedBy);
      occasions.push({ where: `at seed ${at}`, context: await replay.at(step) });
    }
    if (this.#state === null || !isChanged(withThat, withSeed(this.#state, at))) return occasions;
    const own = this.#own.get(at) ?? new StepReplay(withSeed(this.#state, at), askedFor.backend);
    this.#own.set(at, own);
    const where = at === seed ? 'in a changed experiment' : `in a changed experiment, at seed ${at}`;
    return [...occasions, { where, context: await own.at(step) }];
  }
}

/** Whether an experiment gives other numbers than another at the steps that both have. */
function isChanged(asked: ExperimentState, state: ExperimentState): boolean {
  const { completedSteps } = state;
  const hasEdits = state.edits.length > 0 && asked.edits.length === 0;
  return hasEdits || unlikeStart({ ...asked, completedSteps }, state).length > 0;
}
