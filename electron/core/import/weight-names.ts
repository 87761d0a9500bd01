import type { ParameterName } from '#shared/tensors/tensor-names.ts';

/** Whether an array is called as PyTorch calls a parameter, perhaps within a module, as in `module.fc1.weight`. */
export function hasPyTorchName(array: string, name: ParameterName): boolean {
  return array === name || array.endsWith(`.${name}`);
}

/** Whether an array's name is a parameter's with other marks between its parts: fc1_weight, FC1/weight:0. */
export function isNamed(array: string, name: ParameterName): boolean {
  const parts = array
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replaceAll(/[^a-z0-9]+/g, '.');
  return hasPyTorchName(parts, name);
}
