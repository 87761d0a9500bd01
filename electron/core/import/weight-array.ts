import { LabError } from '#shared/lab-error.ts';
import type { OwnFloats } from '#shared/own-memory.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';

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
 * @param problem why a file of weights is not imported.
 * @throws LabError `invalid-input`, always.
 */
export function refuseWeights(problem: Fault): never {
  throw new LabError('invalid-input', fault('weights-refused', { problem }));
}
