import type { CellReference } from '../../explain/explanation.ts';
import type { TensorName } from '../../tensors/tensor-names.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import { lessonFault } from '../lesson-fault.ts';
import { told } from './names.ts';
import { readAs, unread, type Parsed } from './parsed.ts';
import { parseTensor } from './tensor-text.ts';

/** How a cell of a tensor is written: `mask[sample,unit]`, `fc1.bias[unit]`, `loss`. */
function cellForm(tensor: TensorName): string {
  const { axes } = tensorTable[tensor];
  return axes.length === 0 ? tensor : `${tensor}[${axes.join(',')}]`;
}

/** A place of a lesson, from 1 there and from 0 here; null where it is none. */
export function placeFromZero(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) - 1 : null;
}

/** A cell as it is written: `dropped[10,7]`, of a vector `fc1.bias[4]`, `loss`; rows and columns from 1. Whether the network has it is not asked. */
export function parseCell(text: string): Parsed<CellReference> {
  const [, name, inside] = /^\s*([A-Za-z][\w.-]*)\s*(?:\[([^[\]]*)\])?\s*$/.exec(text) ?? [];
  if (name === undefined) return unread(lessonFault('lesson-cell-form', { text: told(text) }));
  const tensor = parseTensor(name);
  if (!tensor.isRead) return tensor;
  const indices = inside === undefined ? [] : inside.split(',').map((index) => index.trim());
  if (indices.length !== tensorTable[tensor.value].axes.length) {
    return unread(lessonFault('lesson-cell-indices', { tensor: tensor.value, form: cellForm(tensor.value) }));
  }
  const places = indices.map(placeFromZero);
  const wrong = indices.find((_, index) => places[index] === null);
  if (wrong !== undefined) return unread(lessonFault('lesson-from-one', { text: told(wrong) }));
  const [row, column] = places;
  return readAs({ tensor: tensor.value, row: row ?? 0, column: column ?? 0 });
}

/** A cell as a lesson writes it. */
export function cellText({ tensor, row, column }: CellReference): string {
  const places = [row + 1, column + 1].slice(0, tensorTable[tensor].axes.length);
  return places.length === 0 ? tensor : `${tensor}[${places.join(',')}]`;
}
