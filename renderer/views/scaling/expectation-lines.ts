import type { DropoutMode } from '#shared/hyperparameters.ts';
import { bracketed, numberLatex } from '../../formulas/cell-formula.ts';

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

/**
 * The expectation of a masked weight, in symbols and then with its numbers: dropped with probability p, kept with
 * q = 1 - p. Classic training keeps w as it is, so that q w is left; inverted training divides by q, so that w is left.
 */
export function expectationLatex(mode: DropoutMode, subject: WeightUnderMask): string {
  const { weight, p, q, unit, output, format, formatPlain } = subject;
  return aligned(
    ...lines[mode]({
      w: `w_{${String(output + 1)},${String(unit + 1)}}`,
      e: `e_{${String(unit + 1)}}`,
      value: bracketed(numberLatex(format(weight))),
      whole: numberLatex(format(weight)),
      share: numberLatex(format(q * weight)),
      p: numberLatex(formatPlain(p)),
      q: numberLatex(formatPlain(q)),
    }),
  );
}

/** What the lines are made of, in LaTeX: the symbols w and e, the weight as a factor, whole and times q, the probabilities. */
type Parts = Readonly<Record<'w' | 'e' | 'value' | 'whole' | 'share' | 'p' | 'q', string>>;

const lines: Readonly<Record<DropoutMode, (parts: Parts) => readonly string[]>> = {
  classic: ({ w, e, value, share, p, q }) => [
    `\\mathbb{E}[${w}\\,${e}] &= 0 \\cdot p \\cdot w + (1-p) \\cdot w`,
    `&= 0 \\cdot ${p} \\cdot ${value}`,
    `&\\quad + ${q} \\cdot ${value}`,
    `&= ${share} = q\\,w`,
  ],
  inverted: ({ w, e, value, whole, p, q }) => [
    `\\mathbb{E}\\Big[${w}\\,\\frac{${e}}{1-p}\\Big] &= 0 \\cdot \\frac{p}{1-p} \\cdot w + \\frac{1-p}{1-p} \\cdot w`,
    `&= 0 \\cdot \\tfrac{${p}}{${q}} \\cdot ${value}`,
    `&\\quad + \\tfrac{${q}}{${q}} \\cdot ${value}`,
    `&= ${whole} = w`,
  ],
  off: ({ w, whole }) => [`${w} &= ${whole}`],
};

function aligned(...lines: readonly string[]): string {
  return `\\begin{aligned} ${lines.join(' \\\\[5pt] ')} \\end{aligned}`;
}
