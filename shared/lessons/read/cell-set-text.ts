import type { Axis } from '../../tensors/axes.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import type { TensorName } from '../../tensors/tensor-names.ts';
import { cellConditions, markedParts, type CellCondition, type CellSet, type MarkedPart } from '../cell-set.ts';
import { lessonFault } from '../lesson-fault.ts';
import { placeFromZero } from './cell-text.ts';
import { told, unknownName } from './names.ts';
import { readAs, unread, type Parsed } from './parsed.ts';
import { parseTensor } from './tensor-text.ts';

const example = 'units of mask in row 4 that are dropped';
const form = /^\s*(\S+)\s+of\s+(\S+)(?:\s+in\s+row\s+(\S+))?\s+that\s+(?:are|is)\s+(\S.*?)\s*$/;

/** What is marked runs over this dimension of a tensor, 0 or 1; null: each cell by itself, undefined: the tensor has no such parts. */
function dimensionOf(part: MarkedPart, axes: readonly Axis[]): 0 | 1 | null | undefined {
  const at = (axis: Axis) => ([0, 1] as const).find((dimension) => axes[dimension] === axis);
  switch (part) {
    case 'cells':
      return axes.length === 0 ? undefined : null;
    case 'rows':
      return axes.length === 0 ? undefined : 0;
    case 'columns':
      return axes.length < 2 ? undefined : 1;
    case 'units':
      return at('unit');
    case 'samples':
      return at('sample');
  }
}

/** What decides whether a condition is true: the number, mask and gate of a sample and unit, or the update. */
const deciders: Readonly<Record<CellCondition, 'number' | 'unit' | 'update'>> = {
  'exactly zero': 'number',
  'not zero': 'number',
  positive: 'number',
  negative: 'number',
  dropped: 'unit',
  kept: 'unit',
  dead: 'unit',
  alive: 'unit',
  'dropped and alive': 'unit',
  'kept and dead': 'unit',
  'dropped and dead': 'unit',
  'exactly unchanged': 'update',
};

/** Whether a condition can be true of a tensor: mask and gate are there for samples and units, an update for parameters. */
function canBe(condition: CellCondition, tensor: TensorName): boolean {
  const { axes, kind } = tensorTable[tensor];
  switch (deciders[condition]) {
    case 'number':
      return true;
    case 'unit':
      return axes.includes('sample') && axes.includes('unit');
    case 'update':
      return kind === 'parameter' || kind === 'updated';
  }
}

/** What a `cells` task asks for, as it is written: `units of mask in row 4 that are dropped`; rows count from 1 in it. */
export function parseCellSet(text: string): Parsed<CellSet> {
  const [, partText = '', tensorText = '', rowText, conditionText = ''] = form.exec(text) ?? [];
  if (partText === '') return unread(lessonFault('lesson-set-form', { text: told(text), example }));
  const part = markedParts.find((each) => each === partText);
  if (part === undefined) return unread(unknownName('part', partText, markedParts));
  const tensor = parseTensor(tensorText);
  if (!tensor.isRead) return tensor;
  const words = conditionText.replace(/\s+/g, ' ');
  const condition = cellConditions.find((each) => each === words);
  if (condition === undefined) return unread(unknownName('condition', words, cellConditions));
  const dimension = dimensionOf(part, tensorTable[tensor.value].axes);
  if (dimension === undefined) return unread(lessonFault('lesson-set-part', { part, tensor: tensor.value }));
  if (!canBe(condition, tensor.value)) {
    return unread(lessonFault('lesson-set-condition', { condition, tensor: tensor.value }));
  }
  if (rowText === undefined) return readAs({ part, tensor: tensor.value, row: null, condition });
  const row = placeFromZero(rowText);
  if (row === null) return unread(lessonFault('lesson-from-one', { text: told(rowText) }));
  if (dimension === 0) return unread(lessonFault('lesson-set-row', { part, tensor: tensor.value }));
  return readAs({ part, tensor: tensor.value, row, condition });
}
