import type { CellExplanation, CellReference, Operand, OverRoot, Term } from '#shared/explain/explanation.ts';
import { importantTerms, type StructuralZeros } from '#shared/explain/important-terms.ts';
import type { Activation, Hyperparameters } from '#shared/hyperparameters.ts';
import type { Axis } from '#shared/tensors/axes.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { constantLooks } from './constant-looks.ts';
import { isMultiplier, lookOf } from './tensor-looks.ts';
import { activationLatex, memoryLooks, modeLatex } from './variant-latex.ts';

/** How the numbers of a formula are written, and its two remarks, in the language in force. */
export interface FormulaText {
  /** A number of the step, such as 0.7321. */
  readonly format: (value: number) => string;
  /** The learning rate as a person would write it, such as 0.01 or 0.00001. */
  readonly formatRate: (value: number) => string;
  /** The most terms of a sum that are written out; see `importantTerms`. */
  readonly most: number;
  /** What stands beneath the sum of the terms that are not written out: "7 more". */
  readonly folded: (count: number) => string;
  /** What stands beneath the 0 of the terms that are structural zeros: "5 dropped, 2 dead". */
  readonly zeros: (zeros: StructuralZeros) => string;
  /** The activation of the network, whose gate shows the z1 that decides. */
  readonly activation: Activation;
  /** `line`: all in one line. `lines`: every term of a sum, and the result, in a line of its own. */
  readonly layout: 'line' | 'lines';
}

/** The letters of the indices of an element. */
const axisLetters: Readonly<Record<Axis, string>> = { sample: 'i', unit: 'j', input: 'k', output: 'o' };

/** The letters of the indices of a tensor's elements, in their order. */
function lettersOf(tensor: TensorName): readonly string[] {
  return tensorTable[tensor].axes.map((axis) => axisLetters[axis]);
}

/**
 * The symbol of one cell in LaTeX, its indices counted from 1: d_{10,4}, W_{1\,[10,4]}; an index whose letter is in `running`
 * as the letter; a derivative as a fraction. A parameter after the update has the symbol it had before, and so has what an
 * optimizer remembers of it.
 */
export function cellSymbolLatex({ tensor, row, column }: CellReference, running: readonly string[] = []): string {
  const { kind, memory } = tensorTable[tensor];
  const numbers = [row + 1, column + 1];
  const indices = lettersOf(tensor).map((letter, at) => (running.includes(letter) ? letter : String(numbers[at])));
  const element = lookOf(tensor).element.replace('%', indices.join(','));
  if (kind === 'gradient') return `\\frac{\\partial L}{\\partial ${element}}`;
  return memory === null ? element : `\\mathrm{${memoryLooks[memory].short}}(${element})`;
}

/** A number over a root, which epsilon keeps from 0: Adam's direction, both corrected for their start. */
function overRootLatex({ of, square, corrections, epsilon }: OverRoot, write: (operand: Operand) => string): string {
  const by = (correction: Operand | undefined) => (correction ? ` / ${write(correction)}` : '');
  const root = `\\sqrt{${write(square)}${by(corrections?.square)}}`;
  return `\\frac{${write(of)}${by(corrections?.of)}}{${root} + ${write(epsilon)}}`;
}

/** A term as the product of its factors, each operand written by `write`. A difference alone needs no brackets. */
function productLatex(term: Term, write: (operand: Operand) => string, sign: string, alone: boolean): string {
  return term
    .map((factor) => {
      if (factor.role === 'over-root') return overRootLatex(factor, write);
      if (factor.role !== 'difference') return write(factor);
      const difference = `${write(factor.minuend)} - ${write(factor.subtrahend)}`;
      return alone && factor.power === 1 ? difference : `(${difference})${factor.power === 2 ? '^2' : ''}`;
    })
    .join(sign);
}

/**
 * The formula of a cell in symbols, its indices counted from 1: d_{10,4} = h_{10,4} \cdot m_{10,4}; a sum with its running
 * index. A number that is given has no formula: its symbol alone.
 */
