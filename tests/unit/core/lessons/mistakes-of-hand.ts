import type { MistakeId } from '#shared/lessons/answers/mistakes.ts';
import { at, handStep, type Drawn, type HandStep, type InsteadOfMask, type Slips } from './step-by-hand.ts';

/** What is right of a number or sign, and what each known mistake gives. */
export interface HandNumber {
  readonly right: number;
  readonly mistakes: readonly (readonly [MistakeId, number])[];
}

export type Mistakes = HandNumber['mistakes'];

/** p, 1/p, q and 1/q, where they are not the right factor; 1 is none. */
export function otherFactors(p: number, right: number): readonly number[] {
  return [p, 1 / p, 1 - p, 1 / (1 - p)].filter((factor) => factor !== 1 && Math.abs(factor - right) > 1e-9);
}

/** What is put in the place of the mask. */
export function insteadOfMask({ p, scale }: Drawn): readonly (readonly [MistakeId, InsteadOfMask])[] {
  return [
    ['mask-forgotten', () => 1],
    ['scale-forgotten', (kept) => kept],
    ['scaled-twice', (kept) => kept * scale ** 2],
    ...otherFactors(p, scale).map((factor) => ['wrong-factor', (kept: number) => kept * factor] as const),
    ['gate-for-mask', (_, gate) => gate],
    ['gate-for-mask', (_, gate) => gate * scale],
  ];
}

export type Ask = (step: HandStep) => number;

export const slipped = (drawn: Drawn, ask: Ask) => (id: MistakeId, slips: Slips) =>
  [id, ask(handStep(drawn, slips))] as const;

export const inForward = (drawn: Drawn, ask: Ask): Mistakes =>
  insteadOfMask(drawn).map(([id, forward]) => slipped(drawn, ask)(id, { forward }));

/** On the way back, in the settings of `base`. */
export const inBack = (drawn: Drawn, ask: Ask, base: Slips = {}): Mistakes => [
  ...insteadOfMask(drawn).map(([id, back]) => slipped(drawn, ask)(id, { ...base, back })),
  slipped(drawn, ask)('gate-for-mask', { ...base, noGate: true }),
];

/** The whole step without dropout, or with a mask of zeros and ones. */
export function inWhole(drawn: Drawn, ask: Ask): Mistakes {
  const slip = slipped(drawn, ask);
  const whole = (mask: InsteadOfMask) => ({ forward: mask, back: mask, isWhole: true });
  return [
    slip(
      'mask-forgotten',
      whole(() => 1),
    ),
    slip(
      'scale-forgotten',
      whole((kept) => kept),
    ),
  ];
}

/** The factors of the loss. */
export function inLoss(drawn: Drawn, ask: Ask): Mistakes {
  const slip = slipped(drawn, ask);
  return [slip('not-averaged', { factor: drawn.y.length }), slip('factor-two', { factor: 1 / 2 })];
}

export const inSign = (drawn: Drawn, ask: Ask) => slipped(drawn, ask)('sign', { factor: -1 });

/** The cells beside a cell, and the one of [column, row]; NaN outside. */
export function elsewhere(matrix: readonly (readonly number[])[], row: number, column: number): Mistakes {
  const cell = (i: number, j: number) => at(matrix[i], j);
  const isVector = matrix.every((each) => each.length === 1) && matrix.length > 1;
  return [
    ['transposed', isVector && column === 0 && row !== 0 ? Number.NaN : cell(column, row)],
    ...nextTo((i, j) => cell(i, j), row, column),
  ];
}

export const nextTo = (value: (row: number, column: number) => number, row: number, column: number): Mistakes =>
  [value(row + 1, column), value(row - 1, column), value(row, column + 1), value(row, column - 1)].map(
    (each) => ['neighbour', each] as const,
  );

export const one = (values: readonly number[]) => values.map((value) => [value]);

export type Asked = (drawn: Drawn, step: HandStep) => HandNumber;
