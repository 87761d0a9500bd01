import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFormula, operandsOf } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import type { CellExplanation, Factor, Operand } from '#shared/explain/explanation.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { handWorkedRecord, handWorkedSettings } from '../record-of.ts';
import { everyCell } from './oracle.ts';
import { computedStep, unrelatedNumbers } from './random-step.ts';
import { explanationHolds } from './holds.ts';

/** The explanation with its operand number `at` (in the order of `operandsOf`) replaced by what `change` makes of it. */
function withOperand(
  explanation: CellExplanation,
  at: number,
  change: <T extends Operand>(operand: T) => T,
): CellExplanation {
  let next = 0;
  const visit = <T extends Operand>(operand: T): T => {
    const here = next;
    next += 1;
    return here === at ? change(operand) : operand;
  };
  const visitFactor = (factor: Factor): Factor => {
    if (factor.role === 'difference') {
      return { ...factor, minuend: visit(factor.minuend), subtrahend: visit(factor.subtrahend) };
    }
    if (factor.role !== 'over-root') return visit(factor);
    const { of, square, corrections, epsilon } = factor;
    const [visitedOf, ofCorrection] = [visit(of), corrections && visit(corrections.of)];
    const [visitedSquare, squareCorrection] = [visit(square), corrections && visit(corrections.square)];
    return {
      ...factor,
      of: visitedOf,
      square: visitedSquare,
      corrections: ofCorrection && squareCorrection && { of: ofCorrection, square: squareCorrection },
      epsilon: visit(epsilon),
    };
  };
  const scale = explanation.scale && visit(explanation.scale);
  const terms = explanation.terms.map((term) => term.map(visitFactor));
  const addend = explanation.addend && visit(explanation.addend);
  return { ...explanation, scale, terms, addend };
}

const otherValue = <T extends Operand>(operand: T): T => ({ ...operand, value: operand.value + Math.SQRT1_2 });

describe('a wrong operand', () => {
  it('changes what is recomputed, wherever it stands', () => {
    fc.assert(
      fc.property(unrelatedNumbers(3), ({ record, settings }) => {
        for (const cell of everyCell(record)) {
          const explanation = explainCell(record, settings, cell);
          operandsOf(explanation).forEach((_, at) => {
            const wrong = withOperand(explanation, at, otherValue);
            expect(evaluateFormula(wrong), `${cell.tensor}, operand ${at}`).not.toBe(explanation.recomputed);
          });
        }
      }),
      { seed: 8, numRuns: 20 },
    );
  });

  it('is caught in a true step, also where it is multiplied by 0', () => {
    fc.assert(
      fc.property(computedStep(3), ({ record, settings }) => {
        for (const cell of everyCell(record)) {
          const explanation = explainCell(record, settings, cell);
          expect(explanationHolds(record, explanation)).toBe(true);
          operandsOf(explanation).forEach((operand, at) => {
            if (!operand.cell) return;
            const wrong = withOperand(explanation, at, otherValue);
            expect(explanationHolds(record, wrong), `${cell.tensor}, operand ${at}`).toBe(false);
          });
        }
      }),
      { seed: 9, numRuns: 30 },
    );
  });

  it('is caught when it is the right number of another cell', () => {
    const explanation = explainCell(handWorkedRecord, handWorkedSettings, {
      tensor: 'fc1.weight.gradient',
      row: 0,
      column: 0,
    });
    const transposed = withOperand(explanation, 1, (operand) => {
      if (operand.role !== 'cell') return operand;
      const { tensor, row, column } = operand.cell;
      return { ...operand, cell: { tensor, row: column, column: row + 1 } };
    });
    expect(explanationHolds(handWorkedRecord, transposed)).toBe(false);
  });

  it('is caught when it is a constant', () => {
    const cells = [
      { tensor: 'loss', row: 0, column: 0 },
      { tensor: 'output.gradient', row: 0, column: 0 },
      { tensor: 'fc1.weight.after', row: 0, column: 0 },
      { tensor: 'mask', row: 0, column: 0 },
      { tensor: 'x', row: 0, column: 0 },
    ] as const;
    for (const cell of cells) {
      const explanation = explainCell(handWorkedRecord, handWorkedSettings, cell);
      const constant = operandsOf(explanation).findIndex((operand) => operand.cell === null);
      expect(constant, cell.tensor).toBeGreaterThanOrEqual(0);
      expect(explanationHolds(handWorkedRecord, withOperand(explanation, constant, otherValue))).toBe(false);
    }
  });

  it('is caught when the settings are not those of the step', () => {
    const holds = (settings: Hyperparameters, tensor: TensorName) =>
      explanationHolds(handWorkedRecord, explainCell(handWorkedRecord, settings, { tensor, row: 0, column: 0 }));
    const wrong = { ...handWorkedSettings, batchSize: 1, learningRate: 0.25, mode: 'classic' } as const;
    for (const tensor of ['mask', 'loss', 'output.gradient', 'fc1.bias.gradient', 'fc1.weight.after'] as const) {
      expect(holds(handWorkedSettings, tensor), tensor).toBe(true);
      expect(holds(wrong, tensor), tensor).toBe(false);
    }
  });
});
