import type { TensorName } from '#shared/step-record.ts';

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

/** The symbol of a tensor as plain text, with set subscripts: W₁, ∂L/∂h. */
export function symbolOf(name: TensorName): string {
  const base = symbols[name.replace(/\.(gradient|after)$/, '')] ?? name;
  return name.endsWith('.gradient') ? `∂L/∂${base}` : base;
}
