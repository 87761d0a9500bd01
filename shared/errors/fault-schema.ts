import { z } from 'zod';
import { englishTexts } from './english/english.ts';
import type { Fault } from './fault.ts';

/** How deep faults may stand in one another: a refused table names a cell, a refused file a rule that names a misfit. */
const deepest = 4;

function isFault(value: unknown, depth = 0): value is Fault {
  if (typeof value !== 'object' || value === null || depth > deepest) return false;
  const { name, parts } = value as Partial<Record<string, unknown>>; // any object has some fields or none
  if (typeof name !== 'string' || !Object.hasOwn(englishTexts, name)) return false;
  if (typeof parts !== 'object' || parts === null) return false;
  return Object.values(parts).every((part) => isPart(part, depth));
}

function isPart(part: unknown, depth: number): boolean {
  if (part === null || typeof part === 'string' || typeof part === 'number') return true;
  if (Array.isArray(part)) return part.every((entry) => typeof entry === 'string' || typeof entry === 'number');
  return isFault(part, depth + 1);
}

/** A fault that comes from another process: one of the names, and parts of the kinds there are. */
export const faultSchema = z.custom<Fault>((value) => isFault(value));
