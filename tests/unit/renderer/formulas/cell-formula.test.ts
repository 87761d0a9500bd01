// @vitest-environment node
// A formula is text: no document is needed, and KaTeX warns about one without a doctype.
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import {
  cellNumbersLatex,
  cellSymbolLatex,
  cellSymbolsLatex,
  type FormulaText,
} from '#renderer/formulas/cell-formula.ts';
import { formatFixed, formatPlain, formatPrecise } from '#renderer/numbers/format-number.ts';
import { explainCell } from '#shared/explain/explain-cell.ts';
import type { DropoutMode, Hyperparameters } from '#shared/hyperparameters.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { everyCell } from '../../shared/explain/oracle.ts';
import { computedStep } from '../../shared/explain/random-step.ts';
import { handWorkedRecord, handWorkedSettings, recordOf } from '../../shared/record-of.ts';

const english: FormulaText = {
  format: (value) => formatFixed(value, 2, 'en'),
  formatRate: (value) => formatPlain(value, 'en'),
  most: 5,
  folded: (count) => `${count} more`,
  zeros: ({ total }) => `${total} dropped or dead`,
  activation: 'relu',
  layout: 'line',
};

const inMode = (mode: DropoutMode): Hyperparameters => ({ ...handWorkedSettings, mode });

const explain = (tensor: TensorName, row = 0, column = 0, settings: Hyperparameters = handWorkedSettings) =>
  explainCell(handWorkedRecord, settings, { tensor, row, column });

const half = { ...handWorkedSettings, lossConvention: 'half-squared-error' } as const;

describe('in symbols', () => {
  it.each([
    ['x', 1, 0, 'x_{2,1}'],
    ['fc1.bias', 1, 0, 'b_{1\\,[2]}'],
    ['preActivation', 0, 1, 'z_{1\\,[1,2]} = \\sum_{k=1}^{2} x_{1,k} \\, W_{1\\,[2,k]} + b_{1\\,[2]}'],
    ['hidden', 1, 1, 'h_{2,2} = z_{1\\,[2,2]} \\cdot \\mathbf{1}[z_{1\\,[2,2]} > 0]'],
    ['mask', 0, 1, 'm_{1,2} = r_{1,2} \\cdot \\tfrac{1}{q}, \\quad r_{1,2} \\sim \\mathrm{Bernoulli}(q)'],
    ['dropped', 1, 0, 'd_{2,1} = h_{2,1} \\cdot m_{2,1}'],
    ['output', 1, 0, '\\hat{y}_{2,1} = \\sum_{j=1}^{2} d_{2,j} \\, W_{2\\,[1,j]} + b_{2\\,[1]}'],
    ['loss', 0, 0, 'L = \\tfrac{1}{B \\cdot out}\\,\\sum_{i,o} (\\hat{y}_{i,o} - y_{i,o})^2'],
    [
      'output.gradient',
      1,
      0,
      '\\frac{\\partial L}{\\partial \\hat{y}_{2,1}} = \\tfrac{2}{B \\cdot out}\\,(\\hat{y}_{2,1} - y_{2,1})',
    ],
    [
      'fc1.weight.gradient',
      1,
      0,
      '\\frac{\\partial L}{\\partial W_{1\\,[2,1]}} = \\sum_{i=1}^{2} \\frac{\\partial L}{\\partial z_{1\\,[i,2]}} \\, x_{i,1}',
    ],
    [
      'fc2.bias.gradient',
      0,
      0,
      '\\frac{\\partial L}{\\partial b_{2\\,[1]}} = \\sum_{i=1}^{2} \\frac{\\partial L}{\\partial \\hat{y}_{i,1}}',
    ],
    [
      'dropped.gradient',
      1,
      0,
      '\\frac{\\partial L}{\\partial d_{2,1}} = \\sum_{o=1}^{1} \\frac{\\partial L}{\\partial \\hat{y}_{2,o}} \\, W_{2\\,[o,1]}',
    ],
    [
      'fc2.weight.after',
      0,
      1,
      'W_{2\\,[1,2]} \\leftarrow W_{2\\,[1,2]} - \\mathrm{lr} \\cdot \\frac{\\partial L}{\\partial W_{2\\,[1,2]}}',
    ],
  ] as const)('%s[%i, %i]', (tensor, row, column, latex) => {
    expect(cellSymbolsLatex(explain(tensor, row, column), inMode('inverted'))).toBe(latex);
  });

  it('the factors follow the settings', () => {
    expect(cellSymbolsLatex(explain('loss', 0, 0, half), inMode('inverted'))).toBe(
      'L = \\tfrac{1}{2}\\,\\sum_{i,o} (\\hat{y}_{i,o} - y_{i,o})^2',
    );
    expect(cellSymbolsLatex(explain('output.gradient', 0, 0, half), inMode('inverted'))).toMatch(
      / = \\hat\{y\}_\{1,1\} - y_\{1,1\}$/,
    );
    expect(cellSymbolsLatex(explain('mask'), inMode('classic'))).not.toContain('tfrac');
    expect(cellSymbolsLatex(explain('mask', 0, 0, { ...handWorkedSettings, mode: 'off' }), inMode('off'))).toBe(
      'm_{1,1} = 1',
    );
  });

  it('of a cell alone', () => {
    expect(cellSymbolLatex({ tensor: 'dropped', row: 9, column: 3 })).toBe('d_{10,4}');
    expect(cellSymbolLatex({ tensor: 'loss', row: 0, column: 0 })).toBe('L');
  });
});