export function cellSymbolsLatex(
  explanation: CellExplanation,
  { mode, activation }: Pick<Hyperparameters, 'mode' | 'activation'>,
): string {
  const { cell, operation, terms, scale, addend } = explanation;
  const left = cellSymbolLatex(cell);
  if (operation === 'given' || operation === 'carried-over') return left;
  if (operation === 'without-dropout') return `${left} = 1`;
  const draw = `r_{${String(cell.row + 1)},${String(cell.column + 1)}}`;
  if (operation === 'drawn' || operation === 'draw') {
    const scaling = operation === 'drawn' ? modeLatex[mode].drawFactor : '';
    return `${left} = ${draw}${scaling}, \\quad ${draw} \\sim \\mathrm{Bernoulli}(q)`;
  }
  const running = explanation.running.map((axis) => axisLetters[axis]);
  const write = (operand: Operand) => {
    if (!operand.cell) return constantLooks[operand.role].symbol(operand.value);
    const symbol = cellSymbolLatex(operand.cell, running);
    return operand.role === 'gate' ? activationLatex[activation].gate(symbol) : symbol;
  };
  const sign = running.length === 0 ? ' \\cdot ' : ' \\, ';
  const product = productLatex(terms[0] ?? [], write, sign, scale === null);
  if (operation === 'update')
    return `${left} \\leftarrow ${addend ? write(addend) : '0'} - \\mathrm{lr} \\cdot ${product}`;
  if (operation === 'remember') {
    return `${left} \\leftarrow ${terms.map((term) => productLatex(term, write, sign, false)).join(' + ')}`;
  }
  const limits =
    running.length === 1 ? `_{${running.join('')}=1}^{${String(terms.length)}}` : `_{${running.join(',')}}`;
  const sum = running.length === 0 ? product : `\\sum${limits} ${product}`;
  return `${left} = ${scale ? `${constantLooks[scale.role].symbol(scale.value)}\\,` : ''}${sum}${addend ? ` + ${write(addend)}` : ''}`;
}

