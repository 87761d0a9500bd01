// @vitest-environment node
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { isOnPaper, sheetExtent, type SheetExtent } from '#renderer/views/worksheet/sheet-extent.ts';
import { sheetFormula } from '#renderer/views/worksheet/sheet-formulas.ts';
import {
  blankChoices,
  givenTensors,
  missingSums,
  recordedNumbers,
} from '#renderer/views/worksheet/worksheet-contents.ts';
import { factorOperands, operandsOf, termValue } from '#shared/explain/evaluate.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import { lectureHyperparameters, lossConventions, optimizers } from '#shared/hyperparameters.ts';
import { stepLayout } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { computedStep } from '../../../shared/explain/random-step.ts';
import { handWorkedRecord, handWorkedSettings } from '../../../shared/record-of.ts';

const handWorked = { record: handWorkedRecord, settings: handWorkedSettings };
const count = fc.integer({ min: 1, max: 4 });
const extents: fc.Arbitrary<SheetExtent> = fc.record({
  sample: count,
  unit: count,
  input: count,
  output: count,
  value: fc.constant(1),
});
const choicesOf = (optimizer: (typeof optimizers)[number]) => blankChoices(optimizer).flatMap(({ tensors }) => tensors);

describe('a worksheet', () => {
  it.each(optimizers)('can leave blank all that %s computes, in the order of the step', (optimizer) => {
    const computed = choicesOf(optimizer);
    const rest = stepLayout({ ...lectureHyperparameters, optimizer }).names.filter((name) => !computed.includes(name));
    expect(rest.filter((name) => !name.endsWith('.before'))).toEqual([
      'x',
      'y',
      'fc1.weight',
      'fc1.bias',
      'fc2.weight',
      'fc2.bias',
      'mask',
    ]);
    expect(new Set(computed).size).toBe(computed.length);
  });

  it('can be worked out from what is on paper alone, whatever is blank and however much is cut', () => {
    fc.assert(
      fc.property(computedStep(5), extents, fc.infiniteStream(fc.boolean()), ({ settings, record }, extent, flips) => {
        const step = { settings, record };
        const blank = choicesOf(settings.optimizer).filter(() => flips.next().value);
        const printed: readonly TensorName[] = [...givenTensors(step, blank), ...blank];
        for (const tensor of blank) {
          const shown = recordedNumbers(record, tensor, extent);
          const missing = missingSums(step, tensor, extent);
          shown.forEach((numbers, row) => {
            numbers.forEach((value, column) => {
              const formula = explainCell(record, settings, { tensor, row, column });
              for (const { cell } of operandsOf(formula)) if (cell) expect(printed).toContain(cell.tensor);
              const isShown = ({ cell }: ReturnType<typeof factorOperands>[number]) => !cell || isOnPaper(cell, extent);
              if (formula.addend) expect(isShown(formula.addend)).toBe(true);
              const terms = formula.terms.filter((term) => term.flatMap(factorOperands).every(isShown));
              const sum = terms.reduce((total, term) => total + termValue(term), missing?.[row]?.[column] ?? 0);
              const result = (formula.scale?.value ?? 1) * sum + (formula.addend?.value ?? 0);
              expect(Math.abs(result - value)).toBeLessThanOrEqual(2e-6 * (1 + Math.abs(value)));
            });
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives what the blank tensors are computed from, and no blank one', () => {
    expect(givenTensors(handWorked, ['fc1.weight.after'])).toEqual([
      ...['x', 'y', 'fc1.weight', 'fc1.bias', 'fc2.weight', 'fc2.bias', 'mask'],
      'fc1.weight.gradient',
    ]);
    expect(givenTensors(handWorked, choicesOf('sgd'))).toHaveLength(7);
  });

  it('says what is missing from a sum, and nothing where all of it is on paper', () => {
    const all: SheetExtent = { sample: 2, unit: 2, input: 2, output: 1, value: 1 };
    for (const tensor of choicesOf('sgd')) expect(missingSums(handWorked, tensor, all)).toBeNull();
    // Sample 2 alone: (3.25 - 1.25)^2, and 2 times [6, 0].
    expect(missingSums(handWorked, 'loss', { ...all, sample: 1 })).toEqual([[4]]);
    expect(missingSums(handWorked, 'fc2.weight.gradient', { ...all, sample: 1 })).toEqual([[12, 0]]);
    expect(missingSums(handWorked, 'dropped', { ...all, sample: 1 })).toBeNull();
  });
});

describe('what is on paper', () => {
  const on = (sizes: Partial<Parameters<typeof sheetExtent>[0]>) =>
    sheetExtent({ ...lectureHyperparameters, samples: 3, digits: 7, ...sizes });

  it('is all of the lecture’s network, its numbers as large as fits, with as many samples as are wanted', () => {
    expect(on({})).toEqual({ extent: { sample: 3, unit: 10, input: 5, output: 1, value: 1 }, print: 'normal' });
    expect(on({ digits: 9 })).toMatchObject({ extent: { unit: 10 }, print: 'small' });
    expect(on({ digits: 10 })).toMatchObject({ extent: { unit: 10 }, print: 'fine' });
    expect(on({ samples: 40 }).extent.sample).toBe(15);
    expect(on({ samples: 40, batchSize: 500 }).extent.sample).toBe(20);
  });

  it('is a handful of a large one', () => {
    expect(on({ inputSize: 64, hiddenSize: 128 })).toMatchObject({ extent: { unit: 6, input: 6 }, print: 'normal' });
    expect(on({ hiddenSize: 128, digits: 40 }).extent.unit).toBe(2);
  });
});

describe.each(optimizers)('with %s', (optimizer) => {
  it.each(lossConventions)('KaTeX sets the formula of everything that can be blank, loss %s', (lossConvention) => {
    for (const tensor of choicesOf(optimizer)) {
      const latex = sheetFormula(tensor, { ...lectureHyperparameters, optimizer, lossConvention });
      expect(katex.renderToString(latex, { throwOnError: true, strict: 'error' })).toContain('katex');
      expect(latex).toMatch(/=|\\leftarrow/);
    }
  });
});
