import { log32, sinCos32 } from './elementary-functions.ts';
import type { TorchGenerator } from './torch-generator.ts';

const { fround, sqrt } = Math;

/** From this many elements on PyTorch draws normals in blocks, in float32. */
const blockSize = 16;
const twoPi = fround(2 * Math.PI);

/**
 * `torch.randn(count)`: `count` float32 values from the standard normal distribution, bit for bit as PyTorch draws them
 * on a CPU with AVX2. A matrix is drawn row by row: `randn(generator, rows * columns)`.
 *
 * Fewer than 16 values: Box-Muller in double precision, whose second value is cached in the generator. 16 or more: blocks
 * of 16 in float32, without the cache. Source: PyTorch, `normal_fill` and `normal_distribution` of ATen.
 */
export function randn(generator: TorchGenerator, count: number): Float32Array {
  if (count < blockSize) return new Float32Array(count).map(() => nextNormal(generator));
  const values = new Float32Array(count).map(() => generator.uniform24());
  for (let start = 0; start + blockSize <= count; start += blockSize) transformBlock(values, start);
  if (count % blockSize !== 0) {
    // The rest would not fill a block: PyTorch draws the last 16 anew, over values that were already finished.
    const tail = count - blockSize;
    for (let index = tail; index < count; index += 1) values[index] = generator.uniform24();
    transformBlock(values, tail);
  }
  return values;
}

/** One normal by Box-Muller: r cos t now, r sin t kept for the next call, with r = sqrt(-2 ln(1 - u2)), t = 2 pi u1. */
function nextNormal(generator: TorchGenerator): number {
  const cached = generator.cachedNormal;
  if (cached !== null) {
    generator.cachedNormal = null;
    return cached;
  }
  const u1 = generator.uniform53();
  const u2 = generator.uniform53();
  const radius = sqrt(-2 * Math.log1p(-u2));
  const angle = 2 * Math.PI * u1;
  generator.cachedNormal = radius * Math.sin(angle);
  return radius * Math.cos(angle);
}

/** Box-Muller over 16 uniforms in place: value j and value j + 8 become r cos t and r sin t. */
function transformBlock(values: Float32Array, start: number): void {
  const half = blockSize / 2;
  for (let index = start; index < start + half; index += 1) {
    const u1 = fround(1 - (values[index] ?? 0));
    const u2 = values[index + half] ?? 0;
    const radius = fround(sqrt(fround(-2 * log32(u1))));
    const { sin, cos } = sinCos32(fround(twoPi * u2));
    // PyTorch adds the mean, 0: a negative zero becomes a positive one.
    values[index] = fround(radius * cos) + 0;
    values[index + half] = fround(radius * sin) + 0;
  }
}
