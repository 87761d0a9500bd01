import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lecturePicture } from '#renderer/views/welcome/lecture-picture.ts';
import { cellStates } from '#shared/cell-state.ts';

interface RecordedStep {
  readonly hidden: readonly (readonly number[])[];
  readonly mask: readonly (readonly number[])[];
  readonly dropped: readonly (readonly number[])[];
}
const reference = join(import.meta.dirname, '../../../../reference/torch-lecture-seed42.json');
const recorded = JSON.parse(readFileSync(reference, 'utf8')) as RecordedStep; // made by PyTorch

it("is the lecture's first step as PyTorch computes it, to a thirty-fifth of the colour", () => {
  const picture = lecturePicture();
  for (const name of ['hidden', 'mask', 'dropped'] as const) {
    const values = recorded[name].flat();
    const { data } = picture[name].matrix;
    expect(data).toHaveLength(values.length);
    const [most, mostDrawn] = [Math.max(...values), Math.max(...data)];
    values.forEach((value, cell) => {
      const drawn = Math.sqrt((data[cell] ?? Number.NaN) / mostDrawn);
      expect(Math.abs(drawn - Math.sqrt(value / most)), `${name} ${String(cell)}`).toBeLessThan(0.5 / 35 + 1e-6);
    });
  }
});

it('shows why each cell of it is 0', () => {
  const picture = lecturePicture();
  const stateOf = (name: 'hidden' | 'mask' | 'dropped', cell: number) => cellStates[picture[name].states[cell] ?? 0];
  recorded.mask.flat().forEach((multiplier, cell) => {
    const isDead = recorded.hidden.flat()[cell] === 0;
    expect(stateOf('mask', cell)).toBe(multiplier === 0 ? 'dropped' : 'value');
    expect(stateOf('hidden', cell)).toBe(isDead ? 'dead' : 'value');
    const both = [multiplier === 0 ? 'dropped' : '', isDead ? 'dead' : ''].filter(Boolean).join('-');
    expect(stateOf('dropped', cell)).toBe(both || 'value');
  });
});
