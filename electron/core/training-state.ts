import type { TorchGenerator } from './random/torch-generator.ts';

/** Where training stands between two steps: with the data and the edits, everything later steps depend on. Never changed. */
export interface TrainingState {
  readonly completedSteps: number;
  /** Shared, so nothing may be drawn from it, only from a clone. */
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
