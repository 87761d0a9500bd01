import { labContract } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';

/** Numbers from 0 up to 1, the same for the same seed: Mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a server owes for a message: one answer to this request, the end of the connection, or nothing. */
export type Owed = { readonly answerTo: number } | 'end' | 'nothing';
export interface FuzzedMessage {
  readonly message: unknown;
  readonly owed: Owed;
}

const names = Object.keys(labContract);
const numbers = [0, -0, 1, -1, 0.5, 2, 7, 64, 1e9, 2 ** 53, -(2 ** 31), 1e308, Number.NaN, Number.POSITIVE_INFINITY];
const texts = ['', 'a', '__proto__', 'constructor', '$#0', '$NaN', '\u0000', '../../x', 'ŷ'.repeat(500), '1,2\n3,4'];
const arrays = [Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array] as const;

/** Requests that are answered soon, to be damaged. */
type Sample = readonly [name: string, input: Readonly<Record<string, unknown>>];
const beginning: Sample = [
  'startExperiment',
  {
    hyperparameters: { ...lectureHyperparameters },
    backend: 'cpu',
    completedSteps: 2,
    data: { ...drawnData },
    edits: [],
  },
];
const valid: readonly Sample[] = [
  beginning,
  ['changeEdits', { edits: [], completedSteps: 1 }],
  ['visitStep', { step: 1 }],
  ['auditStep', { step: 1 }],
  ['compareScaling', { step: 1 }],
  ['recordSteps', { count: 3 }],
  ['run', { count: 3, stepsPerSecond: null }],
  ['setPace', { stepsPerSecond: 10 }],
  ['measureUpdate', {}],
  ['listRecoverable', {}],
  ['checkExperiment', { file: new Uint8Array(50) }],
  ['previewTable', { text: 'a,b\n1,2\n', format: 'csv' }],
  ['exportFile', { kind: 'matrices', step: 1 }],
];

/** Messages for a training process, the same for the same seed: requests good, damaged and senseless, and what is no message at all. */
export function createMessageFuzzer(random: () => number) {
  let lastId = 0;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item; // none is empty

  function anyValue(depth = 0): unknown {
    const kind = Math.floor(random() * (depth > 3 ? 6 : 8));
    if (kind === 0) return pick(numbers);
    if (kind === 1) return pick(texts);
    if (kind === 2) return pick([true, false, null, undefined]);
    if (kind === 3) return Math.floor(random() * 1000);
    if (kind < 6) return new (pick(arrays))(Math.floor(random() * 64)).fill(pick([0, 1, 7]));
    const count = Math.floor(random() * 5);
    if (kind === 6) return Array.from({ length: count }, () => anyValue(depth + 1));
    return Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`field${index}`, anyValue(depth + 1)] as const),
    );
  }

  /** The same with one of its fields, at any depth, changed, taken away or added. */
  function damaged(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || random() < 0.2) return anyValue();
    if (Array.isArray(value)) return [...(value as unknown[]), anyValue()];
    const fields = Object.entries(value);
    if (fields.length === 0 || random() < 0.1) return { ...value, more: anyValue() };
    const [name, held] = pick<readonly [string, unknown]>(fields);
    if (random() < 0.2) return Object.fromEntries(fields.filter(([each]) => each !== name));
    return { ...value, [name]: damaged(held) };
  }

  function request(name: string, input: unknown): FuzzedMessage {
    const id = ++lastId;
    return { message: { type: 'request', id, name, input, credit: pick([1, 8, 1024]) }, owed: { answerTo: id } };
  }

  /** What no server takes for a message: it ends the connection. */
  function broken(): FuzzedMessage {
    const message = pick<() => unknown>([
      () => anyValue(),
      () => ({ type: 'request', id: -1, name: 'run', input: {}, credit: 1 }),
      () => ({ type: 'request', id: ++lastId, name: 'run', input: {}, credit: 0 }),
      () => ({ type: 'request', id: ++lastId, name: 'x'.repeat(101), input: {}, credit: 1 }),
      () => ({ type: 'credit', id: 1, credit: Number.POSITIVE_INFINITY }),
      () => ({ type: 'cancel', id: 0.5 }),
      () => ({ type: 'cancel', id: 1, more: anyValue() }),
      () => ({ type: pick(texts), id: 1 }),
    ])();
    return { message, owed: 'end' };
  }

  function next(): FuzzedMessage {
    const kind = random();
    if (kind < 0.35) return request(pick(names), anyValue());
    const [name, input] = pick(valid);
    if (kind < 0.7) return request(name, damaged(input));
    if (kind < 0.8) return request(name, input);
    if (kind < 0.87)
      return request(pick(['', '__proto__', 'constructor', 'toString', 'dispose', '\u0000']), anyValue());
    if (kind < 0.98) {
      const message = pick([
        { type: 'cancel', id: Math.floor(random() * (lastId + 5)) },
        { type: 'credit', id: Math.floor(random() * (lastId + 5)), credit: pick([1, 1024]) },
      ]);
      return { message, owed: 'nothing' };
    }
    return broken();
  }

  /** An experiment, without which most requests are senseless. */
  const start = (): FuzzedMessage => request(...beginning);

  return { start, next, pick, random };
}
