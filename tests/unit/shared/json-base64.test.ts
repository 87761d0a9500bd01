import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64ToFloats, floatsToBase64 } from '#shared/json/base64-floats.ts';

it('float32 numbers are packed as everyone packs them, and unpacked to the same bits', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (some) => {
      const bytes = some.slice(0, some.length - (some.length % 4));
      const floats = new Float32Array(bytes.buffer);
      const text = floatsToBase64(floats);
      expect(text).toBe(Buffer.from(bytes).toString('base64'));
      expect(new Uint8Array(base64ToFloats(text)?.buffer ?? new ArrayBuffer(1))).toEqual(bytes);
    }),
  );
});

it.each(['A', 'AAAA', 'AAAAA===', 'AAAA AA=', 'AAAAAé==', 'AAA=AAA=', 'AAAAAA-_', '===='])('%s is refused', (text) => {
  expect(base64ToFloats(text)).toBeNull();
});