/** Text that means itself in LaTeX. */
function latexText(text: string): string {
  const escaped = text.replace(/[\\~^]/g, ' ').replace(/[{}$&#%_]/g, (character) => `\\${character}`);
  return `\\text{${escaped}}`;
}

/** A formatted number in LaTeX: a decimal comma is no list, an exponent a power of ten. */
export function numberLatex(text: string): string {
  const plain = text.replaceAll('\u2212', '-');
  const sign = plain.startsWith('-') ? '-' : '';
  if (plain.endsWith('\u221e')) return `${sign}\\infty`;
  const [, digits, exponent] = /^([\d.,]+)(?:e(-?\d+))?$/.exec(plain.slice(sign.length)) ?? [];
  if (digits === undefined) return latexText(text);
  return `${sign}${digits.replaceAll(',', '{,}')}${exponent === undefined ? '' : ` \\times 10^{${exponent}}`}`;
}

/** Brackets round what may not stand beside a sign: a negative number, a power of ten. */
export function bracketed(latex: string): string {
  return latex.startsWith('-') || latex.includes('\\times') ? `(${latex})` : latex;
}

/** A number of a tensor; see `MemoryLook` for those that have digits instead of decimals. */
function cellNumber(tensor: TensorName, value: number, { format, formatRate }: FormulaText): string {
  const { memory } = tensorTable[tensor];
  const isSmall = memory !== null && memoryLooks[memory].isSmall;
  if (!isSmall || !Number.isFinite(value)) return numberLatex(format(value));
  if (value === 0 || Math.abs(value) >= 1e-4) return numberLatex(formatRate(Number(value.toPrecision(4))));
  const [digits = '', exponent = ''] = value.toExponential(3).split('e');
  return numberLatex(`${formatRate(Number(digits))}e${exponent}`);
}

/** The number of an operand, as it stands beside a sign. Zeros by structure and whole multipliers have no decimals. */
function operandLatex(operand: Operand, text: FormulaText): string {
  const { role, value, state } = operand;
  const { format, formatRate } = text;
  const number = bracketed(role === 'cell' ? cellNumber(operand.cell.tensor, value, text) : numberLatex(format(value)));
  const whole = Number.isInteger(value) ? String(value) : number;
  switch (role) {
    case 'gate':
      if (Number.isNaN(value)) return number;
      return `\\underbrace{${whole}}_{${activationLatex[text.activation].reason(numberLatex(format(operand.decidedBy)), value)}}`;
    case 'cell':
      return isMultiplier(operand.cell.tensor) || (value === 0 && state !== 'value') ? whole : number;
    default:
      return constantLooks[role].number(value, {
        number,
        rate: (digits) => bracketed(numberLatex(formatRate(digits))),
      });
  }
}

/** The terms of the sum as they are written: those that matter, the others in one number, the structural zeros in one 0. */
function sumLatex(explanation: CellExplanation, text: FormulaText): string[] {
  const { shown, folded, zeros } = importantTerms(explanation, text.most);
  const alone = explanation.scale === null && explanation.terms.length === 1;
  const write = (operand: Operand) => operandLatex(operand, text);
  const parts = shown.map(({ term }) => productLatex(term, write, ' \\cdot ', alone));
  const underbrace = (number: string, remark: string) => `\\underbrace{${number}}_{${latexText(remark)}}`;
  const rest = bracketed(numberLatex(text.format(folded.sum)));
  if (folded.count > 0) parts.push(underbrace(rest, text.folded(folded.count)));
  if (zeros.total > 0) parts.push(underbrace('0', text.zeros(zeros)));
  return parts;
}

/**
 * The formula of a cell with its numbers put in, and its value as recorded: d_{10,4} = 0.7321 \cdot 0 = 0. Negative
 * operands stand in brackets, a long sum is folded openly, and a gate shows the z1 that decides.
 * @throws RangeError unless `text.most` is a whole number from 0.
 */
export function cellNumbersLatex(explanation: CellExplanation, text: FormulaText): string {
  const { cell, value, operation, terms, scale, addend } = explanation;
  const left = cellSymbolLatex(cell);
  const silent = !addend && terms.every((term) => term.some((each) => 'state' in each && each.state !== 'value'));
  const bare = Number.isInteger(value) && (isMultiplier(cell.tensor) || (silent && value === 0));
  const result = bare ? String(Math.abs(value)) : cellNumber(cell.tensor, value, text);
  if (operation === 'given' || operation === 'carried-over' || operation === 'draw') return `${left} = ${result}`;
  const factor = scale ? operandLatex(scale, text) : '';
  const last = addend ? operandLatex(addend, text) : '';
  const sum = sumLatex(explanation, text);
  const [relation, parts] =
    operation === 'update'
      ? ['\\leftarrow', [last, ...sum.map((part) => `- ${factor} \\cdot ${part}`)]]
      : [
          operation === 'remember' ? '\\leftarrow' : '=',
          [...sum, ...(addend ? [last] : [])].map((part, at) => (at === 0 ? part : `+ ${part}`)),
        ];
  if (scale && operation !== 'update') {
    const [open, close] = parts.length > 1 ? ['\\big(', '\\big)'] : ['\\cdot ', ''];
    parts[0] = `${factor} ${open}${parts[0] ?? ''}`;
    parts.push(`${parts.pop() ?? ''}${close}`);
  }
  if (text.layout === 'line') return `${left} ${relation} ${parts.join(' ')} = ${result}`;
  const lines = parts.map((part, at) => (at === 0 ? `${left} ${relation}{} & ${part}` : `& ${part}`));
  return `\\begin{aligned} ${[...lines, `={} & {${result}}`].join(' \\\\ ')} \\end{aligned}`;
}
