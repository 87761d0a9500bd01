import type { BackendName } from '#shared/engine.ts';
import type { Edit } from '#shared/edits.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import { EditPlan } from './edited-step.ts';
import { drawExperimentStart, type ExperimentStart } from './experiment-start.ts';
import type { TorchGenerator } from './random/torch-generator.ts';
import type { TrainsSteps } from './record-steps.ts';
import { Timeline } from './timeline.ts';
import { Trainer, type TrainingState } from './trainer.ts';

/** An experiment: its drawn start, its edits, its training and the time line of its steps. */
export class Experiment implements TrainsSteps {
  /** The edits as they were given. */
  readonly edits: readonly Edit[];
  readonly #drawn: ExperimentStart;
  readonly #edits: EditPlan;
  readonly #timeline: Timeline;
  readonly #trainer: Trainer;
  /** The step that was visited last: screens ask about one step several times. */
  #visited: { readonly step: number; readonly data: Float32Array } | null = null;

  private constructor(
    edits: readonly Edit[],
    drawn: ExperimentStart,
    plan: EditPlan,
    timeline: Timeline,
    trainer: Trainer,
  ) {
    this.edits = edits;
    this.#drawn = drawn;
    this.#edits = plan;
    this.#timeline = timeline;
    this.#trainer = trainer;
  }

  /**
   * An experiment before its first step.
   * @param backend a backend that is loaded.
   * @throws LabError `invalid-input` when an edit does not fit.
   */
  static begin(hyperparameters: Hyperparameters, backend: BackendName, edits: readonly Edit[]): Experiment {
    const plan = new EditPlan(edits, hyperparameters);
    const drawn = drawExperimentStart(hyperparameters);
    const trainer = new Trainer(hyperparameters, backend, drawn, plan);
    const { state } = trainer;
    return new Experiment(edits, drawn, plan, new Timeline(state, bytesOf(state, plan, hyperparameters)), trainer);
  }

  get hyperparameters(): Hyperparameters {
    return this.#trainer.hyperparameters;
  }

  get backend(): BackendName {
    return this.#trainer.backend;
  }

  get completedSteps(): number {
    return this.#trainer.completedSteps;
  }

  get record(): Float32Array | null {
    return this.#trainer.record;
  }

  /** A copy of the generator as it stands: what it draws is not drawn from the experiment. */
  get generator(): TorchGenerator {
    return this.#trainer.generator;
  }

  /** The loss of each step so far. */
  get losses(): Float32Array {
    return this.#timeline.losses;
  }

  /** Data and initial parameters with the edits of step 1 made, packed by `startLayout`. */
  get start(): Float32Array {
    const start = this.#drawn.record.data.slice();
    for (const { offset, value } of this.#edits.at(1)?.values ?? []) start[offset] = value;
    return start;
  }

  train(afterStep: (loss: number) => boolean): void {
    this.#trainer.train((loss) => {
      this.#timeline.add(this.#trainer.state, loss);
      return afterStep(loss);
    });
  }

  /**
   * The same experiment with other edits, gone back to a step from which replay reaches `completedSteps` and computes at
   * least that step again: no later than just before the first step the edits change. This experiment stays as it is.
   * @throws LabError `invalid-input` when an edit does not fit.
   */
  withEdits(edits: readonly Edit[], completedSteps: number): Experiment {
    const plan = new EditPlan(edits, this.hyperparameters);
    const unchangedSteps = this.#edits.firstDifference(plan) - 1;
    const state = this.#timeline.latestUntil(Math.min(unchangedSteps, Math.max(completedSteps - 1, 0)));
    const trainer = new Trainer(this.hyperparameters, this.backend, this.#drawn, plan, state);
    const timeline = this.#timeline.until(state, bytesOf(state, plan, this.hyperparameters));
    return new Experiment(edits, this.#drawn, plan, timeline, trainer);
  }

  /** A trainer that stands before step `step`, one that was done, or some steps earlier. */
  trainerBefore(step: number): Trainer {
    const state = this.#timeline.latestUntil(step - 1);
    return new Trainer(this.hyperparameters, this.backend, this.#drawn, this.#edits, state);
  }

  /** A step that is at hand without a replay: the latest and the one visited last; null otherwise. Not to be changed. */
  stepAtHand(step: number): StepRecord | null {
    const data = step === this.completedSteps ? this.record : this.#visited?.step === step ? this.#visited.data : null;
    return data === null ? null : { layout: stepLayout(this.hyperparameters), data, step };
  }

  /** Keeps a replayed step at hand. */
  keepAtHand(step: number, data: Float32Array): void {
    this.#visited = { step, data };
  }
}

/** The bytes of a state's parameters, and of a mask where edits may lock one. */
function bytesOf({ parameters }: TrainingState, edits: EditPlan, { batchSize, hiddenSize }: Hyperparameters): number {
  return parameters.byteLength + (edits.locksMasks ? 4 * batchSize * hiddenSize : 0);
}
