import { execFileSync } from 'node:child_process';
import { builtTrace } from '../../build/scripts/places.js';

/** What `trace` prints, as far as the tests read it. */
export interface Trace {
  readonly initWeights: Readonly<Record<string, readonly number[] | readonly (readonly number[])[]>>;
  readonly x: readonly (readonly number[])[];
  readonly hidden: readonly (readonly number[])[];
  readonly mask: readonly (readonly number[])[];
  readonly dropped: readonly (readonly number[])[];
  readonly losses: readonly number[];
  readonly grads: Readonly<Record<string, number[] | number[][]>>;
  readonly weightsAfter1: Readonly<Record<string, number[] | number[][]>>;
}

/** Runs the built command line. */
export function trace(...options: readonly string[]): Trace {
  const text = execFileSync(process.execPath, [builtTrace, ...options], { encoding: 'utf8' });
  return JSON.parse(text) as Trace; // the shape is what the reference tests check
}
