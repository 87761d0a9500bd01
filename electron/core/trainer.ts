import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { tf, withBackend } from './backend.ts';
import { EditPlan, type StepEdits } from './edit-plan.ts';
import type { ExperimentStart } from './experiment-start.ts';
import type { MiniBatches } from './mini-batches.ts';
import { uploadConstants, type StepConstants } from './network/constants.ts';
import { trainingStep } from './network/training-step.ts';
import { PackedStep } from './packed-step.ts';
import type { TorchGenerator } from './random/torch-generator.ts';
import { ResidentTensors, updatedTensors } from './resident-tensors.ts';
import { stepMask } from './step-mask.ts';
import type { DataTarget } from './table-rows.ts';
import type { TrainingState } from './training-state.ts';

/** What changes from step to step besides the numbers of the record. */
interface Position {
  readonly completedSteps: number;
  readonly generator: TorchGenerator;
  readonly lockedMask: Float32Array | null;
  readonly epochOrder: Int32Array | null;
  /** The hyperparameters of the latest step. */
  readonly present: Hyperparameters;
}

/** Steps that were done in one go. */
export interface Burst {
  /** The loss of each. */
  readonly losses: readonly number[];
  /** Where training stood after those that were asked for, and after the last. */
  readonly states: readonly TrainingState[];
  /** What TensorFlow.js threw at the step behind them; null when it did not. */
  readonly failure: Error | null;
}

/** Decides about recording and about going on while several steps are trained in one unit of work. */
interface Conductor {
  /** Called when a step is computed and before it counts as done; returns whether to record it. */
  readonly records: (loss: number) => boolean;
  /** Called when a step is done, with what it left; returns true to ask for another. */
  readonly afterStep: (loss: number, left: ResidentTensors) => boolean;
}

/**
 * One experiment in training: the latest step, the generator and the number of steps done. All of it is plain data; tensors
 * exist only within a unit of work. A step is done or not done, never half: whatever stops the training, they belong together.
 */
export class Trainer {
  /** Those of the start: edits may change some from a step on. */
  readonly hyperparameters: Hyperparameters;
  readonly backend: BackendName;
  readonly #edits: EditPlan;
  readonly #miniBatches: MiniBatches | null;
  readonly #latest: PackedStep;
  #position: Position;
  #hasRecord = false;

