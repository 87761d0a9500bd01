import type { CellReference } from '#shared/explain/explanation.ts';
import type { TensorKind } from '#shared/tensors/tensor-row.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { lookOf } from './tensor-looks.ts';
import { memoryLooks } from './variant-latex.ts';

/** How the symbol of a tensor follows from the one it is about; `memory` is the short word for what is remembered. */
const symbolsByKind: Readonly<Record<TensorKind, (base: string, memory: string) => string>> = {
  data: (base) => base,
  parameter: (base) => base,
  activation: (base) => base,
  'drawn-mask': (base) => base,
  'scalar-loss': (base) => base,
  gradient: (base) => `∂L/∂${base}`,
  'memory-before': (base, memory) => `${memory}(${base})`,
  memory: (base, memory) => `${memory}(${base})`,
  updated: (base) => base,
};

/** The symbol of a tensor as plain text, with set subscripts: W₁, ∂L/∂h, buf(W₁). */
export function symbolOf(name: TensorName): string {
  const { kind, memory } = tensorTable[name];
  return symbolsByKind[kind](lookOf(name).symbol, memory === null ? '' : memoryLooks[memory].short);
}

/** A mark behind the symbol of a parameter after the update, which has the symbol it had before. */
export function updatedMark(name: TensorName): string {
  return tensorTable[name].kind === 'updated' ? '′' : '';
}

/** The place of a cell as it stands in brackets, counted from 1: "10, 4", "4" in a vector, nothing for a scalar. */
export function placeOf({ tensor, row, column }: CellReference): string {
  return [row + 1, column + 1].slice(0, tensorTable[tensor].axes.length).join(', ');
}

/** A cell by its symbol and place: d[10, 4], b₁[4], L. */
export function cellName(cell: CellReference, mark = ''): string {
  const place = placeOf(cell);
  return `${symbolOf(cell.tensor)}${mark}${place === '' ? '' : `[${place}]`}`;
}
