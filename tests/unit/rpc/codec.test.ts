import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrame, encodeFrame, maximumFrameBytes } from '#shared/rpc/codec.ts';
import { PlainDataError } from '#shared/rpc/plain-data.ts';

/** Fixed, so that every run tries the same cases. */
const runs = { seed: 20_260_801, numRuns: 500 };

const leaf = fc.oneof(
  fc.double(),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^\$[$#\w-]*$/),
  fc.boolean(),
  fc.constantFrom(null, undefined, -0),
  fc.float32Array(),
  fc.float64Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.uint8Array(),
);
const fieldName = fc.string().filter((name) => name !== '__proto__');
const { plainData } = fc.letrec((tie) => ({
  plainData: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('plainData'), { maxLength: 5 }),
    fc.dictionary(fieldName, tie('plainData'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

/** A frame with this header, whatever it says, and these bytes behind it. */
function frameOf(header: string, body: readonly number[] = []): Uint8Array {
  const text = new TextEncoder().encode(header);
  const start = Math.ceil((4 + text.length) / 8) * 8;
  const frame = new Uint8Array(body.length > 0 ? start + body.length : 4 + text.length);
  new DataView(frame.buffer).setUint32(0, text.length, true);
  frame.set(text, 4);
  if (body.length > 0) frame.set(body, start);
  return frame;
}

describe('a frame', () => {
  test('gives back any plain data, whatever place in memory it is read from', () => {
    fc.assert(
      fc.property(plainData, fc.nat(9), (value, offset) => {
        const frame = encodeFrame(value);
        const shifted = new Uint8Array(offset + frame.length).subarray(offset);
        shifted.set(frame);
        expect(decodeFrame(shifted)).toStrictEqual(value);
      }),
      runs,
    );
  });

  test('is a length, a header and aligned arrays', () => {
    const frame = encodeFrame({ a: new Float32Array([1]), b: Number.NaN });
    const header = '[{"a":"$#0","b":"$NaN"},[["Float32Array",1]]]';
    expect(frame).toEqual(frameOf(header, [0, 0, 128, 63]));
  });

  test('owns the memory of its typed arrays', () => {
    const frame = encodeFrame(new Uint8Array([1, 2, 3]));
    const decoded = decodeFrame(frame) as Uint8Array; // what was encoded
    frame.fill(0);
    expect(decoded).toEqual(new Uint8Array([1, 2, 3]));
    expect(decoded.buffer.byteLength).toBe(3);
  });

  test('keeps in its place an array that takes most of it, and that one alone', () => {
    const message = { step: new Float32Array(1000).fill(0.5), losses: new Float32Array([1, 2]) };
    const frame = encodeFrame(message);
    const decoded = decodeFrame(frame) as typeof message; // what was encoded
    expect(decoded).toEqual(message);
    expect(decoded.step.buffer).toBe(frame.buffer);
    expect(decoded.losses.buffer.byteLength).toBe(8);
  });

  test('owns an array that lies in shared memory, or where its numbers cannot be read', () => {
    const frame = encodeFrame(new Float32Array(1000).fill(0.5));
    for (const [size, at] of [
      [frame.length + 1, 1],
      [3 * frame.length, 8],
    ] as const) {
      const pool = new Uint8Array(size);
      pool.set(frame, at);
      const decoded = decodeFrame(pool.subarray(at, at + frame.length)) as Float32Array; // what was encoded
      expect(decoded).toEqual(new Float32Array(1000).fill(0.5));
      expect(decoded.buffer.byteLength).toBe(4000);
    }
  });

  test('takes the part of a buffer that an array shows', () => {
    const shown = new Float32Array([1, 2, 3, 4]).subarray(1, 3);
    expect(decodeFrame(encodeFrame(shown))).toEqual(new Float32Array([2, 3]));
  });
});

describe('a hostile frame', () => {
  test('of random bytes is refused or decoded, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          decodeFrame(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(PlainDataError);
        }
      }),
      runs,
    );
  });

  test('with some bytes of a good one changed or missing is refused or decoded, and nothing else', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(plainData, fc.array(change, { maxLength: 4 }), fc.nat(8), (value, changes, missing) => {
        const frame = encodeFrame(value);
        for (const [place, byte] of changes) frame[place % frame.length] = byte;
        try {
          decodeFrame(frame.subarray(0, Math.max(0, frame.length - missing)));
        } catch (error) {
          expect(error).toBeInstanceOf(PlainDataError);
        }
      }),
      runs,
    );
  });

  test.each([
    ['no header', new Uint8Array(3), 'ends before its header'],
    ['a header longer than itself', new Uint8Array([255, 255, 255, 255, 91]), 'ends within its header'],
    ['a header that is not JSON', frameOf('[1,'), 'is not JSON'],
    ['a header that is not UTF-8', new Uint8Array([1, 0, 0, 0, 255]), 'is not JSON'],
    ['a header of another shape', frameOf('{"message":1}'), 'not a message and a list'],
    ['an array of an unknown type', frameOf('["$#0",[["BigInt64Array",0]]]'), 'unknown type'],
    ['an array type from the prototype', frameOf('["$#0",[["constructor",0]]]'), 'unknown type'],
    ['an array of negative length', frameOf('["$#0",[["Uint8Array",-8]]]'), 'no valid length'],
    ['an array of half an element', frameOf('["$#0",[["Uint8Array",0.5]]]'), 'no valid length'],
    ['an array longer than itself', frameOf('["$#0",[["Float64Array",9007199254740991]]]'), 'within a typed array'],
    ['bytes nobody named', frameOf('[1,[]]', [1]), 'goes on after'],
    ['an array it does not hold', frameOf('["$#1",[["Uint8Array",1]]]', [1]), 'it does not hold'],
    ['a word nobody knows', frameOf('["$toString",[]]'), 'it does not hold'],
    ['a prototype', frameOf('[{"__proto__":{"admin":true}},[]]'), '__proto__'],
    ['a deep nest', frameOf(`[${'['.repeat(100_000)}${']'.repeat(100_000)},[]]`), 'nested deeper'],
    ['too many bytes', new Uint8Array(maximumFrameBytes + 1), 'too large'],
  ])('with %s is refused', (_name, frame, message) => {
    expect(() => decodeFrame(frame)).toThrow(PlainDataError);
    expect(() => decodeFrame(frame)).toThrow(message);
  });
});

describe('what is not plain data', () => {
  test.each([
    ['a function', () => undefined],
    ['a symbol', Symbol('s')],
    ['a big integer', 1n],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['an array type without a place in a frame', new Int16Array(1)],
    ['a prototype', JSON.parse('{"__proto__":1}') as unknown],
  ])('%s is refused', (_name, value) => {
    expect(() => encodeFrame({ value })).toThrow(PlainDataError);
  });

  test('data nested deeper than allowed is refused, at the limit it passes', () => {
    const nest = (depth: number): unknown => (depth === 0 ? 1 : [nest(depth - 1)]);
    expect(decodeFrame(encodeFrame(nest(32)))).toEqual(nest(32));
    expect(() => encodeFrame(nest(33))).toThrow('nested deeper than 32');
  });

  test('a message beyond the limit is refused before memory is taken for it', () => {
    expect(() => encodeFrame([new Uint8Array(maximumFrameBytes)])).toThrow('too many to send');
  });
});
