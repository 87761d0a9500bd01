import { numberNoise } from './cell-mistakes.ts';
import type { TypedNumber } from './typed-number.ts';

/** Fewer digits than this say too little of a number that is not exactly what was typed. */
export const fewestDigits = 2;

/** How many digits to ask for where those that were typed are too few: one more, and never fewer than say something. */
export function digitsToGive(typed: number): number {
  return Math.max(fewestDigits, typed + 1);
}

/** What is added to half a unit, for 0.005 is no binary number. */
const halfNoise = 1e-9;

/** By how much a number may differ from what was typed, to read the same: half a unit of the last digit; null without digits. */
export function toleranceOf({ unit }: TypedNumber): number | null {
  return unit === null ? null : unit / 2;
}

/**
 * Whether a number reads as it was typed, to the digits typed. A zero is typed of zero alone: it says that nothing is there.
 * @param noise by how much the number itself may be off.
 */
export function readsAs(value: number, typed: TypedNumber, noise: number): boolean {
  if (typed.value === 0) return Math.abs(value) === 0;
  const tolerance = toleranceOf(typed) ?? numberNoise * Math.abs(value);
  return Math.abs(value - typed.value) <= tolerance * (1 + halfNoise) + noise;
}

/** By how much the number of a mistake may be off, beside a right one that may be off by `noise`: it is made of the same terms. */
export function mistakenNoise(value: number, right: number, noise: number): number {
  const share = right === 0 ? 1 : Math.max(1, Math.abs(value / right));
  return noise * share + numberNoise * Math.abs(value);
}

/** Whether 0.00 was typed of a number that these digits round to it. */
export function isRoundedToZero(value: number, { value: typed, unit }: TypedNumber): boolean {
  return typed === 0 && unit !== null && unit < 1 && Math.abs(value) <= unit / 2;
}

/** Whether a number is what was typed, but for rounding of float32. */
export function isTyped(value: number, typed: TypedNumber, noise: number): boolean {
  return Math.abs(value - typed.value) <= noise;
}

/** Whether a number was cut off where it should have been rounded, or rounded on the way: off by a unit or by a thousandth of itself. */
export function isRoundedTooMuch(value: number, typed: TypedNumber): boolean {
  if (typed.digits < fewestDigits || value === 0) return false;
  const mostOff = Math.max((typed.unit ?? 0) * (1 + halfNoise), Math.abs(value) / 1000);
  return Math.abs(value - typed.value) <= mostOff;
}
