import type { DropoutLayer } from '#shared/hyperparameters.ts';
import { scaledBernoulli } from './bernoulli.ts';
import { scaledScalarBernoulli, scaledScalarBernoulliMkl } from './scalar-bernoulli.ts';
import type { TorchGenerator } from './torch-generator.ts';

/**
 * Fills a mask, row by row, with `scale` where a cell is kept (with probability 1 - p) and 0 where it is dropped, and leaves
 * the generator where PyTorch's stands afterwards.
 * @param dropProbability p, at least 0 and less than 1.
 */
type MaskDrawer = (
  generator: TorchGenerator,
  dropProbability: number,
  scale: number,
  mask: Float32Array,
) => Float32Array;

/** `nn.Dropout` gives its input back when p is 0, without a draw. */
const unlessNothingIsDropped =
  (draw: MaskDrawer): MaskDrawer =>
  (generator, dropProbability, scale, mask) =>
    dropProbability === 0 ? mask.fill(scale) : draw(generator, dropProbability, scale, mask);

/**
 * How each layer draws its masks. The draws of the generator that a mask of n cells takes: `lecture` n, also when p is 0;
 * `nn.Dropout` 2n, `nn.Dropout-mkl` one, both none when p is 0.
 * Source: PyTorch, `at::dropout` and `bernoulli_` of ATen.
 */
export const maskDrawers: Readonly<Record<DropoutLayer, MaskDrawer>> = {
  lecture: (generator, p, scale, mask) => scaledBernoulli(generator, 1 - p, scale, mask),
  'nn.Dropout': unlessNothingIsDropped((generator, p, scale, mask) =>
    scaledScalarBernoulli(generator, 1 - p, scale, mask),
  ),
  'nn.Dropout-mkl': unlessNothingIsDropped((generator, p, scale, mask) =>
    scaledScalarBernoulliMkl(generator, 1 - p, scale, mask),
  ),
};
