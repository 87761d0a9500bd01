import fc from 'fast-check';

/** What becomes of a link on its way: what was done to it, for the report of a failure, and what is left. */
interface LinkDamage {
  readonly kind: string;
  readonly text: string;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%+/=. é\u0000';

/** Each takes a place in the text, and a number to choose by. */
const damages: Readonly<Record<string, (text: string, at: number, by: number) => string>> = {
  'cut off': (text, at) => text.slice(0, at),
  'its beginning lost': (text, at) => text.slice(at + 1),
  'another letter': (text, at, by) => text.slice(0, at) + (letters[by % letters.length] ?? '') + text.slice(at + 1),
  'a letter put in': (text, at, by) => text.slice(0, at) + (letters[by % letters.length] ?? '') + text.slice(at),
  'letters left out': (text, at, by) => text.slice(0, at) + text.slice(at + 1 + (by % 5)),
  'two letters the wrong way round': (text, at) =>
    text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2),
  'small letters': (text, at) => text.slice(0, at) + text.slice(at).toLowerCase(),
  'a line break': (text, at) => `${text.slice(0, at)}\n${text.slice(at)}`,
  'a full stop behind it': (text) => `${text}.`,
  'written twice': (text, at) => text + text.slice(0, at),
};

/** A link damaged in so many ways, the same each time. */
export function linkDamages(text: string, count: number): readonly LinkDamage[] {
  const any = fc
    .record({ kind: fc.constantFrom(...Object.keys(damages)), at: fc.nat(text.length - 1), by: fc.nat(1000) })
    .map(({ kind, at, by }) => ({ kind: `${kind} at ${at}, ${by}`, text: damages[kind]?.(text, at, by) ?? '' }));
  return fc.sample(any, { seed: 20_260_102, numRuns: count });
}
