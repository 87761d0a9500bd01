import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { hyperparametersOf, referenceRuns } from '../../../reference/reference-run.ts';
import { handWorkedRecord, handWorkedSettings, referenceRecord } from '../record-of.ts';
import { everyCell, oracleCell, reader } from './oracle.ts';
import { computedStep, unrelatedNumbers, type RandomStep } from './random-step.ts';
import { explanationHolds } from './holds.ts';

const tolerance = 2e-6;

/** Every cell of a step whose explanation does not hold, as text. */
function falseExplanations({ record, settings }: RandomStep): string[] {
  const wrong: string[] = [];
  for (const cell of everyCell(record)) {
    const explanation = explainCell(record, settings, cell);
    const difference = Math.abs(explanation.recomputed - explanation.value);
    const near = difference <= tolerance * (1 + Math.abs(explanation.value));
    if (near && explanationHolds(record, explanation, tolerance)) continue;
    wrong.push(`${cell.tensor}[${cell.row}, ${cell.column}]: ${explanation.recomputed}, not ${explanation.value}`);
  }
  return wrong;
}

describe('every cell of every tensor, recomputed from its stated operands, is the recorded one to 2e-6', () => {
  it('of a step worked through by hand', () => {
    expect(falseExplanations({ record: handWorkedRecord, settings: handWorkedSettings })).toEqual([]);
  });

  it.each(referenceRuns())('of the recorded PyTorch step $name', (run) => {
    const settings = { ...lectureHyperparameters, ...hyperparametersOf(run) };
    expect(falseExplanations({ record: referenceRecord(run), settings })).toEqual([]);
  });

  it('of random steps: sizes 1 to 6, every mode, p 0, 0.3 and 0.9, both losses', () => {
    fc.assert(
      fc.property(computedStep(), (step) => {
        expect(falseExplanations(step)).toEqual([]);
      }),
      { seed: 3, numRuns: 150 },
    );
  });
});

it('every formula gives what the written-out one gives, also from numbers that are no true step', () => {
  fc.assert(
    fc.property(unrelatedNumbers(), ({ record, settings }) => {
      const read = reader(record);
      for (const { tensor, row, column } of everyCell(record)) {
        if (tensor === 'mask') continue;
        const expected = oracleCell(read, settings, tensor, row, column, record.step);
        const { recomputed } = explainCell(record, settings, { tensor, row, column });
        expect(Math.abs(recomputed - expected), tensor).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(expected)));
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});

it('recomputed is what the one evaluator gives', () => {
  for (const cell of everyCell(handWorkedRecord)) {
    const explanation = explainCell(handWorkedRecord, handWorkedSettings, cell);
    expect(explanation.recomputed).toBe(evaluateFormula(explanation));
  }
});
