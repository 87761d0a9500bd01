import { LabError } from '#shared/lab-error.ts';
import type { OwnFloats } from '#shared/own-memory.ts';

/** An array of a file of weights, in the shape the file gives it. */
export interface FileArray {
  readonly shape: readonly number[];
  /** Its type as NumPy names it, such as `float16`; a type that is not NumPy's as the file names it. */
  readonly type: string;
  /** Its numbers, row-major; null where they are no floating-point numbers that can be read. */
  readonly values: OwnFloats | null;
  /** Whether a number changed when it became a float32. */
  readonly isRounded: boolean;
}

/** The arrays of a file by name, in its order. */
export type FileArrays = ReadonlyMap<string, FileArray>;

/**
 * @param sentence why a file of weights is not imported; it may end with lines of its own.
 * @throws LabError `invalid-input`, always.
 */
export function refuseWeights(sentence: string): never {
  const space = sentence.endsWith('\n') ? '' : ' ';
  throw new LabError('invalid-input', `The weights were not imported: ${sentence}${space}The experiment is as it was.`);
}
