import { unzipSync } from 'fflate';
import { readNpy } from './npy.ts';
import { refuseTorchFile } from './refuse-foreign.ts';
import { refuseWeights, type FileArray, type FileArrays } from './weight-array.ts';
import { checksumOf, zipDirectory, type ZipEntry } from './zip-directory.ts';
import { fault } from '#shared/errors/fault.ts';

/** More than the largest network of the app takes in float64, in bytes: what a zip swells to is bounded before it is unpacked. */
const largestArray = 64 * 2 ** 20;
const mostArrays = 100;

/**
 * An `.npz` file as `numpy.savez` and `numpy.savez_compressed` write it: a zip of `.npy` files.
 * @throws LabError `invalid-input` when the bytes are no whole zip, swell beyond all bounds or are not what was packed; and for what
 * `torch.save` writes, which is a zip too.
 */
export function readNpz(bytes: Uint8Array, fileName: string): FileArrays {
  const directory = zipDirectory(bytes);
  if (directory === null) refuseWeights(fault('no-whole-npz', { file: fileName }));
  if (directory.some(({ name }) => /(^|\/)data\.pkl$/.test(name))) {
    refuseTorchFile(fileName, directory.some(({ name }) => name.includes('/code/')) ? 'script' : 'state');
  }
  const files = unpacked(bytes, fileName);
  const arrays = new Map<string, FileArray>();
  for (const entry of directory) {
    if (entry.name.endsWith('/')) continue;
    const name = entry.name.replace(/\.npy$/, '');
    if (arrays.has(name)) refuseWeights(fault('array-twice-in-file', { file: fileName, array: name }));
    arrays.set(name, arrayOf(entry, files, fileName));
  }
  return arrays;
}

function unpacked(bytes: Uint8Array, fileName: string): Readonly<Record<string, Uint8Array>> {
  let arrays = 0;
  try {
    return unzipSync(bytes, {
      filter({ originalSize }) {
        arrays += 1;
        if (originalSize > largestArray || arrays > mostArrays) throw new RangeError('the zip is too large');
        return true;
      },
    });
  } catch {
    // What was thrown above, or by fflate at a damaged zip.
    return refuseWeights(fault('npz-damaged', { file: fileName }));
  }
}

function arrayOf(
  { name, checksum }: ZipEntry,
  files: Readonly<Record<string, Uint8Array>>,
  fileName: string,
): FileArray {
  const file = files[name];
  const damaged = fault('array-damaged', { file: fileName, array: name });
  if (file === undefined || checksumOf(file) !== checksum) refuseWeights(damaged);
  const unread = { shape: [], type: 'no array', values: null, isRounded: false };
  if (!name.endsWith('.npy')) return unread;
  return readNpy(file) ?? refuseWeights(damaged);
}
