import type { ImportedWeights } from '#shared/contract/import-contract.ts';
import { LabError } from '#shared/lab-error.ts';
import type { OwnFloats } from '#shared/own-memory.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';
import { tensorShape } from '#shared/step-record.ts';
import type { NetworkSizes } from '#shared/hyperparameters.ts';
import { readNpz } from './read-npz.ts';
import { readSafetensors } from './read-safetensors.ts';
import type { WeightTensor } from './weight-tensor.ts';

/** A zip begins with these two letters, whatever the file is called. */
const zipMark = 'PK';

/**
 * The parameters a file of weights holds, in the order of `parameterNames`. A name may have a prefix, as in
 * `module.fc1.weight`.
 * @throws LabError `invalid-input` with a sentence: not such a file, no parameter in it, another shape, a number that is not finite.
 */
export function readWeights(file: Uint8Array, fileName: string, sizes: NetworkSizes): ImportedWeights {
  const isZip = new TextDecoder('latin1').decode(file.subarray(0, 2)) === zipMark;
  const tensors = isZip ? readNpz(file) : readSafetensors(file);
  if (tensors === null) refuse(`“${fileName}” is neither a whole .safetensors file nor a whole .npz file.`);
  const parameters: { name: ParameterName; values: OwnFloats }[] = [];
  const ignored = new Set(tensors.keys());
  for (const name of parameterNames) {
    const found = [...tensors.keys()].filter((key) => key === name || key.endsWith(`.${name}`));
    if (found.length > 1) refuse(`It holds ${name} more than once: ${found.join(', ')}.`);
    const [key] = found;
    if (key === undefined) continue;
    ignored.delete(key);
    parameters.push({ name, values: checked(name, tensors.get(key) ?? null, sizes) });
  }
  if (parameters.length === 0) {
    const names = [...tensors.keys()].slice(0, 8).join(', ');
    refuse(`It holds none of ${parameterNames.join(', ')}${names === '' ? '' : ` but ${names}`}.`);
  }
  return { parameters, ignored: [...ignored] };
}

function checked(name: ParameterName, tensor: WeightTensor | null, sizes: NetworkSizes): OwnFloats {
  if (tensor === null) refuse(`${name} is not of float32, float64 or bfloat16 numbers.`);
  const wanted = tensorShape(name, sizes);
  const text = (shape: readonly number[]) => `[${shape.join(', ')}]`;
  if (text(tensor.shape) !== text(wanted)) {
    const isTransposed = wanted.length === 2 && text(tensor.shape) === text([...wanted].reverse());
    const advice = isTransposed
      ? 'It is transposed: PyTorch keeps [out, in].'
      : 'Choose the sizes of the network first.';
    refuse(`${name} has the shape ${text(tensor.shape)} there and ${text(wanted)} here. ${advice}`);
  }
  const wrong = tensor.values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) refuse(`Number ${wrong + 1} of ${name} is not finite.`);
  return tensor.values;
}

function refuse(sentence: string): never {
  throw new LabError('invalid-input', `The weights were not imported: ${sentence} The experiment is as it was.`);
}
