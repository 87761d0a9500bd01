import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DropoutLayer, Hyperparameters } from '#shared/hyperparameters.ts';

/** A number, or an array of arrays of numbers, as JSON holds a tensor. */
export type JsonTensor = number | readonly JsonTensor[];

/** One recorded PyTorch run: see README.md beside the files. */
export interface ReferenceRun {
  readonly name: string;
  readonly torch: string;
  readonly seed: number;
  readonly config: Readonly<Record<'in' | 'hidden' | 'out' | 'batch' | 'p' | 'lr', number>> & {
    readonly layer?: DropoutLayer;
  };
  readonly tensors: Readonly<Record<string, JsonTensor | Readonly<Record<string, JsonTensor>>>>;
}

type Header = Omit<ReferenceRun, 'tensors'>;

/** Every reference file of this folder. */
export function referenceRuns(): readonly ReferenceRun[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => /^torch-.*\.json$/.test(file))
    .map((file) => {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8');
      // The files were written by make_reference.py beside them.
      const { name, torch, seed, config, ...tensors } = JSON.parse(text) as Header & ReferenceRun['tensors'];
      return { name, torch, seed, config, tensors };
    });
}

/** The hyperparameters of a reference run: inverted dropout and the mean squared error, PyTorch's own. */
export function hyperparametersOf({ seed, config }: ReferenceRun): Hyperparameters {
  return {
    inputSize: config.in,
    hiddenSize: config.hidden,
    outputSize: config.out,
    batchSize: config.batch,
    dropProbability: config.p,
    learningRate: config.lr,
    seed,
    mode: 'inverted',
    lossConvention: 'mean-squared-error',
    maskSharing: 'per-sample',
    optimizer: 'sgd',
    activation: 'relu',
    dropoutLayer: config.layer ?? 'lecture',
  };
}

/** The numbers of a tensor in row-major order, as the float32 values PyTorch held. */
export function flat(tensor: JsonTensor): number[] {
  return typeof tensor === 'number' ? [Math.fround(tensor)] : tensor.flatMap(flat);
}
