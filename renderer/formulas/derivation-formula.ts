import { hasPart, type DerivationStage, type DerivedSettings } from '#shared/derivation.ts';
import { numberLatex } from './cell-formula.ts';
import { squaredErrorLatex } from './variant-latex.ts';

/** The steps of the lecture's derivation, in its order. */
export const derivationSteps = ['error', 'weights', 'gate', 'input'] as const;
export type DerivationStep = (typeof derivationSteps)[number];

const partial = (above: string, below: string) => `\\dfrac{\\partial ${above}}{\\partial ${below}}`;

/** A factor with its shape beneath. */
function shaped(factor: string, rows: number, columns: number): string {
  return `\\underset{[${String(rows)},\\,${String(columns)}]}{${factor}}`;
}

/** The factors of the derivation at a stage, each with its shape; within the sum they have the index of the sample. */
function factorsOf(settings: DerivedSettings, stage: DerivationStage) {
  const { inputSize, hiddenSize, outputSize, squares } = settings;
  const index = hasPart(stage, 'sum') ? '_i' : '';
  const factor = hasPart(stage, 'factor') ? squaredErrorLatex[squares].gradientFactor : '';
  const mask = `${shaped(`\\operatorname{diag}(\\mathbf{m}${index})`, hiddenSize, hiddenSize)}\\,`;
  return {
    error: `${factor}${shaped(`(\\hat{\\mathbf{y}}${index} - \\mathbf{y}${index})^{\\mathrm{T}}`, 1, outputSize)}`,
    weights: shaped('\\mathbf{W}_2', outputSize, hiddenSize),
    mask: hasPart(stage, 'mask') ? mask : '',
    gate: shaped(`\\mathbf{F}'${index}`, hiddenSize, hiddenSize),
    input: shaped(`\\mathbf{x}${index}^{\\mathrm{T}}`, 1, inputSize),
  };
}

/** The whole derivation: dL/dW1 as the outer product of a row of factors and x^T. */
export function derivationLatex(settings: DerivedSettings, stage: DerivationStage): string {
  const { error, weights, mask, gate, input } = factorsOf(settings, stage);
  const sum = hasPart(stage, 'sum') ? `\\sum_{i=1}^{${String(settings.batchSize)}} ` : '';
  const gradient = `\\dfrac{\\partial L}{${shaped('\\partial \\mathbf{W}_1', settings.hiddenSize, settings.inputSize)}}`;
  return `${gradient} = ${sum}\\big(${error}\\,${weights}\\,${mask}${gate}\\big) \\otimes ${input}`;
}

/** One step of the derivation; the short form does not name the diagonal matrix of the slopes. */
export function derivationStepLatex(
  settings: DerivedSettings,
  stage: DerivationStage,
  step: DerivationStep,
  short: boolean,
): string {
  const { error, weights, mask, gate, input } = factorsOf(settings, stage === 'sum' ? 'factor' : stage);
  const after = hasPart(stage, 'mask') ? '\\mathbf{d}' : '\\mathbf{h}';
  const slopes = "\\operatorname{diag}\\big(f'(\\mathbf{z}_1)\\big)";
  const plainGate = short ? shaped(slopes, settings.hiddenSize, settings.hiddenSize) : `${slopes} = ${gate}`;
  switch (step) {
    case 'error':
      return `${partial('L', '\\hat{\\mathbf{y}}')} = ${error}`;
    case 'weights':
      return `${partial('\\hat{\\mathbf{y}}', after)} = ${weights}`;
    case 'gate':
      return `${partial(after, '\\mathbf{z}_1')} = ${hasPart(stage, 'mask') ? `${mask}${gate}` : plainGate}`;
    case 'input':
      return `${partial('\\mathbf{z}_1', '\\mathbf{W}_1')} = ${input}`;
  }
}

/** The numbers of one cell of the gradient, already written. */
export interface DerivedCell {
  /** Counted from 0. */
  readonly unit: number;
  readonly input: number;
  readonly delta: string;
  readonly x: string;
  readonly result: string;
}

/** One cell of the gradient with its numbers; of the whole batch its sum in symbols and the result. */
export function derivedCellLatex(
  settings: Pick<DerivedSettings, 'batchSize'>,
  stage: DerivationStage,
  cell: DerivedCell,
): string {
  const [unit, input] = [String(cell.unit + 1), String(cell.input + 1)];
  const result = numberLatex(cell.result);
  if (hasPart(stage, 'sum')) {
    const sum = `\\textstyle\\sum_{i=1}^{${String(settings.batchSize)}} \\delta_{i,${unit}}\\, x_{i,${input}}`;
    return `${sum} = ${result}`;
  }
  const x = numberLatex(cell.x);
  return `\\delta_{${unit}}\\, x_{${input}} = ${numberLatex(cell.delta)} \\cdot ${x.startsWith('-') ? `(${x})` : x} = ${result}`;
}
