import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { optimizerStateNames, parameterNames } from '#shared/step-record.ts';
import { tf, withBackend } from './backend.ts';
import { changeMask, rescaleMask } from './changed-mask.ts';
import { EditPlan, type ChangedRange, type StepEdits } from './edit-plan.ts';
import type { ExperimentStart } from './experiment-start.ts';
import type { MiniBatches } from './mini-batches.ts';
import { uploadConstants, type StepConstants } from './network/constants.ts';
import { drawMask } from './network/dropout.ts';
import type { OptimizerState } from './network/optimizer.ts';
import { trainingStep, type ComputedTensors, type StepOperands } from './network/training-step.ts';
import { PackedStep, packTensors, uploadMatrix, uploadParametersBefore } from './packed-step.ts';
import type { TorchGenerator } from './random/torch-generator.ts';

/** Where training stands between two steps: with the data and the edits, everything later steps depend on. Never changed. */
export interface TrainingState {
  readonly completedSteps: number;
  /** Shared, hence never drawn from: whoever draws, draws from a clone. */
  readonly generator: TorchGenerator;
  /** The parameters after these steps, packed in the order of `parameterNames`. */
  readonly parameters: Float32Array;
  /** The mask that steps use while it is locked; null when each uses its own. */
  readonly lockedMask: Float32Array | null;
  /** The order in which the epoch of the next step takes the training rows, shared by its states; null without mini-batches. */
  readonly epochOrder: Int32Array | null;
  /** What the optimizer remembers after these steps, in the order of `optimizerStateNames`; null for plain SGD. */
  readonly optimizerState: Float32Array | null;
}

/** Data, parameters and what the optimizer remembers as a step uses them, on the current backend. */
interface Uploaded extends Omit<StepOperands, 'mask'> {
  readonly optimizerState: OptimizerState;
}

/** What moves on from step to step besides the numbers of the record. */
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

/** What a step leaves on the backend for the next. */
type Updated = Pick<Uploaded, 'parameters' | 'optimizerState'>;