describe('in numbers', () => {
  it.each([
    ['x', 1, 1, 'x_{2,2} = -1.00'],
    ['preActivation', 1, 1, 'z_{1\\,[2,2]} = 3.00 \\cdot (-1.00) + (-1.00) \\cdot 1.00 + 1.00 = -3.00'],
    ['hidden', 1, 1, 'h_{2,2} = (-3.00) \\cdot \\underbrace{0}_{-3.00 \\le 0} = 0'],
    ['fc1.weight', 0, 1, 'W_{1\\,[1,2]} = 0.00'],
    ['mask', 0, 0, 'm_{1,1} = 1 \\cdot 2 = 2'],
    ['dropped', 0, 1, 'd_{1,2} = 2.00 \\cdot 0 = 0'],
    ['output', 0, 0, '\\hat{y}_{1,1} = 2.00 \\cdot 0.50 + \\underbrace{0}_{\\text{1 dropped or dead}} + 0.25 = 1.25'],
    ['loss', 0, 0, 'L = \\tfrac{1}{2} \\big((1.25 - 0.25)^2 + (3.25 - 1.25)^2\\big) = 2.50'],
    [
      'output.gradient',
      1,
      0,
      '\\frac{\\partial L}{\\partial \\hat{y}_{2,1}} = \\tfrac{2}{2} \\cdot (3.25 - 1.25) = 2.00',
    ],
    [
      'fc1.bias.gradient',
      1,
      0,
      '\\frac{\\partial L}{\\partial b_{1\\,[2]}} = \\underbrace{0}_{\\text{2 dropped or dead}} = 0',
    ],
    ['fc1.bias.after', 0, 0, 'b_{1\\,[1]} \\leftarrow 0.00 - 0.5 \\cdot 3.00 = -1.50'],
  ] as const)('%s[%i, %i]', (tensor, row, column, latex) => {
    expect(cellNumbersLatex(explain(tensor, row, column), english)).toBe(latex);
  });

  it('fold what does not matter and say how much it is', () => {
    expect(cellNumbersLatex(explain('fc1.bias.gradient', 0), { ...english, most: 1 })).toMatch(
      / = 2\.00 \+ \\underbrace\{1\.00\}_\{\\text\{1 more\}\} = 3\.00$/,
    );
  });

  it('stand one beneath the other when asked', () => {
    expect(cellNumbersLatex(explain('preActivation', 0, 1), { ...english, layout: 'lines' })).toBe(
      '\\begin{aligned} z_{1\\,[1,2]} ={} & 1.00 \\cdot (-1.00) \\\\ & + 2.00 \\cdot 1.00 \\\\ & + 1.00 \\\\ ={} & {2.00} \\end{aligned}',
    );
  });

  it('the learning rate is written as it was typed, a decimal comma is no list', () => {
    const settings = { ...handWorkedSettings, learningRate: 0.01 };
    const spanish = {
      ...english,
      format: (value: number) => formatFixed(value, 2, 'es'),
      formatRate: (value: number) => formatPlain(value, 'es'),
    };
    expect(cellNumbersLatex(explain('fc1.bias.after', 0, 0, settings), spanish)).toContain(
      '0{,}00 - 0{,}01 \\cdot 3{,}00',
    );
  });

  it('powers of ten are set as such', () => {
    const format = () => '\u22121.5e\u22127';
    expect(cellNumbersLatex(explain('dropped', 0, 0), { ...english, format })).toBe(
      'd_{1,1} = (-1.5 \\times 10^{-7}) \\cdot 2 = -1.5 \\times 10^{-7}',
    );
  });
});

