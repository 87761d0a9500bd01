import { hasMiniBatches, type TableSource } from '#shared/batches.ts';
import { drawnData, type DataSource } from '#shared/data-source.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, tensorMatrix, type StartRecord } from '#shared/step-record.ts';
import { MiniBatches } from './mini-batches.ts';
import { linearInitialisation } from './random/linear-initialisation.ts';
import { randn } from './random/normal.ts';
import { targetDrawers } from './random/target-drawers.ts';
import { TorchGenerator } from './random/torch-generator.ts';
import { copyRows, splitRows } from './table-rows.ts';

/** An experiment before its first step: data and initial parameters, and the generator as it stands after drawing them. */
export interface ExperimentStart {
  readonly record: StartRecord;
  readonly generator: TorchGenerator;
  /** Where the x and y of later steps come from; null when every step uses those of `record`. */
  readonly miniBatches: MiniBatches | null;
  /** The order in which the first epoch takes the training rows; null without mini-batches. */
  readonly epochOrder: Int32Array | null;
}

/**
 * Draws what the lecture's script draws after `torch.manual_seed(seed)`, in its order: fc1 (weight, bias), fc2 (weight, bias),
 * x = randn(batch, in), y = randn(batch, out) or what the loss takes for targets. From a table x and y are the first batch: nothing is drawn for all rows, and
 * the order of the first epoch for mini-batches.
 * @param data must fit the hyperparameters (`dataMisfit`).
 */
export function drawExperimentStart(hyperparameters: Hyperparameters, data: DataSource = drawnData): ExperimentStart {
  const { inputSize, hiddenSize, outputSize, batchSize, seed, lossConvention } = hyperparameters;
  const layout = startLayout(hyperparameters);
  const record: StartRecord = { layout, data: new Float32Array(layout.length) };
  const generator = TorchGenerator.fromSeed(seed);
  const fc1 = linearInitialisation(generator, inputSize, hiddenSize);
  const fc2 = linearInitialisation(generator, hiddenSize, outputSize);
  record.data.set(fc1.weight, layout.places['fc1.weight'].offset);
  record.data.set(fc1.bias, layout.places['fc1.bias'].offset);
  record.data.set(fc2.weight, layout.places['fc2.weight'].offset);
  record.data.set(fc2.bias, layout.places['fc2.bias'].offset);
  if (data.kind === 'table') return { record, generator, ...takeFirstBatch(record, generator, data, hyperparameters) };
  record.data.set(randn(generator, batchSize * inputSize), layout.places.x.offset);
  record.data.set(targetDrawers[lossConvention](generator, hyperparameters), layout.places.y.offset);
  return { record, generator, miniBatches: null, epochOrder: null };
}

/** Puts the first batch of a table into x and y; returns where the later ones come from. */
function takeFirstBatch(
  record: StartRecord,
  generator: TorchGenerator,
  source: TableSource,
  hyperparameters: Hyperparameters,
): Pick<ExperimentStart, 'miniBatches' | 'epochOrder'> {
  const to = { x: tensorMatrix(record, 'x').data, y: tensorMatrix(record, 'y').data };
  const { training } = splitRows(source, hyperparameters.seed);
  if (!hasMiniBatches(source, hyperparameters)) {
    copyRows(source.table, training, to);
    return { miniBatches: null, epochOrder: null };
  }
  const miniBatches = new MiniBatches(source, training, hyperparameters);
  const epochOrder = miniBatches.drawOrder(generator);
  miniBatches.copyBatch(epochOrder, 0, to);
  return { miniBatches, epochOrder };
}
