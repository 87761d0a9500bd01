// @vitest-environment node
import { expect, it } from 'vitest';
import { countWidth, staggeredLines } from '#renderer/components/loom/staggered.ts';

it('numbers beneath columns take turns on as many lines as keep them apart, and on none where that is too many', () => {
  expect(countWidth('516')).toBeCloseTo(20.4);
  expect(countWidth('0.5')).toBeCloseTo(17);
  expect(staggeredLines(['7', '12'], 20)).toBe(1);
  expect(staggeredLines(['7', '12'], 12)).toBe(2);
  expect(staggeredLines(['516', '498', '1024'], 0.06)).toBe(0);
});
