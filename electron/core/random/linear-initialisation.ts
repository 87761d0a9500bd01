import type { TorchGenerator } from './torch-generator.ts';
import { uniform } from './uniform.ts';

/** The initial parameters of one linear layer: weight [out, in] row by row, bias [out]. */
export interface LinearInitialisation {
  readonly weight: Float32Array;
  readonly bias: Float32Array;
}

/**
 * `nn.Linear(inputSize, outputSize)` as PyTorch initialises it: weight, then bias, both uniform in +-1/sqrt(inputSize).
 *
 * The two bounds are equal only in exact arithmetic. The weight's comes from `kaiming_uniform_(a=sqrt(5))` and is computed
 * as sqrt(3) * (sqrt(2 / (1 + a^2)) / sqrt(in)); each is computed its own way here, for the last bit depends on it.
 */
export function linearInitialisation(
  generator: TorchGenerator,
  inputSize: number,
  outputSize: number,
): LinearInitialisation {
  const gain = Math.sqrt(2 / (1 + Math.sqrt(5) ** 2));
  const weightBound = Math.sqrt(3) * (gain / Math.sqrt(inputSize));
  const biasBound = 1 / Math.sqrt(inputSize);
  const weight = uniform(generator, inputSize * outputSize, -weightBound, weightBound);
  const bias = uniform(generator, outputSize, -biasBound, biasBound);
  return { weight, bias };
}
