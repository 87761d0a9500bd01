import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { tf, withBackend } from './backend.ts';
import type { ExperimentStart } from './experiment-start.ts';
import { uploadConstants, type StepConstants } from './network/constants.ts';
import { drawMask } from './network/dropout.ts';
import type { NetworkParameters } from './network/parameters.ts';
import { trainingStep, type StepOperands } from './network/training-step.ts';
import { PackedStep, uploadMatrix, uploadParametersAfter } from './packed-step.ts';
import type { TorchGenerator } from './random/torch-generator.ts';

/**
 * One experiment in training: the latest step, the generator and the number of steps done. All of it is plain data; tensors
 * exist only within a unit of work. A step is done or not done, never half: whatever stops the training, the three
 * belong together.
 */
export class Trainer {
  readonly hyperparameters: Hyperparameters;
  readonly backend: BackendName;
  readonly #latest: PackedStep;
  #generator: TorchGenerator;
  #completedSteps = 0;

  /** @param start as drawn for the same hyperparameters; it is not changed. */
  constructor(hyperparameters: Hyperparameters, backend: BackendName, start: ExperimentStart) {
    this.hyperparameters = hyperparameters;
    this.backend = backend;
    this.#latest = new PackedStep(hyperparameters, start.record);
    this.#generator = start.generator.clone();
  }

  /** How many steps were done. */
  get completedSteps(): number {
    return this.#completedSteps;
  }

  /** A copy of the generator as it stands: what it draws is not drawn from the experiment. */
  get generator(): TorchGenerator {
    return this.#generator.clone();
  }

  /** A copy of the latest step, packed by `stepLayout`; null before the first. */
  get record(): Float32Array | null {
    return this.#completedSteps === 0 ? null : this.#latest.data.slice();
  }

  /**
   * Trains one step, and further ones for as long as `afterStep` asks for another.
   * @param afterStep is told the loss of each step; the answer `true` asks for another step.
   * @throws LabError `engine-failed` when the backend does not start; whatever TensorFlow.js throws when it refuses a step.
   * The steps before it stay done.
   */
  train(afterStep: (loss: number) => boolean): void {
    withBackend(this.backend, () => {
      const x = uploadMatrix(this.#latest, 'x');
      const y = uploadMatrix(this.#latest, 'y');
      const constants = uploadConstants(this.hyperparameters);
      let parameters = uploadParametersAfter(this.#latest);
      let goOn = true;
      while (goOn) {
        const { updated, loss } = this.#step({ x, y, parameters }, constants);
        tf.dispose({ ...parameters });
        parameters = updated;
        goOn = afterStep(loss);
      }
    });
  }

  /** One step. The generator and the record move on together, after everything that can fail. */
  #step(
    { x, y, parameters }: Omit<StepOperands, 'mask'>,
    constants: StepConstants,
  ): { updated: NetworkParameters; loss: number } {
    const generator = this.#generator.clone();
    const mask = drawMask(generator, this.hyperparameters);
    const { batchSize, hiddenSize } = this.hyperparameters;
    let loss = Number.NaN;
    const updated = tf.tidy(() => {
      const maskTensor = tf.tensor2d(mask, [batchSize, hiddenSize]);
      const computed = trainingStep({ x, y, mask: maskTensor, parameters }, constants);
      loss = this.#latest.write(mask, computed);
      return {
        'fc1.weight': computed['fc1.weight.after'],
        'fc1.bias': computed['fc1.bias.after'],
        'fc2.weight': computed['fc2.weight.after'],
        'fc2.bias': computed['fc2.bias.after'],
      };
    });
    this.#generator = generator;
    this.#completedSteps += 1;
    return { updated, loss };
  }
}
