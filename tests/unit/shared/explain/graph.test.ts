import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operandsOf } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import type { CellReference } from '#shared/explain/explanation.ts';
import { phaseNumber, phaseOf, phasesOf } from '#shared/explain/phases.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { everyCell } from './oracle.ts';
import { computedStep, unrelatedNumbers, type RandomStep } from './random-step.ts';

const text = ({ tensor, row, column }: CellReference) => `${tensor}[${row}, ${column}]`;

/** The edges "operand -> cell" of a step, as the formulas tell them and as `usedNext` tells them. */
function edges({ record, settings }: RandomStep): { fromOperands: Set<string>; fromUses: string[] } {
  const fromOperands = new Set<string>();
  const fromUses: string[] = [];
  for (const cell of everyCell(record)) {
    const explanation = explainCell(record, settings, cell);
    for (const { cell: operand } of operandsOf(explanation)) {
      if (operand) fromOperands.add(`${text(operand)} -> ${text(cell)}`);
    }
    for (const next of explanation.usedNext) fromUses.push(`${text(cell)} -> ${text(next)}`);
  }
  return { fromOperands, fromUses };
}

describe('the graph of a step', () => {
  it('is the same told by operands and by next uses, each use once', () => {
    fc.assert(
      fc.property(computedStep(), (step) => {
        const { fromOperands, fromUses } = edges(step);
        expect(fromUses.toSorted()).toEqual([...fromOperands].toSorted());
      }),
      { seed: 5, numRuns: 60 },
    );
  });

  it('is true: a cell that changes changes what uses it next, and nothing else', () => {
    fc.assert(
      fc.property(unrelatedNumbers(3), ({ record, settings }) => {
        const cells = [...everyCell(record)];
        const before = cells.map((cell) => explainCell(record, settings, cell).recomputed);
        for (const [index, cell] of cells.entries()) {
          const changed = { ...record, data: record.data.with(index, -1.5 * (record.data[index] ?? 0)) };
          const moved = cells.filter((each, at) => explainCell(changed, settings, each).recomputed !== before[at]);
          const isGiven = ['x', 'y', ...parameterNames].includes(cell.tensor) || cell.tensor.endsWith('.before');
          const given = isGiven ? [text(cell)] : [];
          const expected = [...given, ...explainCell(record, settings, cell).usedNext.map(text)];
          expect(moved.map(text).toSorted()).toEqual(expected.toSorted());
        }
      }),
      { seed: 6, numRuns: 15 },
    );
  });

  it('runs from earlier to later phases, and its tensors are those the phases state', () => {
    fc.assert(
      fc.property(computedStep(3), ({ record, settings }) => {
        const used = new Map<TensorName, Set<TensorName>>();
        for (const cell of everyCell(record)) {
          const operands = used.get(cell.tensor) ?? new Set();
          used.set(cell.tensor, operands);
          for (const operand of operandsOf(explainCell(record, settings, cell))) {
            if (operand.cell) operands.add(operand.cell.tensor);
          }
        }
        const phases = phasesOf(settings.optimizer);
        for (const phase of phases) {
          const done = new Set(phases.slice(0, phaseNumber(phase.id) - 1).flatMap(({ tensors }) => tensors));
          for (const tensor of phase.tensors) {
            for (const operand of used.get(tensor) ?? []) expect(done, `${operand} for ${tensor}`).toContain(operand);
            done.add(tensor);
          }
          const operands = new Set(phase.tensors.flatMap((tensor) => [...(used.get(tensor) ?? [])]));
          const earlier = [...operands].filter((operand) => phaseOf(operand).id !== phase.id);
          expect(earlier.toSorted()).toEqual([...phase.operands].toSorted());
        }
      }),
      { seed: 7, numRuns: 10 },
    );
  });
});
