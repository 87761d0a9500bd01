import type { ArrayChoice, WeightMapping } from '#shared/contract/import-contract.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';
import { byParameter } from './weight-choices.ts';
import { hasPyTorchName, isNamed } from './weight-names.ts';

type Choices = Readonly<Record<ParameterName, readonly ArrayChoice[]>>;

/**
 * Proposes the array each parameter is taken from: the one of its name where one of its shape has it, else the only one of its shape
 * that no other parameter could be taken from. Square matrices, whose shape does not tell, are transposed where another one of the file
 * is; without any that tells, one of PyTorch's name is taken as PyTorch keeps it.
 */
export function proposeWeights(choices: Choices): WeightMapping {
  const named = byParameter((name) => choices[name].filter(({ array }) => isNamed(array, name)));
  const taken = new Set(parameterNames.flatMap((name) => named[name].map(({ array }) => array)));
  const candidates = byParameter((name) =>
    named[name].length > 0 ? named[name] : choices[name].filter(({ array }) => !taken.has(array)),
  );
  const wanted = new Map<string, number>();
  for (const name of parameterNames)
    for (const array of arraysOf(candidates[name])) wanted.set(array, (wanted.get(array) ?? 0) + 1);
  const isClear = (name: ParameterName) => {
    const [array, ...others] = arraysOf(candidates[name]);
    return array !== undefined && others.length === 0 && wanted.get(array) === 1;
  };
  const clear = parameterNames.filter(isClear);
  const oriented = clear.flatMap((name) => (candidates[name].length === 1 ? candidates[name] : []));
  const isTransposed = oriented.some((choice) => choice.isTransposed);
  return byParameter((name) => {
    if (!clear.includes(name)) return null;
    const [only, other] = candidates[name];
    if (other === undefined) return only ?? null;
    if (!isTransposed && !hasPyTorchName(only?.array ?? '', name)) return null;
    return candidates[name].find((choice) => choice.isTransposed === isTransposed) ?? null;
  });
}

function arraysOf(choices: readonly ArrayChoice[]): readonly string[] {
  return [...new Set(choices.map(({ array }) => array))];
}