/** Decides about recording and about going on while several steps are trained in one unit of work. */
interface Conductor {
  /** Asked when a step is computed and before it counts as done: whether to record it. */
  readonly records: (loss: number) => boolean;
  /** Told when a step is done; the answer `true` asks for another. */
  readonly afterStep: (loss: number, updated: Updated) => boolean;
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
    return this.#stateWith(this.#latest.parametersAfter, this.#latest.optimizerState);
  }

  #stateWith(parameters: Float32Array, optimizerState: Float32Array | null): TrainingState {
    const { completedSteps, generator, lockedMask, epochOrder } = this.#position;
    // A step draws from a clone of the generator and puts it in the place of this one, which stays as it is.
    return { completedSteps, generator, parameters, lockedMask, epochOrder, optimizerState };
  }

  /** A copy of the latest step, packed by `stepLayout`; null before this trainer has done one. */
  get record(): Float32Array | null {
    return this.#hasRecord ? this.#latest.data.slice() : null;
  }

  /**
   * Trains one step, and further ones for as long as `goOn` asks for another; only the last is recorded.
   * @param goOn is told the loss of each step; the answer `true` asks for another step.
   * @throws LabError `engine-failed` when the backend does not start; whatever TensorFlow.js throws when it refuses a step.
   * The steps before it stay done.
   */
  train(goOn: (loss: number) => boolean): void {
    const { failure } = this.trainBurst(goOn, () => false);
    if (failure !== null) throw failure;
  }

  /** As `train`, but each step is recorded before `afterStep` is told of it. */
  trainRecorded(afterStep: (loss: number) => boolean): void {
    this.#train({ records: () => true, afterStep });
  }

  /**
   * As `train`, but says what was done instead of throwing.
   * @param keepsState whether it is wanted to be known where training stands after so many steps.
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
        afterStep: (loss, updated) => {
          losses.push(loss);
          if (goesOn && keepsState(this.completedSteps)) states.push(this.#readState(updated));
          return goesOn;
        },
      });
      return { losses, states: [...states, this.state], failure: null };
    } catch (thrown) {
      this.#position = begun;
      return { losses, states: [], failure: thrown instanceof Error ? thrown : new Error(String(thrown)) };
    }
  }

  /** Where training stands after a step that was not recorded. */
  #readState({ parameters, optimizerState }: Updated): TrainingState {
    const names = optimizerStateNames(this.hyperparameters.optimizer);
    const remembered = names.length === 0 ? null : packTensors(optimizerState, names);
    return this.#stateWith(packTensors(parameters, parameterNames), remembered);
  }

  #train(conductor: Conductor): void {
    withBackend(this.backend, () => {
      let constants = uploadConstants(this.#position.present);
      const start = this.#latest.nextStart;
      let uploaded = this.#upload(start);
      let followsRecord = true;
      for (;;) {
        const edits = this.#edits.at(this.completedSteps + 1);
        if (edits !== undefined && edits.hyperparameters !== null) {
          tf.dispose({ ...constants });
          constants = uploadConstants(edits.hyperparameters);
        }
        const changed = this.#takeChanges(uploaded, start, edits);
        if (changed.parameters !== uploaded.parameters) followsRecord = false;
        uploaded = changed;
        const begun = { data: start, before: followsRecord ? null : uploaded };
        const { updated, loss, isRecorded } = this.#step(uploaded, constants, edits, (mask, computed, stepLoss) => {
          const isWanted = conductor.records(stepLoss);
          if (isWanted) this.#latest.write(mask, computed, begun);
          return isWanted;
        });
        tf.dispose([{ ...uploaded.parameters }, { ...uploaded.optimizerState }]);
        uploaded = { ...uploaded, ...updated };
        followsRecord = isRecorded;
        if (!conductor.afterStep(loss, updated)) return;
      }
    });
  }

  /** The mask that is locked before the changes of a step; null when there is none, or the step unlocks it. */
  #stillLocked({ lock, hyperparameters }: StepEdits): Float32Array | null {
    const { lockedMask } = this.#position;
    if (lock === false || lockedMask === null) return null;
    return hyperparameters === null ? lockedMask : rescaleMask(lockedMask, hyperparameters);
  }

  /**
   * Makes the changes a step begins with: the rows of its batch, and numbers the user changed. What is not changed stays as it
   * was uploaded.
   * @param start packed by `startLayout`: x and y of the step before, then of this one. The parameters in it are not kept up to date.
   */
  #takeChanges(uploaded: Uploaded, start: Float32Array, edits: StepEdits | undefined): Uploaded {
    const { x, y, 'fc1.weight': first } = this.#latest.layout.places;
    const { epochOrder, completedSteps } = this.#position;
    const isOfData = ({ offset }: ChangedRange) => offset < first.offset;
    const changes = edits?.values ?? [];
    const changesData = epochOrder !== null || changes.some(isOfData);
    const changesParameters = changes.some((change) => !isOfData(change));
    if (!changesData && !changesParameters) return uploaded;
    if (epochOrder !== null) {
      const to = { x: start.subarray(x.offset, x.offset + x.length), y: start.subarray(y.offset, y.offset + y.length) };
      this.#miniBatches?.copyBatch(epochOrder, completedSteps, to);
    }
    if (changesParameters) start.set(packTensors(uploaded.parameters, parameterNames), first.offset);
    for (const { offset, values } of changes) start.set(values, offset);
    const begun = { layout: this.#latest.layout, data: start };
    let changed = uploaded;
    if (changesData) {
      tf.dispose([uploaded.x, uploaded.y]);
      changed = { ...changed, x: uploadMatrix(begun, 'x'), y: uploadMatrix(begun, 'y') };
    }
    if (changesParameters) {
      tf.dispose({ ...uploaded.parameters });
      changed = { ...changed, parameters: uploadParametersBefore(begun) };
    }
    return changed;
  }

  #upload(start: Float32Array): Uploaded {
    // x, y and the parameters before the update begin the layout of a step.
    const begun = { layout: this.#latest.layout, data: start };
    return {
      x: uploadMatrix(begun, 'x'),
      y: uploadMatrix(begun, 'y'),
      parameters: uploadParametersBefore(begun),
      optimizerState: this.#latest.uploadOptimizerState(),
    };
  }

  /**
   * One step. What the trainer remembers moves on together, after everything that can fail.
   * @param record told the mask and what was computed, before its tensors are gone; answers whether it was recorded.
   */
  #step(
    { x, y, parameters, optimizerState }: Uploaded,
    constants: StepConstants,
    edits: StepEdits | undefined,
    record: (mask: Float32Array, computed: ComputedTensors, loss: number) => boolean,
  ): { updated: Updated; loss: number; isRecorded: boolean } {
    const { lockedMask, present, completedSteps } = this.#position;
    const generator = this.#position.generator.clone();
    const hyperparameters = edits?.hyperparameters ?? present;
    // Drawn in any case: the draws of later steps do not depend on whether this one is used.
    const drawn = drawMask(generator, hyperparameters);
    const locked = edits === undefined ? lockedMask : this.#stillLocked(edits);
    const unedited = locked ?? drawn;
    const mask = edits === undefined ? unedited : changeMask(unedited, edits.mask, hyperparameters);
    const { batchSize, hiddenSize } = hyperparameters;
    const step = completedSteps + 1;
    let loss = Number.NaN;
    let isRecorded = false as boolean; // set within the scope
    const updated = tf.tidy(() => {
      const maskTensor = tf.tensor2d(mask, [batchSize, hiddenSize]);
      const remembering = hyperparameters.optimizer === 'sgd' ? null : { hyperparameters, state: optimizerState, step };
      const computed = trainingStep({ x, y, mask: maskTensor, parameters }, constants, remembering);
      loss = computed.loss.dataSync<'float32'>()[0] ?? Number.NaN;
      isRecorded = record(mask, computed, loss);
      const after = {
        'fc1.weight': computed['fc1.weight.after'],
        'fc1.bias': computed['fc1.bias.after'],
        'fc2.weight': computed['fc2.weight.after'],
        'fc2.bias': computed['fc2.bias.after'],
      };
      return { parameters: after, optimizerState: remembered(hyperparameters, computed) };
    });
    const beginsEpoch = this.#miniBatches?.beginsEpoch(step) === true;
    this.#position = {
      completedSteps: step,
      present: hyperparameters,
      lockedMask: edits?.lock === true ? mask : locked,
      epochOrder: beginsEpoch ? this.#miniBatches.drawOrder(generator) : this.#position.epochOrder,
      generator,
    };
    if (isRecorded) this.#hasRecord = true;
    return { updated, loss, isRecorded };
  }
}

/** What the optimizer remembers after a step. */
function remembered({ optimizer }: Hyperparameters, computed: ComputedTensors): Record<string, tf.Tensor> {
  if (optimizer === 'sgd') return {};
  return Object.fromEntries(
    optimizerStateNames(optimizer).flatMap((name) => (computed[name] ? [[name, computed[name]]] : [])),
  );
}
