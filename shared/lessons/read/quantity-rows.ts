import type { CellReference } from '../../explain/explanation.ts';
import { dropoutModes, type DropoutMode } from '../../hyperparameters.ts';
import type { NetworkPhase, Quantity, QuantityKind } from '../quantities.ts';
import { parseCount, parseIndex, parseProbability, parseShare, parseWord } from './argument.ts';
import { cellText, parseCell } from './cell-text.ts';
import type { Parsed } from './parsed.ts';

const networkPhases: readonly NetworkPhase[] = ['training', 'evaluation'];

/** A kind of argument: how it is read and written. */
interface ArgumentKind<Value> {
  readonly parse: (text: string) => Parsed<Value>;
  readonly print: (value: Value) => string;
}

const place: ArgumentKind<number> = { parse: parseIndex, print: (index) => String(index + 1) };

/** The arguments of quantities by what they are called in a quantity, where they also stand under this name. */
const argumentKinds = {
  cell: { parse: parseCell, print: cellText } satisfies ArgumentKind<CellReference>,
  sample: place,
  unit: place,
  input: place,
  other: place,
  dropProbability: { parse: parseProbability, print: String } satisfies ArgumentKind<number>,
  share: { parse: parseShare, print: String } satisfies ArgumentKind<number>,
  batchSize: { parse: parseCount, print: String } satisfies ArgumentKind<number>,
  mode: { parse: (text: string) => parseWord(text, dropoutModes), print: String } satisfies ArgumentKind<DropoutMode>,
  phase: {
    parse: (text: string) => parseWord(text, networkPhases),
    print: String,
  } satisfies ArgumentKind<NetworkPhase>,
};
export type ArgumentName = keyof typeof argumentKinds;

/** A value of each argument. */
export type ArgumentValues = {
  readonly [Name in ArgumentName]: (typeof argumentKinds)[Name] extends ArgumentKind<infer Value> ? Value : never;
};

/** Reads an argument by its name. */
export function parseArgument(name: ArgumentName, text: string): Parsed<ArgumentValues[ArgumentName]> {
  return argumentKinds[name].parse(text);
}

/** Writes an argument by its name. */
export function argumentText<Name extends ArgumentName>(name: Name, value: ArgumentValues[Name]): string {
  const { print } = argumentKinds[name] as unknown as ArgumentKind<ArgumentValues[Name]>; // the kind of this name
  return print(value);
}

/** A quantity with arguments. A cell is written without a name. */
export type CalledKind = Exclude<QuantityKind, 'cell'>;

/** The arguments of each quantity in their order; those from `optionalFrom` on may be left out, or be `p` or `batch`, the experiment's own. */
export const quantityRows: Readonly<
  Record<CalledKind, { readonly names: readonly ArgumentName[]; readonly optionalFrom?: number }>
> = {
  'parameter-count': { names: [] },
  'mean-masked': { names: ['cell', 'dropProbability'], optionalFrom: 1 },
  'probability-leaving': { names: ['share'] },
  'mean-dropped': { names: ['sample', 'unit'] },
  'mode-output': { names: ['mode', 'phase', 'sample'] },
  'slip-output': { names: ['sample'] },
  'kept-one': { names: [] },
  'mean-of-ones': { names: [] },
  'evaluated-one': { names: [] },
  'dropped-count': { names: ['sample'] },
  'mean-dropped-count': { names: [] },
  'spread-dropped-count': { names: [] },
  'always-dropped': { names: ['dropProbability', 'batchSize'], optionalFrom: 0 },
  'half-error': { names: ['sample'] },
  'loss-factor': { names: [] },
  'sample-delta': { names: ['sample', 'unit'] },
  'unmasked-delta': { names: ['sample', 'unit'] },
  'sample-gradient': { names: ['sample', 'unit', 'input'] },
  'pair-gradient': { names: ['sample', 'other', 'unit', 'input'] },
  'notebook-before': { names: ['unit', 'input'] },
  'notebook-after': { names: ['unit', 'input'] },
};
export const calledKinds = Object.keys(quantityRows) as readonly CalledKind[]; // it has no other keys

/** The arguments of a quantity as they were read; null: the experiment's own. */
export type ReadArguments = Readonly<Partial<Record<ArgumentName, ArgumentValues[ArgumentName] | null>>>;

/** A quantity of its arguments. Two samples stand together in it. */
export function quantityOf(kind: CalledKind, read: ReadArguments): Quantity {
  const { sample, other, ...rest } = read;
  if (kind !== 'pair-gradient') return { kind, ...read } as Quantity; // the arguments of its row, read by their kinds
  return { kind, samples: [sample, other], ...rest } as unknown as Quantity; // as above
}

/** The arguments of a quantity. */
export function argumentsOf(quantity: Exclude<Quantity, { readonly kind: 'cell' }>): ReadArguments {
  if (quantity.kind !== 'pair-gradient') {
    const { kind, ...read } = quantity;
    return quantityRows[kind].names.length === 0 ? {} : read;
  }
  const { samples, unit, input } = quantity;
  return { sample: samples[0], other: samples[1], unit, input };
}
