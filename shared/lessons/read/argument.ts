import { fault, type Fault } from '../../errors/fault.ts';
import type { RuleFaults } from '../../errors/fault.ts';
import { lessonFault } from '../lesson-fault.ts';
import { told } from './names.ts';
import { readAs, unread, type Parsed } from './parsed.ts';

function refused(text: string, rule: Fault<keyof RuleFaults>): Parsed<never> {
  return unread(lessonFault('lesson-argument', { text: told(text), rule }));
}

/** A sample, unit or input of a quantity: from 1 in a lesson, from 0 here. */
export function parseIndex(text: string): Parsed<number> {
  return /^[1-9]\d{0,8}$/.test(text)
    ? readAs(Number(text) - 1)
    : unread(lessonFault('lesson-from-one', { text: told(text) }));
}

/** A count, from 1. */
export function parseCount(text: string): Parsed<number> {
  return /^[1-9]\d{0,8}$/.test(text)
    ? readAs(Number(text))
    : refused(text, fault('whole-number-range', { minimum: 1, maximum: 999_999_999 }));
}

const decimal = /^\d+(\.\d+)?(e[+-]?\d{1,3})?$/i;

/** A number that is not negative, as digits or as a fraction 1/3; null where it is none. */
function plainNumber(text: string): number | null {
  const parts = text.split('/').map((part) => part.trim());
  if (parts.length > 2 || !parts.every((part) => decimal.test(part))) return null;
  const [whole = Number.NaN, divisor = 1] = parts.map(Number);
  const value = whole / divisor;
  return Number.isFinite(value) ? value : null;
}

/** A drop probability: at least 0 and less than 1. */
export function parseProbability(text: string): Parsed<number> {
  const value = plainNumber(text);
  return value !== null && value < 1 ? readAs(value) : refused(text, fault('not-a-probability'));
}

/** The share of the units that are left: more than 0, at most 1. */
export function parseShare(text: string): Parsed<number> {
  const value = plainNumber(text);
  if (value === null || value <= 0) return refused(text, fault('more-than', { minimum: 0 }));
  return value <= 1 ? readAs(value) : refused(text, fault('at-most', { maximum: 1 }));
}

/** One of a few words. */
export function parseWord<Word extends string>(text: string, words: readonly Word[]): Parsed<Word> {
  const word = words.find((each) => each === text);
  return word === undefined ? refused(text, fault('none-of', { values: words })) : readAs(word);
}
