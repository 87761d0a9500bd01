import type { OwnFloats } from '#shared/own-memory.ts';

/** A tensor of a file of weights: row-major float32 in PyTorch's shape. */
export interface WeightTensor {
  readonly shape: readonly number[];
  readonly values: OwnFloats;
}

/** The tensors of a file by name; one that is of no known type is null. */
export type WeightTensors = ReadonlyMap<string, WeightTensor | null>;
