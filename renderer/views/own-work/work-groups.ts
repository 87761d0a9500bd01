import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { TensorKind } from '#shared/tensors/tensor-row.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';

/** The groups the tensors of a step are chosen from, in their order. */
const groupKeys = ['forward', 'backward', 'update', 'given'] as const;
type WorkGroup = (typeof groupKeys)[number];

const groupsByKind: Readonly<Record<TensorKind, WorkGroup>> = {
  data: 'given',
  parameter: 'given',
  activation: 'forward',
  'drawn-mask': 'forward',
  'scalar-loss': 'forward',
  gradient: 'backward',
  'memory-before': 'given',
  memory: 'update',
  updated: 'update',
};

/** The tensors of a step by what they belong to, in the order of the step. */
export function workGroups(
  names: readonly string[],
): readonly { readonly key: WorkGroup; readonly names: readonly TensorName[] }[] {
  const known = names.filter((name): name is TensorName => Object.hasOwn(tensorTable, name));
  return groupKeys.map((key) => ({ key, names: known.filter((name) => groupsByKind[tensorTable[name].kind] === key) }));
}
