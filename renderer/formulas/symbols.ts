import { subjectOf } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

const symbols: Readonly<Record<string, string>> = {
  x: 'x',
  y: 'y',
  'fc1.weight': 'W₁',
  'fc1.bias': 'b₁',
  preActivation: 'z₁',
  hidden: 'h',
  mask: 'm',
  dropped: 'd',
  'fc2.weight': 'W₂',
  'fc2.bias': 'b₂',
  output: 'ŷ',
  loss: 'L',
};

/** How what an optimizer remembers of a parameter is called for short. */
const memories: Readonly<Record<string, string>> = { momentum: 'buf', exp_avg: 'avg', exp_avg_sq: 'sq' };

/** What an optimizer remembers as a short word, buf, avg or sq; undefined for any other tensor. */
export function memoryOf(name: TensorName): string | undefined {
  return memories[/\.(momentum|exp_avg|exp_avg_sq)(\.before)?$/.exec(name)?.[1] ?? ''];
}

/** The symbol of a tensor as plain text, with set subscripts: W₁, ∂L/∂h, buf(W₁). */
export function symbolOf(name: TensorName): string {
  const base = symbols[subjectOf(name)] ?? name;
  const memory = memoryOf(name);
  if (memory !== undefined) return `${memory}(${base})`;
  return name.endsWith('.gradient') ? `∂L/∂${base}` : base;
}
