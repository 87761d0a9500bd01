// @vitest-environment node
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import {
  derivationLatex,
  derivationStepLatex,
  derivationSteps,
  derivedCellLatex,
} from '#renderer/formulas/derivation-formula.ts';
import { outerProductCellLatex, outerProductLatex } from '#renderer/formulas/outer-product-formula.ts';
import { symbolOf } from '#renderer/formulas/symbols.ts';
import { tensorFormula } from '#renderer/formulas/tensor-formulas.ts';
import { formatFixed } from '#renderer/numbers/format-number.ts';
import { derivationStages, derivedSettings } from '#shared/derivation.ts';
import {
  dropoutModes,
  lectureHyperparameters,
  lossConventions,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { stepLayout, tensorShape } from '#shared/step-record.ts';
import { hyperparametersOf, referenceRuns } from '../../../reference/reference-run.ts';
import { handWorkedRecord, handWorkedSettings, referenceRecord } from '../../shared/record-of.ts';

const names = stepLayout(lectureHyperparameters).names;

/** Sets a formula, or throws where KaTeX does not understand it. */
const set = (latex: string) => katex.renderToString(latex, { throwOnError: true, strict: 'error', displayMode: true });

const allSettings: readonly Hyperparameters[] = dropoutModes.flatMap((mode) =>
  lossConventions.map((lossConvention) => ({ ...lectureHyperparameters, mode, lossConvention })),
);

describe.each(allSettings)('with dropout $mode and the loss $lossConvention', (settings) => {
  it.each(names)('KaTeX sets the formula of %s', (name) => {
    const formula = tensorFormula(name, settings);
    if (formula) expect(set(formula.latex)).toContain('katex');
  });

  it.each(derivationStages)('KaTeX sets the factors, the steps and a cell of the derivation: %s', (stage) => {
    const derived = derivedSettings(settings);
    if (!derived) return;
    expect(set(derivationLatex(derived, stage))).toContain('katex');
    for (const step of derivationSteps) {
      for (const short of [true, false])
        expect(set(derivationStepLatex(derived, stage, step, short))).toContain('katex');
    }
    const cell = { unit: 6, input: 2, delta: '−0,3907', x: '4,0356', result: '−1,5767' };
    expect(set(derivedCellLatex(settings, stage, cell))).toContain('katex');
  });

  it('KaTeX sets the derivation of the outer product', () => {
    expect(set(outerProductLatex(settings, { mask: true }))).toContain('katex');
  });
});

describe('the derivation', () => {
  const settings = { ...lectureHyperparameters, outputSize: 3, squares: 'mean' } as const;

  it('has a shape beneath every factor', () => {
    const shapes = derivationLatex(settings, 'mask').match(/\[\d+,\\,\d+\]/g);
    expect(shapes).toEqual(['[10,\\,5]', '[1,\\,3]', '[3,\\,10]', '[10,\\,10]', '[10,\\,10]', '[1,\\,5]']);
  });

  it('gets the mask, the factor and the sum one after the other', () => {
    const has = (stage: (typeof derivationStages)[number]) => {
      const latex = derivationLatex(settings, stage);
      return ['operatorname{diag}(\\mathbf{m}', 'tfrac{2}', 'sum_{i=1}^{15}'].map((part) => latex.includes(part));
    };
    expect(derivationStages.map(has)).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it('has no factor with half the squared error, whose factor is 1', () => {
    const half = { ...settings, lossConvention: 'half-squared-error', squares: 'half-sum' } as const;
    expect(derivationLatex(half, 'factor')).toBe(derivationLatex(half, 'mask'));
  });

  it('puts a negative input in brackets', () => {
    const cell = { unit: 0, input: 1, delta: '−0.3907', x: '−0.1693', result: '0.0661' };
    expect(derivedCellLatex(settings, 'mask', cell)).toBe('\\delta_{1}\\, x_{2} = -0.3907 \\cdot (-0.1693) = 0.0661');
  });
});

describe('a formula', () => {
  it('is there for everything that is computed, and for nothing that is given', () => {
    const without = names.filter((name) => tensorFormula(name, lectureHyperparameters) === undefined);
    expect(without).toEqual([
      'x',
      'y',
      'fc1.weight',
      'fc1.bias',
      'fc2.weight',
      'fc2.bias',
      'loss',
      'fc1.weight.after',
      'fc1.bias.after',
      'fc2.weight.after',
      'fc2.bias.after',
    ]);
  });

  it('of the mask says where the scale enters', () => {
    const latex = (mode: Hyperparameters['mode']) => tensorFormula('mask', { ...lectureHyperparameters, mode })?.latex;
    expect(latex('inverted')).toMatch(/Bernoulli\}\(q\) \/ q$/);
    expect(latex('classic')).toMatch(/Bernoulli\}\(q\)$/);
    expect(latex('off')).not.toContain('Bernoulli');
  });

  it('of the output’s gradient has the factor of the mean, and none for the half squared error', () => {
    const latex = (lossConvention: Hyperparameters['lossConvention']) =>
      tensorFormula('output.gradient', { ...lectureHyperparameters, lossConvention })?.latex;
    expect(latex('mean-squared-error')).toContain('\\tfrac{2}{B \\cdot out}');
    expect(latex('half-squared-error')).not.toContain('\\tfrac');
  });

  it('joins cell by cell only tensors of its own shape', () => {
    for (const name of names) {
      const formula = tensorFormula(name, lectureHyperparameters);
      if (formula?.operator !== '⊙') continue;
      for (const operand of formula.operands) {
        expect(tensorShape(operand, lectureHyperparameters), name).toEqual(tensorShape(name, lectureHyperparameters));
      }
    }
  });
});

describe('the outer product with its numbers', () => {
  const latex = (sample: number, unit: number, locale = 'en') =>
    outerProductCellLatex(handWorkedRecord, handWorkedSettings, { sample, unit, input: 1 }, { mask: true }, (value) =>
      formatFixed(value, 2, locale),
    );

  it('multiplies factor, error, weight, mask and gate to delta, and delta by x', () => {
    expect(latex(1, 0)).toBe(
      '\\delta_{1} = 1.00 \\cdot 2.00 \\cdot 0.50 \\cdot 2 \\cdot 1 = 2.00' +
        '\\qquad \\delta_{1}\\, x_{2} = 2.00 \\cdot (-1.00) = -2.00',
    );
  });

  it('keeps a decimal comma together', () => {
    expect(latex(1, 0, 'es')).toContain('2{,}00');
    expect(latex(1, 0, 'es')).not.toMatch(/\d,\d/);
  });

  it('is empty for a unit the network does not have', () => {
    expect(latex(0, 2)).toBe('');
  });

  it.each(referenceRuns())('is set by KaTeX for every unit of $name, in every language', (run) => {
    const record = referenceRecord(run);
    const settings = hyperparametersOf(run);
    for (const locale of ['en', 'es', 'zh-CN']) {
      for (let unit = 0; unit < run.config.hidden; unit += 1) {
        const cell = { sample: run.config.batch - 1, unit, input: 0 };
        expect(
          set(outerProductCellLatex(record, settings, cell, { mask: true }, (value) => formatFixed(value, 4, locale))),
        ).toContain('katex');
      }
    }
  });
});

describe('the symbol of', () => {
  it.each([
    ['fc1.weight', 'W₁'],
    ['fc1.weight.gradient', '∂L/∂W₁'],
    ['fc1.weight.after', 'W₁'],
    ['output.gradient', '∂L/∂ŷ'],
    ['loss', 'L'],
  ] as const)('%s is %s', (name, symbol) => {
    expect(symbolOf(name)).toBe(symbol);
  });

  it.each(names)('%s is a symbol, not its name in PyTorch', (name) => {
    expect(symbolOf(name)).not.toMatch(/fc|\./);
  });
});
