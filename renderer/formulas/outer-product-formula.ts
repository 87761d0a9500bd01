import { bracketed, numberLatex } from './cell-formula.ts';
import { activationLatex, lossLatex } from './variant-latex.ts';
import { lossGradientFactor, lossTable } from '#shared/variants/losses.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { cellValue, matrixRow } from '#shared/matrix.ts';
import { deltaFactors, type DeltaForm } from '#shared/outer-product.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';

/** A cell of one sample's outer product: all counted from 0. */
export interface OuterProductCell {
  readonly sample: number;
  readonly unit: number;
  readonly input: number;
}

/** The derivation in symbols: delta by its factors, then the sum of the outer products, each with its shapes. */
export function outerProductLatex(settings: Hyperparameters, form: DeltaForm): string {
  const error = lossLatex[settings.lossConvention].gradient('_i');
  const gate = activationLatex[settings.activation].gate('\\mathbf{z}_1');
  return (
    `\\underset{[${String(settings.hiddenSize)}]}{\\boldsymbol{\\delta}_i} = ` +
    `\\big(${error}\\,\\mathbf{W}_2\\big)${form.mask ? ' \\odot \\mathbf{m}_i' : ''} \\odot ${gate}` +
    `\\qquad \\underset{[${String(settings.hiddenSize)},\\,${String(settings.inputSize)}]}{\\frac{\\partial L}{\\partial \\mathbf{W}_1}} ${form.mask ? '=' : '\\overset{?}{=}'} ` +
    `\\sum_{i=1}^{${String(settings.batchSize)}} \\underset{[${String(settings.hiddenSize)},\\,1]}{\\boldsymbol{\\delta}_i}\\, \\underset{[1,\\,${String(settings.inputSize)}]}{\\mathbf{x}_i}`
  );
}

/** The same for one cell, with its numbers: delta[j] by its factors, then delta[j] times x[k]. */
export function outerProductCellLatex(
  record: StepRecord,
  settings: Hyperparameters,
  { sample, unit, input }: OuterProductCell,
  form: DeltaForm,
  format: (value: number) => string,
): string {
  const factors = deltaFactors(record, sample, form)[unit];
  if (!factors) return '';
  const result = (value: number) => numberLatex(format(value));
  const number = (value: number) => bracketed(result(value));
  const x = cellValue(tensorMatrix(record, 'x'), sample, input);
  const [outputs, targets] = [
    matrixRow(tensorMatrix(record, 'output'), sample),
    matrixRow(tensorMatrix(record, 'y'), sample),
  ];
  const error = lossTable[settings.lossConvention].gradientOfRow(outputs, targets, 0);
  const weight = cellValue(tensorMatrix(record, 'fc2.weight'), 0, unit);
  const back =
    settings.outputSize === 1
      ? `${number(lossGradientFactor(settings))} \\cdot ${number(error)} \\cdot ${number(weight)}`
      : number(factors.error);
  /** A whole multiplier has no decimals. */
  const multiplier = (value: number) => (Number.isInteger(value) ? String(value) : number(value));
  const mask = form.mask ? `${multiplier(factors.mask)} \\cdot ` : '';
  return (
    `\\delta_{${String(unit + 1)}} = ${back} \\cdot ${mask}${multiplier(factors.gate)} = ${result(factors.delta)}` +
    `\\qquad \\delta_{${String(unit + 1)}}\\, x_{${String(input + 1)}} = ${number(factors.delta)} \\cdot ${number(x)} = ${result(Math.fround(factors.delta * x))}`
  );
}
