import fc from 'fast-check';

/** A damaged file: what was done to it, for the report of a failure, and its bytes. */
export interface Mutation {
  readonly kind: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Values of the wrong kind, out of range or none that JSON could be turned into. */
const wrongTexts = [
  ...[
    'null',
    'true',
    '-1',
    '0.5',
    '1e9',
    '1e39',
    '1e308',
    '1e999',
    '-1e999',
    '0.1e-400',
    '9007199254740993',
    '01',
    '+1',
  ],
  ...[
    '"x"',
    '"\\ud800"',
    '"\\u12"',
    '""',
    '[]',
    '{}',
    '[[1],2]',
    '[[],[1]]',
    '[[[1]]]',
    'NaN',
    'undefined',
    "'x'",
    '.5',
  ],
  ...['{"shape":[1e9,1e9],"base64Float32LittleEndian":""}', '{"shape":[2],"base64Float32LittleEndian":"AAAAAAAA//8="}'],
  ...['{"shape":[],"base64Float32LittleEndian":"AADAfw=="}', '{"shape":[1],"base64Float32LittleEndian":"AADA fw="}'],
  ...['[1,2,', '{"a":', '/* */1', '1 2', '"\n"', '"\u0000"', '{"kind":"drawn"}', '{"kind":"tensor"}'],
];

/** The places in a text where a value, an object or a field begins. */
const valueStarts = (text: string) => [
  ...text.matchAll(/(?<=[:[,]\s*)(-?[\d.e+-]+|"(?:[^"\\]|\\.)*"|null|true|false)/g),
];
const objectStarts = (text: string) => [...text.matchAll(/\{/g)];
const fields = (text: string) => [...text.matchAll(/"(\w+)": ("[^"]*"|[\d.-]+)/g)];

function splice(text: string, match: RegExpMatchArray | undefined, replacement: string): string {
  if (match?.index === undefined) return text;
  return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
}

/** Every value of a document that has others inside, itself first. */
function* containers(value: Json): Generator<Json[] | Record<string, Json>> {
  if (value === null || typeof value !== 'object') return;
  yield value;
  for (const inner of Object.values(value)) yield* containers(inner);
}

/** Takes a field or an entry out of a document, or puts another in its place. */
function changeStructure(text: string, at: number, replacement: Json | undefined): string {
  const document = JSON.parse(text) as Json;
  const holders = [...containers(document)].filter((holder) => Object.keys(holder).length > 0);
  const holder = holders[at % holders.length] as Record<string, Json>; // lists have keys too
  const keys = Object.keys(holder);
  const key = keys[at % keys.length] ?? '';
  if (replacement !== undefined) holder[key] = replacement;
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
  return JSON.stringify(document, null, 1);
}

/** Damage of every kind to one of some files. */
export function arbitraryMutation(files: readonly Uint8Array<ArrayBuffer>[]): fc.Arbitrary<Mutation> {
  const anywhere = fc.nat(2 ** 30);
  const pick = <Item>(items: readonly Item[], at: number) => items[at % Math.max(1, items.length)];
  const onText = (kind: string, mutate: (text: string, at: number, wrong: string) => string) =>
    fc
      .record({ file: fc.constantFrom(...files), at: anywhere, wrong: fc.constantFrom(...wrongTexts) })
      .map(({ file, at, wrong }): Mutation => ({ kind, bytes: encode(mutate(decode(file), at, wrong)) }));
  const onBytes = (kind: string, mutate: (bytes: Uint8Array, at: number, byte: number) => Uint8Array) =>
    fc
      .record({
        file: fc.constantFrom(...files),
        changes: fc.array(fc.tuple(anywhere, fc.nat(255)), { minLength: 1, maxLength: 5 }),
      })
      .map(({ file, changes }): Mutation => {
        const bytes = changes.reduce<Uint8Array>(
          (damaged, [at, byte]) => mutate(damaged, at % damaged.length, byte),
          file.slice(),
        );
        return { kind, bytes: new Uint8Array(bytes) };
      });
  return fc.oneof(
    onBytes('flipped bits', (bytes, at, byte) => bytes.with(at, (bytes[at] ?? 0) ^ (1 << (byte % 8)))),
    onBytes('other bytes', (bytes, at, byte) => bytes.with(at, byte)),
    onBytes('bytes left out', (bytes, at, byte) => Uint8Array.of(...bytes.slice(0, at), ...bytes.slice(at + byte))),
    onBytes('bytes put in', (bytes, at, byte) =>
      Uint8Array.of(...bytes.slice(0, at), byte, 0x80 | byte, ...bytes.slice(at)),
    ),
    onText('cut off', (text, at) => text.slice(0, at % text.length)),
    onText('another value', (text, at, wrong) => splice(text, pick(valueStarts(text), at), wrong)),
    onText('deep lists', (text, at) => splice(text, pick(valueStarts(text), at), '['.repeat(at % 200_000))),
    onText('deep objects', (text, at) => splice(text, pick(valueStarts(text), at), '{"a":'.repeat(at % 50_000))),
    onText('closed deep lists', (text, at) => {
      const depth = at % 60;
      return splice(text, pick(valueStarts(text), at), '['.repeat(depth) + ']'.repeat(depth));
    }),
    onText('names of prototypes', (text, at, wrong) => {
      const name = pick(['__proto__', 'constructor', 'prototype', String.raw`__pro\u0074o__`], at);
      return splice(text, pick(objectStarts(text), at), `{"${name}": ${wrong},`);
    }),
    onText('a field twice', (text, at) => {
      const field = pick(fields(text), at);
      return splice(text, field, `${field?.[0]}, ${field?.[0]}`);
    }),
    onText('an unknown field', (text, at, wrong) => splice(text, pick(objectStarts(text), at), `{"extra": ${wrong},`)),
    onText('a newer version', (text, at, wrong) => {
      const newer = text.replace(/"minorVersion": [012]/, '"minorVersion": 3');
      return splice(newer, pick(objectStarts(newer), at), `{"extra": ${wrong},`);
    }),
    onText('something missing', (text, at) => changeStructure(text, at, undefined)),
    onText('another structure', (text, at) =>
      changeStructure(text, at, pick<Json>([null, [], {}, '', 0, -1, 1e6, true, [[]], [null]], at >> 3)),
    ),
  );
}
