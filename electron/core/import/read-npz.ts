import { unzipSync } from 'fflate';
import { readNpy } from './npy.ts';
import type { WeightTensors } from './weight-tensor.ts';

/** More than the largest network of the app takes in float64, in bytes: what a zip swells to is bounded before it is unpacked. */
const largestArray = 64 * 2 ** 20;
const mostArrays = 100;

/**
 * An `.npz` file as `numpy.savez` and `numpy.savez_compressed` write it: a zip of `.npy` files.
 * @returns null when the bytes are no zip, or swell beyond all bounds.
 */
export function readNpz(bytes: Uint8Array): WeightTensors | null {
  let arrays = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        arrays += 1;
        if (originalSize > largestArray || arrays > mostArrays) throw new RangeError('the zip is too large');
        return name.endsWith('.npy');
      },
    });
    return new Map(Object.entries(files).map(([name, file]) => [name.replace(/\.npy$/, ''), readNpy(file)]));
  } catch {
    return null; // what was thrown above, or by fflate at a damaged zip
  }
}
