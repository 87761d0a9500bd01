import { describe, expect, it } from 'vitest';
import { formatPrecise } from '#renderer/numbers/format-number.ts';
import { cellText, headPower, multiplierDigits, valueDigits } from '#renderer/numbers/matrix-digits.ts';
import { isMultiplier } from '#renderer/formulas/tensor-looks.ts';
import { largestMagnitude } from '#shared/matrix.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { readNumber, wrongReading } from '../../../e2e/painted-numbers.ts';
import { edgeExperiments } from './edge-experiments.ts';
import { createLabService, loadBackends } from '../node-lab.ts';
import { lecture, never } from '../started-service.ts';

await loadBackends();

const widths = [11, 24, 40, 46, 58, 80, 110];

describe.each(edgeExperiments)('the numbers of an experiment at the edge: $name', ({ state }) => {
  it('are read in every cell, at every width, as what they are', async () => {
    const service = createLabService();
    const { record } = await service.startExperiment({ ...lecture, ...state, edits: [...state.edits] }, never);
    service.dispose();
    const layout = stepLayout(state.hyperparameters);
    const wrong: string[] = [];
    for (const name of layout.names) {
      const matrix = tensorMatrix({ layout, data: record ?? new Float32Array(0) }, name);
      for (const width of widths) {
        const digits = isMultiplier(name)
          ? multiplierDigits(matrix)
          : valueDigits(largestMagnitude(matrix), width, 'reading');
        const power = headPower(digits);
        for (const value of matrix.data) {
          const text = cellText(value, digits, width, 'en');
          const fault = wrongReading(text, [power], value);
          // A digit takes some 6 pixels where it is drawn narrower than it is: nothing that stands there may need twice its cell.
          const isTooLong = text.length * 6 > 2 * Math.max(width, 30);
          if (fault !== null || isTooLong)
            wrong.push(`${name} ${String(width)} ${String(value)}: ${text} ${power} ${fault ?? 'is too long'}`);
        }
      }
    }
    expect(wrong.slice(0, 20)).toEqual([]);
  });

  it('are read aloud to the last bit', async () => {
    const service = createLabService();
    const { record } = await service.startExperiment({ ...lecture, ...state, edits: [...state.edits] }, never);
    service.dispose();
    for (const value of record ?? []) {
      const read = readNumber(formatPrecise(value, 'en'));
      expect(Math.fround(read)).toBe(value);
    }
  });
});
