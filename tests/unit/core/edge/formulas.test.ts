import katex from 'katex';
import { expect, it } from 'vitest';
import { cellNumbersLatex, cellSymbolsLatex, type FormulaText } from '#renderer/formulas/cell-formula.ts';
import { formatPlain, formatValue } from '#renderer/numbers/format-number.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { stepLayout } from '#shared/step-record.ts';
import { edgeExperiments } from './edge-experiments.ts';
import { createLabService, loadBackends } from '../node-lab.ts';
import { lecture, never } from '../started-service.ts';

await loadBackends();

const english: FormulaText = {
  format: (value) => formatValue(value, 'en'),
  formatRate: (value) => formatPlain(value, 'en'),
  most: 5,
  folded: (count) => `${count} more`,
  zeros: ({ total }) => `${total} dropped or dead`,
  activation: 'relu',
  layout: 'line',
};

it.each(edgeExperiments)(
  'the corners of every tensor are explained at the edge: $name',
  async ({ state, isFinite }) => {
    const service = createLabService();
    const { record } = await service.startExperiment({ ...lecture, ...state, edits: [...state.edits] }, never);
    service.dispose();
    const { hyperparameters, completedSteps: step } = state;
    const layout = stepLayout(hyperparameters);
    const shown = { layout, data: record ?? new Float32Array(0), step };
    for (const tensor of layout.names) {
      const { rows, columns } = layout.places[tensor];
      for (const [row, column] of [
        [0, 0],
        [rows - 1, columns - 1],
      ] as const) {
        const explained = explainCell(shown, hyperparameters, { tensor, row, column });
        for (const text of [cellSymbolsLatex(explained, hyperparameters), cellNumbersLatex(explained, english)]) {
          expect(text, tensor).not.toMatch(/undefined|null|Infinity|\[object/);
          if (isFinite) expect(text, tensor).not.toMatch(/NaN|\u221e/);
          expect(() => katex.renderToString(text, { throwOnError: true, strict: false }), tensor).not.toThrow();
        }
      }
    }
  },
);
