import type { DropoutMode } from '#shared/hyperparameters.ts';

/** One weight of fc2 with the numbers of the experiment; unit and output count from 0. */
export interface WeightUnderMask {
  readonly weight: number;
  readonly p: number;
  readonly q: number;
  readonly unit: number;
  readonly output: number;
  /** How a weight is written, and how a probability. */
  readonly format: (value: number) => string;
  readonly formatPlain: (value: number) => string;
}

/** A formatted number inside LaTeX: a decimal comma is no list, a negative factor stands in brackets. */
function latexNumber(text: string): string {
  const plain = text.replace('\u2212', '-').replace(',', '{,}');
  return plain.startsWith('-') ? `(${plain})` : plain;
}

/** The same at the end of an equation, where a sign needs no brackets. */
function latexResult(text: string): string {
  return text.replace('\u2212', '-').replace(',', '{,}');
}

/**
 * The expectation of a masked weight, in symbols and then with its numbers: dropped with probability p, kept with
 * q = 1 - p. Classic training keeps w as it is, so that q w is left; inverted training divides by q, so that w is left.
 */
export function expectationLatex(mode: DropoutMode, subject: WeightUnderMask): string {
  const { weight, p, q, unit, output, format, formatPlain } = subject;
  const w = `w_{${String(output + 1)},${String(unit + 1)}}`;
  const e = `e_{${String(unit + 1)}}`;
  const value = latexNumber(format(weight));
  const [pText, qText] = [latexNumber(formatPlain(p)), latexNumber(formatPlain(q))];
  switch (mode) {
    case 'classic':
      return aligned(
        `\\mathbb{E}[${w}\\,${e}] &= 0 \\cdot p \\cdot w + (1-p) \\cdot w`,
        `&= 0 \\cdot ${pText} \\cdot ${value} + ${qText} \\cdot ${value}`,
        `&= ${latexResult(format(q * weight))} = q\\,w`,
      );
    case 'inverted':
      return aligned(
        `\\mathbb{E}\\Big[${w}\\,\\frac{${e}}{1-p}\\Big] &= 0 \\cdot \\frac{p}{1-p} \\cdot w + \\frac{1-p}{1-p} \\cdot w`,
        `&= 0 \\cdot \\tfrac{${pText}}{${qText}} \\cdot ${value} + \\tfrac{${qText}}{${qText}} \\cdot ${value}`,
        `&= ${latexResult(format(weight))} = w`,
      );
    case 'off':
      return aligned(`${w} &= ${latexResult(format(weight))}`);
  }
}

function aligned(...lines: readonly string[]): string {
  return `\\begin{aligned} ${lines.join(' \\\\[5pt] ')} \\end{aligned}`;
}
