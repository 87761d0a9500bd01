import type { Quantity } from '../quantities.ts';
import { lessonFault } from '../lesson-fault.ts';
import { cellText, parseCell } from './cell-text.ts';
import { told, unknownName } from './names.ts';
import { readAs, unread, type Parsed } from './parsed.ts';
import {
  argumentText,
  argumentsOf,
  calledKinds,
  parseArgument,
  quantityOf,
  quantityRows,
  type ArgumentName,
  type ArgumentValues,
  type CalledKind,
} from './quantity-rows.ts';

/** How the experiment's own value of an argument is written. */
const own: Readonly<Partial<Record<ArgumentName, string>>> = { dropProbability: 'p', batchSize: 'batch' };

/** How a quantity is written: `mean-dropped(sample, unit)`, `mean-masked(cell, p)`. */
function formOf(kind: CalledKind): string {
  return `${kind}(${quantityRows[kind].names.map((name) => own[name] ?? (name === 'other' ? 'sample' : name)).join(', ')})`;
}

/** The arguments between the parentheses; a cell has commas of its own. */
function split(text: string): readonly string[] {
  if (text.trim() === '') return [];
  return text.split(/,(?![^[\]]*\])/).map((argument) => argument.trim());
}

/**
 * What a `number` or `sign` task asks for, as it is written: a cell `dropped[10,7]` or a call `mean-dropped(10, 4)`. A number is
 * refused: a lesson holds none. Whether the network has the places is not asked here.
 */
export function parseQuantity(text: string): Parsed<Quantity> {
  if (/\d/.test(text) && /^[\s\d.,/+−e-]*$/i.test(text)) {
    return unread(lessonFault('lesson-literal-number', { text: told(text) }));
  }
  const [, name, inside] = /^\s*([A-Za-z][\w-]*)\s*\((.*)\)\s*$/s.exec(text) ?? [];
  if (name === undefined || inside === undefined) return cellQuantity(text);
  const kind = calledKinds.find((each) => each === name);
  if (kind === undefined) return unread(unknownName('quantity', name, calledKinds));
  const { names, optionalFrom = names.length } = quantityRows[kind];
  const texts = split(inside);
  if (texts.length < optionalFrom || texts.length > names.length) {
    return unread(lessonFault('lesson-arguments', { form: formOf(kind) }));
  }
  const read: Partial<Record<ArgumentName, ArgumentValues[ArgumentName] | null>> = {};
  for (const [index, argument] of names.entries()) {
    const given = texts[index];
    if (given === undefined || given === own[argument]) {
      read[argument] = null;
      continue;
    }
    const value = parseArgument(argument, given);
    if (!value.isRead) return value;
    read[argument] = value.value;
  }
  return readAs(quantityOf(kind, read));
}

function cellQuantity(text: string): Parsed<Quantity> {
  if (/[()]/.test(text) || !/[A-Za-z]/.test(text)) {
    return unread(lessonFault('lesson-quantity-form', { text: told(text) }));
  }
  const kind = calledKinds.find((each) => each === text.trim());
  if (kind !== undefined) return unread(lessonFault('lesson-arguments', { form: formOf(kind) }));
  const cell = parseCell(text);
  return cell.isRead ? readAs({ kind: 'cell', cell: cell.value }) : cell;
}

/** A quantity as a lesson writes it; `parseQuantity` reads it again. */
export function quantityText(quantity: Quantity): string {
  if (quantity.kind === 'cell') return cellText(quantity.cell);
  const values = argumentsOf(quantity);
  const texts = quantityRows[quantity.kind].names.map((name) => {
    const value = values[name] ?? null;
    return value === null ? (own[name] ?? '') : argumentText(name, value as never); // of the kind of its name
  });
  while (texts.length > 0 && Object.values(own).includes(texts.at(-1) ?? '')) texts.pop();
  return `${quantity.kind}(${texts.join(', ')})`;
}
