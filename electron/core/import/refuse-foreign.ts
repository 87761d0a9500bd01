import { refuseWeights } from './weight-array.ts';
import { fault } from '#shared/errors/fault.ts';

/** What a file begins with that other programs save weights in, and what it is. */
const foreign = [
  { begins: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], name: 'is-single-array' },
  { begins: [0x89, 0x48, 0x44, 0x46], name: 'is-hdf5' },
] as const;

/** A pickle begins with this and its protocol, 2 to 5; what `torch.save` wrote before PyTorch 1.6 is pickles. */
const pickleMark = 0x80;

/**
 * @throws LabError `invalid-input`: what a file is that is neither a .safetensors nor a .npz file, and how its weights can be imported
 * all the same. A pickle is a program: none is ever run here.
 */
export function refuseForeign(bytes: Uint8Array, fileName: string): never {
  const known = foreign.find(({ begins }) => begins.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) refuseWeights(fault(known.name, { file: fileName }));
  const [mark, protocol = 0] = bytes;
  if (mark === pickleMark && protocol >= 2 && protocol <= 5) refuseTorchFile(fileName, 'state');
  return refuseWeights(fault('no-weights-file', { file: fileName }));
}

/**
 * @throws LabError `invalid-input` with the two lines of Python that save a file of `torch.save` as safetensors.
 * @param holds a dictionary of tensors, or a module of TorchScript.
 */
export function refuseTorchFile(fileName: string, holds: 'state' | 'script'): never {
  const quoted = JSON.stringify(fileName);
  const loaded = {
    state: `torch.load(${quoted}, weights_only=True)`,
    script: `torch.jit.load(${quoted}).state_dict()`,
  };
  const saved = JSON.stringify(`${fileName.replace(/\.\w+$/, '')}.safetensors`);
  const program = `import torch, safetensors.torch\nsafetensors.torch.save_file(${loaded[holds]}, ${saved})`;
  return refuseWeights(fault('is-torch-file', { file: fileName, program }));
}