  /**
   * @param start as drawn for the same hyperparameters; it is not changed.
   * @param edits the changes the user made, which replay makes again.
   * @param state where to go on, reached with the same edits; without it, at the start.
   */
  constructor(
    hyperparameters: Hyperparameters,
    backend: BackendName,
    start: ExperimentStart,
    edits: EditPlan = new EditPlan([], hyperparameters),
    state?: TrainingState,
  ) {
    this.hyperparameters = hyperparameters;
    this.backend = backend;
    this.#edits = edits;
    this.#miniBatches = start.miniBatches;
    const completedSteps = state?.completedSteps ?? 0;
    this.#position = {
      completedSteps,
      generator: state?.generator ?? start.generator.clone(),
      lockedMask: state?.lockedMask ?? null,
      epochOrder: state?.epochOrder ?? start.epochOrder,
      present: edits.hyperparametersAt(completedSteps),
    };
    const data = start.record.data.slice();
    if (state !== undefined) data.set(state.parameters, start.record.layout.places['fc1.weight'].offset);
    edits.changeData(data, completedSteps);
    this.#latest = new PackedStep(hyperparameters, data, state?.optimizerState ?? null);
  }

  /** How many steps were done. */
  get completedSteps(): number {
    return this.#position.completedSteps;
  }

  /** The hyperparameters step `step` is computed with. */
  hyperparametersAt(step: number): Hyperparameters {
    return this.#edits.hyperparametersAt(step);
  }

  /** A copy of the generator as it stands: what it draws is not drawn from the experiment. */
  get generator(): TorchGenerator {
    return this.#position.generator.clone();
  }

  /** Where training stands. */
  get state(): TrainingState {
    const { parametersAfter, optimizerState } = this.#latest;
    return this.#stateWith({ parameters: parametersAfter, optimizerState });
  }

  #stateWith(numbers: Pick<TrainingState, 'parameters' | 'optimizerState'>): TrainingState {
    const { completedSteps, generator, lockedMask, epochOrder } = this.#position;
    // A step draws from a clone of the generator and puts it in the place of this one, which stays as it is.
    return { completedSteps, generator, lockedMask, epochOrder, ...numbers };
  }

  /** A copy of the latest step, packed by `stepLayout`; null before this trainer has done one. */
  get record(): Float32Array | null {
    return this.#hasRecord ? this.#latest.data.slice() : null;
  }

  /**
   * Trains one step, and further ones for as long as `goOn` asks for another; only the last is recorded.
   * @param goOn is called with the loss of each step; returns true to ask for another step.
   * @throws LabError `engine-failed` when the backend does not start; whatever TensorFlow.js throws when it refuses a step.
   * The steps before it stay done.
   */
  train(goOn: (loss: number) => boolean): void {
    const { failure } = this.trainBurst(goOn, () => false);
    if (failure !== null) throw failure;
  }

  /** As `train`, but each step is recorded before `afterStep` is called for it. */
  trainRecorded(afterStep: (loss: number) => boolean): void {
    this.#train({ records: () => true, afterStep });
  }

  /**
   * As `train`, but returns what was done, and the failure if there was one, instead of throwing it.
   * @param keepsState whether the state of training after so many steps is to be kept.
   */
  trainBurst(goOn: (loss: number) => boolean, keepsState: (completedSteps: number) => boolean): Burst {
    const { failure, ...done } = this.#tryBurst(goOn, keepsState);
    if (failure === null || done.losses.length === 0) return { ...done, failure };
    // The last step before the failure was not recorded: the steps until then are done again, in the same way.
    let left = done.losses.length;
    const again = this.#tryBurst(() => (left -= 1) > 0, keepsState);
    return again.failure === null ? { ...again, failure } : { losses: [], states: [], failure };
  }

  /** A burst of which nothing is done when one of its steps fails; `losses` are then those of the steps before that one. */
  #tryBurst(goOn: (loss: number) => boolean, keepsState: (completedSteps: number) => boolean): Burst {
    const begun = this.#position;
    const losses: number[] = [];
    const states: TrainingState[] = [];
    let goesOn = true;
    try {
      this.#train({
        records: (loss) => !(goesOn = goOn(loss)),
        afterStep: (loss, left) => {
          losses.push(loss);
          if (goesOn && keepsState(this.completedSteps)) {
            states.push(this.#stateWith(left.read(this.hyperparameters.optimizer)));
          }
          return goesOn;
        },
      });
      return { losses, states: [...states, this.state], failure: null };
    } catch (thrown) {
      this.#position = begun;
      return { losses, states: [], failure: thrown instanceof Error ? thrown : new Error(String(thrown)) };
    }
  }

  #train({ records, afterStep }: Conductor): void {
    withBackend(this.backend, () => {
      const resident = new ResidentTensors(this.#latest);
      let constants = uploadConstants(this.#position.present);
      for (;;) {
        const edits = this.#edits.at(this.completedSteps + 1);
        if (edits !== undefined && edits.hyperparameters !== null) {
          tf.dispose({ ...constants });
          constants = uploadConstants(edits.hyperparameters);
        }
        resident.change(edits?.values ?? [], this.#nextBatch());
        const loss = this.#step(resident, constants, edits, records);
        if (!afterStep(loss, resident)) return;
      }
    });
  }

  /** What copies the rows of the next batch; null when every step has the same. */
  #nextBatch(): ((to: DataTarget) => void) | null {
    const { epochOrder, completedSteps } = this.#position;
    if (epochOrder === null) return null;
    return (to) => this.#miniBatches?.copyBatch(epochOrder, completedSteps, to);
  }

  /**
   * One step; returns its loss. What the trainer remembers changes all at once, after everything that can fail.
   * @param resident what the step begins with; then what it has left.
   */
  #step(
    resident: ResidentTensors,
    constants: StepConstants,
    edits: StepEdits | undefined,
    records: Conductor['records'],
  ): number {
    const { lockedMask, present, epochOrder, completedSteps } = this.#position;
    const generator = this.#position.generator.clone();
    const hyperparameters = edits?.hyperparameters ?? present;
    const { optimizer, batchSize, hiddenSize } = hyperparameters;
    const { mask, locked } = stepMask(generator, hyperparameters, lockedMask, edits);
    const step = completedSteps + 1;
    let loss = Number.NaN;
    let isRecorded = false as boolean; // set within the scope
    const updated = tf.tidy(() => {
      const remembering = optimizer === 'sgd' ? null : { hyperparameters, state: resident.optimizerState, step };
      const { x, y, parameters } = resident;
      const operands = { x, y, parameters, mask: tf.tensor2d(mask, [batchSize, hiddenSize]) };
      const computed = trainingStep(operands, constants, remembering);
      loss = computed.loss.dataSync<'float32'>()[0] ?? Number.NaN;
      isRecorded = records(loss);
      if (isRecorded) this.#latest.write(mask, computed, resident.begun);
      return updatedTensors(computed, optimizer);
    });
    resident.replace(updated, isRecorded);
    const beginsEpoch = this.#miniBatches?.beginsEpoch(step) === true;
    this.#position = {
      completedSteps: step,
      present: hyperparameters,
      lockedMask: locked,
      epochOrder: beginsEpoch ? this.#miniBatches.drawOrder(generator) : epochOrder,
      generator,
    };
    if (isRecorded) this.#hasRecord = true;
    return loss;
  }
}
