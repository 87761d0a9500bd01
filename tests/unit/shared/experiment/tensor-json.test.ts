import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tensorJson, tensorSchema } from '#shared/experiment/tensor-json.ts';

/** The bits of any NaN: a full exponent and some of the rest. */
const nanBits = fc
  .record({ sign: fc.constantFrom(0, 0x80000000), rest: fc.integer({ min: 1, max: 0x7fffff }) })
  .map(({ sign, rest }) => (sign | 0x7f800000 | rest) >>> 0);

/** Numbers, with these bits where there is null. */
function numbers(values: readonly (number | null)[], bits: number): Float32Array {
  const data = Float32Array.from(values, (value) => value ?? 0);
  const words = new Uint32Array(data.buffer);
  for (const [index, value] of values.entries()) if (value === null) words[index] = bits;
  return data;
}

it('the same numbers are the same in a file, whichever NaN an operation gave', () => {
  const values = fc.array(fc.option(fc.float({ noNaN: true })), { minLength: 1 });
  fc.assert(
    fc.property(values, nanBits, nanBits, (some, one, other) => {
      const [data, again] = [numbers(some, one), numbers(some, other)];
      const shape = [some.length];
      const json = tensorJson({ shape, data }, 0);
      expect(tensorJson({ shape, data: again }, 0)).toEqual(json);
      expect(tensorSchema.parse(json).data).toEqual(data);
      // What was packed stays as it was.
      expect(new Uint32Array(data.buffer)).toEqual(new Uint32Array(numbers(some, one).buffer));
    }),
  );
});
