import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { optimizerStateNames } from '#shared/step-record.ts';
import { tf, withBackend } from './backend.ts';
import { changeMask, rescaleMask } from './changed-mask.ts';
import { EditPlan, type StepEdits } from './edit-plan.ts';
import type { ExperimentStart } from './experiment-start.ts';
import type { MiniBatches } from './mini-batches.ts';
import { uploadConstants, type StepConstants } from './network/constants.ts';
import { drawMask } from './network/dropout.ts';
import type { OptimizerState } from './network/optimizer.ts';
import { trainingStep, type ComputedTensors, type StepOperands } from './network/training-step.ts';
import { PackedStep, uploadMatrix, uploadParametersBefore } from './packed-step.ts';
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
  /** The hyperparameters of the latest step. */
  #present: Hyperparameters;
  #generator: TorchGenerator;
  #lockedMask: Float32Array | null;
  #epochOrder: Int32Array | null;
  #completedSteps: number;
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
    this.#generator = state?.generator ?? start.generator.clone();
    this.#lockedMask = state?.lockedMask ?? null;
    this.#epochOrder = state?.epochOrder ?? start.epochOrder;
    this.#completedSteps = state?.completedSteps ?? 0;
    const data = start.record.data.slice();
    if (state !== undefined) data.set(state.parameters, start.record.layout.places['fc1.weight'].offset);
    this.#present = edits.hyperparametersAt(this.#completedSteps);
    edits.changeData(data, this.#completedSteps);
    this.#latest = new PackedStep(hyperparameters, data, state?.optimizerState ?? null);
  }

  /** How many steps were done. */
  get completedSteps(): number {
    return this.#completedSteps;
  }

  /** The hyperparameters step `step` is computed with. */
  hyperparametersAt(step: number): Hyperparameters {
    return this.#edits.hyperparametersAt(step);
  }

  /** A copy of the generator as it stands: what it draws is not drawn from the experiment. */
  get generator(): TorchGenerator {
    return this.#generator.clone();
  }

  /** Where training stands. */
  get state(): TrainingState {
    return {
      completedSteps: this.#completedSteps,
      // A step draws from a clone and puts it in the place of this one, which stays as it is.
      generator: this.#generator,
      parameters: this.#latest.parametersAfter,
      lockedMask: this.#lockedMask,
      epochOrder: this.#epochOrder,
      optimizerState: this.#latest.optimizerState,
    };
  }

  /** A copy of the latest step, packed by `stepLayout`; null before this trainer has done one. */
  get record(): Float32Array | null {
    return this.#hasRecord ? this.#latest.data.slice() : null;
  }

  /**
   * Trains one step, and further ones for as long as `afterStep` asks for another.
   * @param afterStep is told the loss of each step; the answer `true` asks for another step.
   * @throws LabError `engine-failed` when the backend does not start; whatever TensorFlow.js throws when it refuses a step.
   * The steps before it stay done.
   */
  train(afterStep: (loss: number) => boolean): void {
    withBackend(this.backend, () => {
      let constants = uploadConstants(this.#present);
      let uploaded: Uploaded = {
        ...this.#upload(this.#latest.nextStart),
        optimizerState: this.#latest.uploadOptimizerState(),
      };
      let goOn = true;
      while (goOn) {
        const edits = this.#edits.at(this.#completedSteps + 1);
        if (edits !== undefined && edits.hyperparameters !== null) {
          tf.dispose({ ...constants });
          constants = uploadConstants(edits.hyperparameters);
        }
        const otherStart = this.#otherStart(edits);
        if (otherStart !== null) {
          tf.dispose([uploaded.x, uploaded.y, { ...uploaded.parameters }]);
          uploaded = { ...this.#upload(otherStart), optimizerState: uploaded.optimizerState };
        }
        const { updated, loss } = this.#step(uploaded, constants, edits, otherStart);
        tf.dispose({ ...uploaded.parameters });
        tf.dispose({ ...uploaded.optimizerState });
        uploaded = { ...uploaded, ...updated };
        goOn = afterStep(loss);
      }
    });
  }

  /** The mask that is locked before the changes of a step; null when there is none, or the step unlocks it. */
  #stillLocked({ lock, hyperparameters }: StepEdits): Float32Array | null {
    if (lock === false || this.#lockedMask === null) return null;
    return hyperparameters === null ? this.#lockedMask : rescaleMask(this.#lockedMask, hyperparameters);
  }

  /** What the next step begins with; null when that is just what the latest one left. */
  #otherStart(edits: StepEdits | undefined): Float32Array | null {
    const changes = edits?.values ?? [];
    if (this.#epochOrder === null && changes.length === 0) return null;
    const start = this.#latest.nextStart;
    if (this.#epochOrder !== null) {
      const { x, y } = this.#latest.layout.places;
      const to = { x: start.subarray(x.offset, x.offset + x.length), y: start.subarray(y.offset, y.offset + y.length) };
      this.#miniBatches?.copyBatch(this.#epochOrder, this.#completedSteps, to);
    }
    for (const { offset, values } of changes) start.set(values, offset);
    return start;
  }

  #upload(start: Float32Array): Omit<Uploaded, 'optimizerState'> {
    // x, y and the parameters before the update begin the layout of a step.
    const begun = { layout: this.#latest.layout, data: start };
    return { x: uploadMatrix(begun, 'x'), y: uploadMatrix(begun, 'y'), parameters: uploadParametersBefore(begun) };
  }

  /** One step. What the trainer remembers moves on together, after everything that can fail. */
  #step(
    { x, y, parameters, optimizerState }: Uploaded,
    constants: StepConstants,
    edits: StepEdits | undefined,
    otherStart: Float32Array | null,
  ): { updated: Pick<Uploaded, 'parameters' | 'optimizerState'>; loss: number } {
    const generator = this.#generator.clone();
    const hyperparameters = edits?.hyperparameters ?? this.#present;
    // Drawn in any case: the draws of later steps do not depend on whether this one is used.
    const drawn = drawMask(generator, hyperparameters);
    const locked = edits === undefined ? this.#lockedMask : this.#stillLocked(edits);
    const unedited = locked ?? drawn;
    const mask = edits === undefined ? unedited : changeMask(unedited, edits.mask, hyperparameters);
    const { batchSize, hiddenSize } = hyperparameters;
    const step = this.#completedSteps + 1;
    let loss = Number.NaN;
    const updated = tf.tidy(() => {
      const maskTensor = tf.tensor2d(mask, [batchSize, hiddenSize]);
      const remembering = hyperparameters.optimizer === 'sgd' ? null : { hyperparameters, state: optimizerState, step };
      const computed = trainingStep({ x, y, mask: maskTensor, parameters }, constants, remembering);
      loss = this.#latest.write(mask, computed, otherStart);
      const after = {
        'fc1.weight': computed['fc1.weight.after'],
        'fc1.bias': computed['fc1.bias.after'],
        'fc2.weight': computed['fc2.weight.after'],
        'fc2.bias': computed['fc2.bias.after'],
      };
      return { parameters: after, optimizerState: remembered(hyperparameters, computed) };
    });
    this.#generator = generator;
    this.#present = hyperparameters;
    this.#lockedMask = edits?.lock === true ? mask : locked;
    this.#completedSteps += 1;
    if (this.#miniBatches?.beginsEpoch(this.#completedSteps) === true) {
      this.#epochOrder = this.#miniBatches.drawOrder(generator);
    }
    this.#hasRecord = true;
    return { updated, loss };
  }
}

/** What the optimizer remembers after a step. */
function remembered({ optimizer }: Hyperparameters, computed: ComputedTensors): Record<string, tf.Tensor> {
  return Object.fromEntries(
    optimizerStateNames(optimizer).flatMap((name) => (computed[name] ? [[name, computed[name]]] : [])),
  );
}
