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

const latexSymbols: Readonly<Record<string, string>> = {
  x: '\\mathbf{x}',
  y: '\\mathbf{y}',
  'fc1.weight': '\\mathbf{W}_1',
  'fc1.bias': '\\mathbf{b}_1',
  preActivation: '\\mathbf{z}_1',
  hidden: '\\mathbf{h}',
  mask: '\\mathbf{m}',
  dropped: '\\mathbf{d}',
  'fc2.weight': '\\mathbf{W}_2',
  'fc2.bias': '\\mathbf{b}_2',
  output: '\\hat{\\mathbf{y}}',
  loss: 'L',
};

/** The symbol of a tensor in LaTeX: bold tensors, derivatives as fractions on one line. */
export function latexSymbolOf(name: TensorName): string {
  const base = latexSymbols[name.replace(/\.(gradient|after)$/, '')] ?? name;
  return name.endsWith('.gradient') ? `\\partial L/\\partial ${base}` : base;
}
