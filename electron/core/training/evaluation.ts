import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { matrixRow } from '#shared/matrix.ts';
import { lossDivisor, lossTable, targetCount } from '#shared/variants/losses.ts';
import { stepLayout, type ShapeSettings } from '#shared/step-record.ts';
import { tf, withBackend } from '../backend.ts';
import { evaluationPass } from '../network/forward.ts';
import { uploadParametersBefore } from '../packed-step.ts';
import { Pauses } from '../pauses.ts';
import type { NetworkParameters } from '../network/parameters.ts';
import type { TrainingPace } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';
import type { DataTarget } from '../table-rows.ts';

/** How many cells of the hidden layer are computed at a time: it takes some milliseconds, after which a pause is possible. */
const cellsAtATime = 2 ** 17;

/** A network between two steps. */
export interface EvaluatedNetwork {
  readonly hyperparameters: Hyperparameters;
  /** Packed in the order of `parameterNames`. */
  readonly parameters: Float32Array;
  readonly backend: BackendName;
}

/** Parameters that are packed in the order of `parameterNames` as tensors of the current backend. */
export function uploadPackedParameters(parameters: Float32Array, sizes: ShapeSettings): NetworkParameters {
  // The parameters before the update stand there together, in this order.
  const layout = stepLayout(sizes);
  const { offset } = layout.places['fc1.weight'];
  const data = new Float32Array(offset + parameters.length);
  data.set(parameters, offset);
  return uploadParametersBefore({ layout, data });
}

/**
 * y_hat in evaluation, [rows, out] row by row. After each burst there is a pause for other work of the process.
 * @throws LabError `cancelled`, or the signal's own LabError, on an abort.
 */
export async function evaluate(
  { hyperparameters, parameters, backend }: EvaluatedNetwork,
  x: Float32Array,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<Float32Array> {
  const { inputSize, hiddenSize, outputSize } = hyperparameters;
  const rows = x.length / inputSize;
  const outputs = new Float32Array(rows * outputSize);
  const rowsAtATime = Math.max(1, Math.floor(cellsAtATime / Math.max(inputSize, hiddenSize)));
  const pauses = new Pauses(pace);
  let row = 0;
  while (row < rows) {
    withBackend(backend, () => {
      const uploaded = uploadPackedParameters(parameters, hyperparameters);
      do {
        const end = Math.min(row + rowsAtATime, rows);
        const inputs = tf.tensor2d(x.slice(row * inputSize, end * inputSize), [end - row, inputSize]);
        const output = tf.tidy(() => evaluationPass(uploaded, inputs, hyperparameters));
        outputs.set(output.dataSync<'float32'>(), row * outputSize);
        tf.dispose([inputs, output]);
        row = end;
      } while (row < rows && !pauses.due);
    });
    if (row === rows) break;
    await pauses.take();
    throwIfCancelled(signal);
  }
  return outputs;
}

/** The loss of a network in evaluation, in double precision: as large as that of a batch whose samples have this mean. */
export async function evaluationLoss(
  network: EvaluatedNetwork,
  { x, y }: DataTarget,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<number> {
  const { hyperparameters } = network;
  const { batchSize, outputSize } = hyperparameters;
  const { ofRow } = lossTable[hyperparameters.lossConvention];
  const data = await evaluate(network, x, signal, pace);
  const rows = data.length / outputSize;
  const outputs = { rows, columns: outputSize, data };
  const targets = { rows, columns: targetCount(hyperparameters), data: y };
  let sum = 0;
  for (let row = 0; row < rows; row += 1) sum += ofRow(matrixRow(outputs, row), matrixRow(targets, row));
  return ((sum / rows) * batchSize) / lossDivisor(hyperparameters);
}
