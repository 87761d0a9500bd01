import type { Hyperparameters, LossConvention } from '#shared/hyperparameters.ts';
import { randn } from './normal.ts';
import type { TorchGenerator } from './torch-generator.ts';

type TargetSizes = Pick<Hyperparameters, 'batchSize' | 'outputSize'>;

const normals = (generator: TorchGenerator, { batchSize, outputSize }: TargetSizes) =>
  randn(generator, batchSize * outputSize);

/** How y is drawn for each loss, row by row, float32: for squared errors `torch.randn(batch, out)`. */
export const targetDrawers: Readonly<
  Record<LossConvention, (generator: TorchGenerator, sizes: TargetSizes) => Float32Array>
> = { 'mean-squared-error': normals, 'half-squared-error': normals };
