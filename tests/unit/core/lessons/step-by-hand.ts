/** Numbers of a network with one output, as they were drawn: what a step begins with. */
export interface Drawn {
  /** Batch x input. */
  readonly x: readonly (readonly number[])[];
  /** One target a sample. */
  readonly y: readonly number[];
  /** Hidden x input. */
  readonly w1: readonly (readonly number[])[];
  readonly b1: readonly number[];
  /** One weight a unit. */
  readonly w2: readonly number[];
  readonly b2: number;
  /** Batch x hidden: 1 where the unit was kept, 0 where it was dropped. */
  readonly kept: readonly (readonly number[])[];
  /** What a kept unit is multiplied by in training. */
  readonly scale: number;
  readonly p: number;
  readonly lr: number;
}

/** What stands in the place of the mask, of a unit that was kept or dropped (1 or 0) and whose gate is open or closed. */
export type InsteadOfMask = (kept: number, gate: number) => number;

/** What somebody does otherwise. */
export interface Slips {
  readonly forward?: InsteadOfMask;
  readonly back?: InsteadOfMask;
  /** The gate on the way back is left out. */
  readonly noGate?: boolean;
  /** h is z1. */
  readonly noActivation?: boolean;
  readonly noFirstBias?: boolean;
  readonly noSecondBias?: boolean;
  /** Loss and gradients follow the prediction of the slip, not the right one on screen. */
  readonly isWhole?: boolean;
  /** What every gradient is multiplied by. */
  readonly factor?: number;
  /** Half the squared error of single samples. */
  readonly isHalf?: boolean;
}

/** All numbers of a step. */
export interface HandStep {
  readonly z1: number[][];
  readonly h: number[][];
  readonly d: number[][];
  readonly output: number[];
  readonly outputGradient: number[];
  readonly dGradient: number[][];
  readonly hGradient: number[][];
  readonly z1Gradient: number[][];
  readonly w1Gradient: number[][];
  readonly w2Gradient: number[];
  readonly b2Gradient: number;
  readonly w1After: number[][];
  readonly b1After: number[];
  readonly w2After: number[];
  readonly b2After: number;
}

/** A number that has to be there. */
export function at(values: readonly number[] | undefined, index: number): number {
  return values?.[index] ?? Number.NaN;
}

export function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * at(right, index), 0);
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** One step of SGD, in plain loops and double precision. */
export function handStep(drawn: Drawn, slips: Slips = {}): HandStep {
  const { x, y, w1, b1, w2, b2, kept, scale, lr } = drawn;
  const right: InsteadOfMask = (isKept) => isKept * scale;
  const forward = slips.forward ?? right;
  const back = slips.back ?? right;
  const z1 = x.map((row) => w1.map((weights, j) => dot(row, weights) + (slips.noFirstBias ? 0 : at(b1, j))));
  const gate = z1.map((row) => row.map((value) => (value > 0 ? 1 : 0)));
  const h = z1.map((row) => row.map((value) => (slips.noActivation ? value : Math.max(value, 0))));
  const isKept = (i: number, j: number) => at(kept[i], j);
  const d = h.map((row, i) => row.map((value, j) => value * forward(isKept(i, j), at(gate[i], j))));
  const output = d.map((row) => dot(row, w2) + (slips.noSecondBias ? 0 : b2));
  const changes = Object.keys(slips).length > 0;
  const begun = changes && !slips.isWhole ? handStep(drawn).output : output;
  const factor = (slips.factor ?? 1) * (slips.isHalf ? 1 : 2 / y.length);
  const outputGradient = begun.map((value, i) => factor * (value - at(y, i)));
  const dGradient = outputGradient.map((error) => w2.map((weight) => error * weight));
  const hGradient = dGradient.map((row, i) => row.map((g, j) => g * back(isKept(i, j), at(gate[i], j))));
  const z1Gradient = hGradient.map((row, i) => row.map((g, j) => (slips.noGate ? g : g * at(gate[i], j))));
  const column = (matrix: readonly (readonly number[])[], j: number) => matrix.map((row) => at(row, j));
  const w1Gradient = w1.map((weights, j) => weights.map((_, k) => dot(column(z1Gradient, j), column(x, k))));
  const w2Gradient = w2.map((_, j) => dot(outputGradient, column(d, j)));
  const b2Gradient = total(outputGradient);
  return {
    z1,
    h,
    d,
    output,
    outputGradient,
    dGradient,
    hGradient,
    z1Gradient,
    w1Gradient,
    w2Gradient,
    b2Gradient,
    w1After: w1.map((weights, j) => weights.map((weight, k) => weight - lr * at(w1Gradient[j], k))),
    b1After: b1.map((bias, j) => bias - lr * total(column(z1Gradient, j))),
    w2After: w2.map((weight, j) => weight - lr * at(w2Gradient, j)),
    b2After: b2 - lr * b2Gradient,
  };
}
