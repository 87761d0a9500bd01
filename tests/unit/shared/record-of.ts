import { lectureHyperparameters, type Hyperparameters, type NetworkSizes } from '#shared/hyperparameters.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { flat, hyperparametersOf, type JsonTensor, type ReferenceRun } from '../../reference/reference-run.ts';

/** A recorded step made of these numbers, row by row; tensors that are not given hold NaN, so that nobody reads them by mistake. */
export function recordOf(
  sizes: NetworkSizes & Partial<Hyperparameters>,
  tensors: Readonly<Partial<Record<TensorName, readonly number[]>>>,
): StepRecord {
  const layout = stepLayout({ ...lectureHyperparameters, ...sizes });
  const data = new Float32Array(layout.length).fill(Number.NaN);
  for (const name of layout.names) {
    const values = tensors[name];
    if (!values) continue;
    const { offset, length } = layout.places[name];
    if (values.length !== length) throw new RangeError(`${name} holds ${length} numbers, not ${values.length}`);
    data.set(values, offset);
  }
  return { step: 1, layout, data };
}

/** z1, m and a dL/dz1 that is 0 where a unit is dropped or ReLU-dead, and 1 where a sample reaches it. */
export function gatesOf(
  preActivation: readonly number[],
  mask: readonly number[],
): Readonly<Partial<Record<TensorName, readonly number[]>>> {
  const gradient = preActivation.map((value, index) => (value > 0 && mask[index] !== 0 ? 1 : 0));
  return { preActivation, mask, 'preActivation.gradient': gradient };
}

/** A 2-2-1 network with two samples. */
export const handWorkedSettings: Hyperparameters = {
  ...lectureHyperparameters,
  inputSize: 2,
  hiddenSize: 2,
  outputSize: 1,
  batchSize: 2,
  learningRate: 0.5,
};

/**
 * One step of it, small enough to work through by hand. Unit 1 is kept by both samples; unit 2 is dropped in sample 1
 * and ReLU-dead in sample 2.
 */
export const handWorkedRecord: StepRecord = recordOf(handWorkedSettings, {
  x: [1, 2, 3, -1],
  y: [0.25, 1.25],
  'fc1.weight': [1, 0, -1, 1],
  'fc1.bias': [0, 1],
  'fc2.weight': [0.5, -1],
  'fc2.bias': [0.25],
  preActivation: [1, 2, 3, -3],
  hidden: [1, 2, 3, 0],
  mask: [2, 0, 2, 2],
  dropped: [2, 0, 6, 0],
  output: [1.25, 3.25],
  loss: [2.5],
  'output.gradient': [1, 2],
  'dropped.gradient': [0.5, -1, 1, -2],
  'hidden.gradient': [1, -0, 2, -4],
  'preActivation.gradient': [1, -0, 2, -0],
  'fc1.weight.gradient': [7, 0, 0, 0],
  'fc1.bias.gradient': [3, 0],
  'fc2.weight.gradient': [14, 0],
  'fc2.bias.gradient': [3],
  'fc1.weight.after': [-2.5, 0, -1, 1],
  'fc1.bias.after': [-1.5, 1],
  'fc2.weight.after': [-6.5, -1],
  'fc2.bias.after': [-1.25],
});

/** Where a tensor of step 1 stands in a PyTorch reference file. */
function referenceTensor({ tensors }: ReferenceRun, name: TensorName): JsonTensor {
  const base = name.replace(/\.(gradient|after)$/, '');
  const group = name.endsWith('.gradient')
    ? tensors['grads']
    : name.endsWith('.after')
      ? tensors['weightsAfter1']
      : base.startsWith('fc')
        ? tensors['initWeights']
        : tensors;
  return (group as Readonly<Record<string, JsonTensor>>)[base] ?? Number.NaN;
}

/** Step 1 of a PyTorch reference run as a recorded step. */
export function referenceRecord(run: ReferenceRun): StepRecord {
  const sizes = hyperparametersOf(run);
  const names = stepLayout(sizes).names;
  return recordOf(sizes, Object.fromEntries(names.map((name) => [name, flat(referenceTensor(run, name))])));
}
