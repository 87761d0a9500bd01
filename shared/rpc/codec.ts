import type { OwnBytes } from '../own-memory.ts';
import { mapPlainData, PlainDataError } from './plain-data.ts';

/**
 * The largest frame in bytes. The largest answer (1024 inputs, hidden units and samples, 64 outputs) takes 56 MiB.
 */
export const maximumFrameBytes = 96 * 2 ** 20;

const arrayTypes = { Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array } as const;
type ArrayTypeName = keyof typeof arrayTypes;
const arrayTypeNames = Object.keys(arrayTypes) as ArrayTypeName[]; // the keys of a literal are its type's keys

/** Whether a value is one of the typed arrays that messages are made of. */
export function isTypedArray(value: unknown): value is InstanceType<(typeof arrayTypes)[ArrayTypeName]> {
  return arrayTypeNames.some((name) => value instanceof arrayTypes[name]);
}

/** Everything JSON cannot say is written as a string that starts with `$`; a string that does so itself gets one more. */
const words = new Map<string, unknown>([
  ['$NaN', Number.NaN],
  ['$-0', -0],
  ['$Infinity', Number.POSITIVE_INFINITY],
  ['$-Infinity', Number.NEGATIVE_INFINITY],
  ['$undefined', undefined],
]);

/** Typed arrays start at multiples of 8 bytes, the size of the widest element. */
function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

function wordFor(value: unknown): string | undefined {
  for (const [word, meaning] of words) if (Object.is(meaning, value)) return word;
  return undefined;
}

/**
 * One message as one binary frame: the length of a header (u32, little endian), the header (JSON: the message, and
 * type and length of each typed array), then the raw bytes of the typed arrays in that order, each 8-byte aligned.
 * @throws PlainDataError when the message is not plain data or the frame would be too large.
 */
export function encodeFrame(message: unknown): OwnBytes {
  const arrays: Uint8Array[] = [];
  const shapes: [ArrayTypeName, number][] = [];
  const json = mapPlainData(message, (leaf) => {
    const word = wordFor(leaf);
    if (word !== undefined) return word;
    if (leaf === null || typeof leaf === 'number' || typeof leaf === 'boolean') return leaf;
    if (typeof leaf === 'string') return leaf.startsWith('$') ? `$${leaf}` : leaf;
    for (const name of arrayTypeNames) {
      if (!(leaf instanceof arrayTypes[name])) continue;
      arrays.push(new Uint8Array(leaf.buffer, leaf.byteOffset, leaf.byteLength));
      return `$#${shapes.push([name, leaf.length]) - 1}`;
    }
    throw new PlainDataError(`a ${typeof leaf === 'object' ? leaf.constructor.name : typeof leaf} cannot be sent`);
  });
  const header = new TextEncoder().encode(JSON.stringify([json, shapes]));
  const length = arrays.reduce((end, array) => aligned(end) + array.byteLength, 4 + header.byteLength);
  if (length > maximumFrameBytes) throw new PlainDataError(`a message takes ${length} bytes, too many to send`);
  const frame = new Uint8Array(length);
  new DataView(frame.buffer).setUint32(0, header.byteLength, true);
  frame.set(header, 4);
  let end = 4 + header.byteLength;
  for (const array of arrays) {
    frame.set(array, aligned(end));
    end = aligned(end) + array.byteLength;
  }
  return frame;
}

/**
 * The message in a frame. A typed array that takes most of the frame stays where it is: a copy of a large step would take its memory
 * twice. The others own theirs, so that none keeps a frame it is a small part of. The frame is not to be written to afterwards.
 *
 * A frame comes from outside: whatever is wrong with it is refused, and no length in it is believed before it was compared with the
 * bytes that are there.
 * @throws PlainDataError when the frame is not what `encodeFrame` makes.
 */
export function decodeFrame(frame: Uint8Array): unknown {
  if (frame.byteLength > maximumFrameBytes) throw new PlainDataError('a frame is too large');
  if (frame.byteLength < 4) throw new PlainDataError('a frame ends before its header');
  const headerEnd = 4 + new DataView(frame.buffer, frame.byteOffset).getUint32(0, true);
  if (headerEnd > frame.byteLength) throw new PlainDataError('a frame ends within its header');
  const [json, shapes] = parseHeader(frame.subarray(4, headerEnd));
  const arrays: unknown[] = [];
  let end = headerEnd;
  for (const shape of shapes) {
    const [name, length] = readShape(shape);
    const type = arrayTypes[name];
    const start = aligned(end);
    end = start + length * type.BYTES_PER_ELEMENT;
    if (end > frame.byteLength) throw new PlainDataError('a frame ends within a typed array');
    const { buffer, byteOffset } = frame;
    const isReadable = buffer instanceof ArrayBuffer && (byteOffset + start) % type.BYTES_PER_ELEMENT === 0;
    if (isReadable && isMostOf(frame, start, end)) arrays.push(new type(buffer, byteOffset + start, length));
    else arrays.push(new type(new Uint8Array(frame.subarray(start, end)).buffer));
  }
  if (end !== frame.byteLength) throw new PlainDataError('a frame goes on after its last typed array');
  return mapPlainData(json, (leaf) => {
    if (typeof leaf !== 'string' || !leaf.startsWith('$')) return leaf;
    if (leaf.startsWith('$$')) return leaf.slice(1);
    if (words.has(leaf)) return words.get(leaf);
    const index = Number(/^\$#(\d+)$/.exec(leaf)?.[1] ?? Number.NaN);
    if (!(index in arrays)) throw new PlainDataError('a frame names a typed array it does not hold');
    return arrays[index];
  });
}

/** Whether what lies between two bytes of a frame is more than all else in the memory the frame takes. */
function isMostOf(frame: Uint8Array, start: number, end: number): boolean {
  return 2 * (end - start) > frame.buffer.byteLength;
}

function parseHeader(bytes: Uint8Array): readonly [unknown, readonly unknown[]] {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new PlainDataError('the header of a frame is not JSON');
  }
  if (!Array.isArray(header) || header.length !== 2 || !Array.isArray(header[1])) {
    throw new PlainDataError('the header of a frame is not a message and a list of typed arrays');
  }
  return [header[0], header[1]];
}

function readShape(shape: unknown): readonly [ArrayTypeName, number] {
  const [name, length] = Array.isArray(shape) ? (shape as unknown[]) : []; // isArray leaves the items unchecked
  if (typeof name !== 'string' || !Object.hasOwn(arrayTypes, name)) {
    throw new PlainDataError('a frame holds a typed array of an unknown type');
  }
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) {
    throw new PlainDataError('a typed array in a frame has no valid length');
  }
  return [name as ArrayTypeName, length]; // the table was asked for the name
}
