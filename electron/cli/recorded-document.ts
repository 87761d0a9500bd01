import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { JsonTreeObject, JsonTensor } from '#shared/json/json-text.ts';
import { tensorMatrix, tensorShape, type PackedTensors } from '#shared/step-record.ts';
import { parameterNames, type ParameterName, type TensorName } from '#shared/tensors/tensor-names.ts';

/** The gradients of a trace: the four parameters by name, and those that reach the activations. */
const tracedGradients = [...parameterNames, 'preActivation', 'hidden', 'dropped', 'output'] as const;

/**
 * What a trace holds of the steps themselves, all but the last of its entries.
 * @param record trains one more step and returns what was recorded; called `steps` times
 */
export function recordedDocument(
  hyperparameters: Hyperparameters,
  steps: number,
  record: () => PackedTensors,
): JsonTreeObject {
  const first = record();
  const maskSize = first.layout.places.mask.length;
  const masks = new Float32Array(steps * maskSize);
  const losses = new Float32Array(steps);
  let last = first;
  for (let index = 0; index < steps; index += 1) {
    if (index > 0) last = record();
    masks.set(tensorMatrix(last, 'mask').data, index * maskSize);
    losses.set(tensorMatrix(last, 'loss').data, index);
  }

  const tensor = (of: PackedTensors, name: TensorName): JsonTensor => ({
    shape: tensorShape(name, hyperparameters),
    data: tensorMatrix(of, name).data,
  });
  const byParameter = (value: (name: ParameterName) => JsonTensor): JsonTreeObject =>
    Object.fromEntries(parameterNames.map((name) => [name, value(name)]));

  return {
    initWeights: byParameter((name) => tensor(first, name)),
    x: tensor(first, 'x'),
    y: tensor(first, 'y'),
    preActivation: tensor(first, 'preActivation'),
    hidden: tensor(first, 'hidden'),
    mask: tensor(first, 'mask'),
    dropped: tensor(first, 'dropped'),
    output: tensor(first, 'output'),
    loss: tensor(first, 'loss'),
    grads: Object.fromEntries(tracedGradients.map((name) => [name, tensor(first, `${name}.gradient`)])),
    weightsAfter1: byParameter((name) => tensor(first, `${name}.after`)),
    masks: { shape: [steps, ...tensorShape('mask', hyperparameters)], data: masks },
    losses: { shape: [steps], data: losses },
    [`weightsAfter${steps}`]: byParameter((name) => tensor(last, `${name}.after`)),
  };
}
