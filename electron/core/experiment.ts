import { dataMisfit } from '#shared/batches.ts';
import type { DataSource } from '#shared/data-source.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Edit } from '#shared/edits.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import type { LossCurve } from '#shared/loss-curve.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import { checkEdits, EditPlan } from './edit-plan.ts';
import { drawExperimentStart, type ExperimentStart } from './experiment-start.ts';
import type { TorchGenerator } from './random/torch-generator.ts';
import type { TrainsSteps } from './record-steps.ts';
import { Timeline } from './timeline.ts';
import { Trainer } from './trainer.ts';
import type { TrainingState } from './training-state.ts';

/** What an experiment is begun from. */
export type ExperimentPlan = Pick<ExperimentState, 'hyperparameters' | 'data'> & { readonly edits: readonly Edit[] };

/** @throws LabError `invalid-input` when the data or an edit do not fit the network. */
export function checkPlan({ hyperparameters, data, edits }: ExperimentPlan): void {
  const reason = dataMisfit(data, hyperparameters);
  if (reason !== null) throw new LabError('invalid-input', reason);
  checkEdits(edits, hyperparameters);
}

/** An experiment: its start, its edits, its training and the time line of its steps. */
export class Experiment implements TrainsSteps {
  readonly data: DataSource;
  /** The edits as they were given. */
  readonly edits: readonly Edit[];
  readonly #drawn: ExperimentStart;
  readonly #plan: EditPlan;
  readonly #timeline: Timeline;
  readonly #trainer: Trainer;
  /** The step that was visited last: screens ask about one step several times. */
  #visited: { readonly step: number; readonly data: Float32Array } | null = null;

  private constructor(
    { data, edits }: Pick<ExperimentPlan, 'data' | 'edits'>,
    drawn: ExperimentStart,
    plan: EditPlan,
    timeline: Timeline,
    trainer: Trainer,
  ) {
    this.data = data;
    this.edits = edits;
    this.#drawn = drawn;
    this.#plan = plan;
    this.#timeline = timeline;
    this.#trainer = trainer;
  }

  /**
   * An experiment before its first step.
   * @param backend a backend that is loaded.
   * @throws LabError `invalid-input` when the data or an edit do not fit.
   */
  static begin(experiment: ExperimentPlan, backend: BackendName): Experiment {
    checkPlan(experiment);
    const { hyperparameters, data, edits } = experiment;
    const plan = new EditPlan(edits, hyperparameters, data);
    const drawn = drawExperimentStart(hyperparameters, data);
    const trainer = new Trainer(hyperparameters, backend, drawn, plan);
    const { state } = trainer;
    return new Experiment(experiment, drawn, plan, new Timeline(state, bytesOf(state, plan, hyperparameters)), trainer);
  }

  /** Those of the start: edits may change some from a step on. */
  get startHyperparameters(): Hyperparameters {
    return this.#trainer.startHyperparameters;
  }

  /** The hyperparameters step `step` is computed with. */
  hyperparametersAt(step: number): Hyperparameters {
    return this.#plan.hyperparametersAt(step);
  }

  get backend(): BackendName {
    return this.#trainer.backend;
  }

  get completedSteps(): number {
    return this.#trainer.completedSteps;
  }

  /** Its edits by step. */
  get plan(): EditPlan {
    return this.#plan;
  }

  get record(): Float32Array | null {
    return this.#trainer.record;
  }

  /** A copy of the generator as it stands: what it draws is not drawn from the experiment. */
  get generator(): TorchGenerator {
    return this.#trainer.generator;
  }

  /** The losses of the steps so far; not to be changed. */
  get lossCurve(): LossCurve {
    return this.#timeline.lossCurve;
  }

  /** Data (of the first batch) and initial parameters with the edits of step 1 made, packed by `startLayout`. */
  get start(): Float32Array {
    const start = this.#drawn.record.data.slice();
    for (const { offset, values } of this.#plan.at(1)?.values ?? []) start.set(values, offset);
    return start;
  }

  /** Trains one step, and further ones for as long as `goOn` asks for another; only the last is recorded. */
  train(goOn: (loss: number) => boolean): void {
    const begun = this.completedSteps;
    const { losses, states, failure } = this.#trainer.trainBurst(goOn, (steps) => this.#timeline.wantsState(steps));
    const stateAfter = new Map(states.map((state) => [state.completedSteps, state]));
    for (const [index, loss] of losses.entries()) {
      this.#timeline.add(loss, stateAfter.get(begun + index + 1) ?? null);
    }
    if (failure !== null) throw failure;
  }

  /**
   * The same experiment with other edits, gone back to a step from which replay reaches `completedSteps` and computes at
   * least that step again: no later than just before the first step the edits change. This experiment stays as it is.
   * @throws LabError `invalid-input` when an edit does not fit.
   */
  withEdits(edits: readonly Edit[], completedSteps: number): Experiment {
    const plan = new EditPlan(edits, this.startHyperparameters, this.data);
    const unchangedSteps = this.#plan.firstDifferentStep(plan) - 1;
    const state = this.#timeline.latestUntil(Math.min(unchangedSteps, Math.max(completedSteps - 1, 0)));
    const trainer = new Trainer(this.startHyperparameters, this.backend, this.#drawn, plan, state);
    const timeline = this.#timeline.until(state, bytesOf(state, plan, this.startHyperparameters));
    return new Experiment({ data: this.data, edits }, this.#drawn, plan, timeline, trainer);
  }

  /** A trainer that stands before step `step`, one that was done, or some steps earlier. */
  trainerBefore(step: number): Trainer {
    const state = this.#timeline.latestUntil(step - 1);
    return new Trainer(this.startHyperparameters, this.backend, this.#drawn, this.#plan, state);
  }

  /** A step that is at hand without a replay: the latest and the one visited last; null otherwise. Not to be changed. */
  stepAtHand(step: number): StepRecord | null {
    const data = step === this.completedSteps ? this.record : this.#visited?.step === step ? this.#visited.data : null;
    return data === null ? null : { layout: stepLayout(this.startHyperparameters), data, step };
  }

  /** Keeps a replayed step at hand. */
  keepAtHand(step: number, data: Float32Array): void {
    this.#visited = { step, data };
  }
}

/**
 * The bytes of a state: its parameters and what the optimizer remembers of them, a mask where edits may lock one, and the order
 * of its epoch. The states of one epoch share that order, but it is counted for each: checkpoints may be further apart than epochs
 * are long.
 */
function bytesOf(
  { parameters, epochOrder, optimizerState }: TrainingState,
  edits: EditPlan,
  sizes: Hyperparameters,
): number {
  const lockedMask = edits.locksMasks ? 4 * sizes.batchSize * sizes.hiddenSize : 0;
  const order = epochOrder?.byteLength ?? 0;
  return parameters.byteLength + (optimizerState?.byteLength ?? 0) + lockedMask + order;
}