describe('the update of an optimizer that remembers', () => {
  const cell = { tensor: 'fc1.bias.after', row: 0, column: 0 } as const;
  const explained = (optimizer: Hyperparameters['optimizer'], tensor: TensorName = cell.tensor) => {
    const settings = { ...handWorkedSettings, optimizer };
    const record = recordOf(settings, {
      'fc1.bias': [1, 1],
      'fc1.bias.gradient': [3, 0],
      'fc1.bias.momentum.before': [10, 0],
      'fc1.bias.momentum': [12, 0],
      'fc1.bias.exp_avg': [0.3, 0],
      'fc1.bias.exp_avg_sq.before': [0, 0],
      'fc1.bias.exp_avg_sq': [0.009, 0],
      'fc1.bias.after': optimizer === 'momentum' ? [-5, 1] : [0.5, 1],
    });
    return explainCell(record, settings, { ...cell, tensor });
  };

  it('names the buffer, and how it came about', () => {
    expect(cellSymbolsLatex(explained('momentum'), inMode('inverted'))).toBe(
      'b_{1\\,[1]} \\leftarrow b_{1\\,[1]} - \\mathrm{lr} \\cdot \\mathrm{buf}(b_{1\\,[1]})',
    );
    expect(cellNumbersLatex(explained('momentum'), english)).toBe(
      'b_{1\\,[1]} \\leftarrow 1.00 - 0.5 \\cdot 12.00 = -5.00',
    );
    expect(cellNumbersLatex(explained('momentum', 'fc1.bias.momentum'), english)).toBe(
      '\\mathrm{buf}(b_{1\\,[1]}) \\leftarrow 0.9 \\cdot 10.00 + 3.00 = 12.00',
    );
  });

  it('puts the average over the root of the average square', () => {
    expect(cellNumbersLatex(explained('adam'), english)).toBe(
      'b_{1\\,[1]} \\leftarrow 1.00 - 0.5 \\cdot \\frac{0.30 / 0.1}{\\sqrt{0.009 / 0.001} + 10^{-8}} = 0.50',
    );
    expect(cellSymbolsLatex(explained('adam', 'fc1.bias.exp_avg_sq'), inMode('inverted'))).toBe(
      '\\mathrm{sq}(b_{1\\,[1]}) \\leftarrow 0.999 \\cdot \\mathrm{sq}(b_{1\\,[1]}) + 0.001 \\cdot ' +
        '\\frac{\\partial L}{\\partial b_{1\\,[1]}} \\cdot \\frac{\\partial L}{\\partial b_{1\\,[1]}}',
    );
  });
});

describe('KaTeX sets every cell of every tensor', () => {
  const chinese: FormulaText = {
    format: (value) => formatPrecise(value, 'zh-CN'),
    formatRate: (value) => formatPlain(value, 'zh-CN'),
    most: 2,
    folded: (count) => `另外 ${count} 项 {100%} \\ _$`,
    zeros: ({ total }) => `${total} 项为零 & #1 ~^`,
    activation: 'relu',
    layout: 'lines',
  };
  const set = (latex: string) =>
    katex.renderToString(latex, { throwOnError: true, displayMode: true, strict: 'error' });

  it('with ordinary numbers and with numbers that are not finite', () => {
    fc.assert(
      fc.property(
        computedStep(3),
        fc.infiniteStream(fc.constantFrom(Number.NaN, Infinity, -Infinity, 1e-9, -2)),
        (step, odd) => {
          const broken = { ...step.record, data: Float32Array.from([...odd.take(step.record.layout.length)]) };
          for (const record of [step.record, broken]) {
            for (const cell of everyCell(record)) {
              const explanation = explainCell(record, step.settings, cell);
              const formulas = [
                cellSymbolLatex(cell),
                cellSymbolsLatex(explanation, step.settings),
                cellNumbersLatex(explanation, english),
                cellNumbersLatex(explanation, chinese),
              ];
              for (const latex of formulas) expect(set(latex), latex).toContain('katex');
            }
          }
        },
      ),
      { seed: 12, numRuns: 6 },
    );
  });
});
