import type { tf } from '../backend.ts';

/** The four parameters by PyTorch's names: fc1.weight [hidden, in], fc1.bias [hidden], fc2.weight [out, hidden], fc2.bias [out]. */
export interface NetworkParameters {
  readonly 'fc1.weight': tf.Tensor2D;
  readonly 'fc1.bias': tf.Tensor1D;
  readonly 'fc2.weight': tf.Tensor2D;
  readonly 'fc2.bias': tf.Tensor1D;
}
