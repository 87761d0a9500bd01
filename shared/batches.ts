import type { DataSource } from './data-source.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { lossTable, refusedTarget, targetCount } from './variants/losses.ts';
import { fault, type Fault } from './errors/fault.ts';

/** A table among the data sources. */
export type TableSource = Extract<DataSource, { kind: 'table' }>;

type DataSizes = Pick<Hyperparameters, 'inputSize' | 'outputSize' | 'batchSize'>;

/** How many rows of a table are trained on: all but the held-out ones, `validationShare` of all, rounded. */
export function trainingRowCount({
  table,
  validationShare,
}: {
  readonly table: { readonly rows: number };
  readonly validationShare: number;
}): number {
  return table.rows - Math.round(table.rows * validationShare);
}

/** Whether a step takes only some of the training rows, others than the step before it. */
export function hasMiniBatches(data: DataSource, { batchSize }: Pick<DataSizes, 'batchSize'>): boolean {
  return data.kind === 'table' && batchSize < trainingRowCount(data);
}

/**
 * How many steps an epoch has, at least 1: with mini-batches the whole batches that fit into the training rows, PyTorch's
 * `drop_last=True`; where every step uses all rows, each is an epoch.
 */
export function stepsPerEpoch(data: DataSource, { batchSize }: Pick<DataSizes, 'batchSize'>): number {
  return data.kind === 'table' ? Math.max(1, Math.floor(trainingRowCount(data) / batchSize)) : 1;
}

/** Where a step stands in its epoch; both count from 1. */
export interface EpochOfStep {
  readonly epoch: number;
  readonly stepOfEpoch: number;
  readonly stepsPerEpoch: number;
}

/** The epoch of step `step`, counted from 1. */
export function epochOf(step: number, data: DataSource, sizes: Pick<DataSizes, 'batchSize'>): EpochOfStep {
  const steps = stepsPerEpoch(data, sizes);
  return { epoch: Math.ceil(step / steps), stepOfEpoch: ((step - 1) % steps) + 1, stepsPerEpoch: steps };
}

/** Why a data source does not fit a network of these sizes and its loss; null when it does. Drawn data always fit. */
export function dataMisfit(
  data: DataSource,
  settings: DataSizes & Pick<Hyperparameters, 'lossConvention'>,
): Fault | null {
  if (data.kind === 'drawn') return null;
  const { inputSize, batchSize, lossConvention } = settings;
  const { rows, inputNames, targetNames, targets } = data.table;
  if (inputNames.length !== inputSize) return fault('inputs-differ', { network: inputSize, table: inputNames.length });
  const wanted = targetCount(settings);
  if (targetNames.length !== wanted) {
    return lossTable[lossConvention].isElementwise
      ? fault('outputs-differ', { network: wanted, table: targetNames.length })
      : fault('targets-differ', { loss: wanted, table: targetNames.length });
  }
  const refused = refusedTarget(targets, settings);
  if (refused !== null) return refused;
  const training = trainingRowCount(data);
  if (training === 0) return fault('all-rows-held-out', { rows });
  return batchSize <= training ? null : fault('batch-too-large', { batch: batchSize, rows: training });
}
