import type { DataSource } from './data-source.ts';
import type { Hyperparameters } from './hyperparameters.ts';
import { lossTable, misfittingTarget, targetCount } from './variants/losses.ts';

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

/** Why a data source does not fit a network of these sizes and its loss, as a sentence; null when it does. Drawn data always fit. */
export function dataMisfit(
  data: DataSource,
  settings: DataSizes & Pick<Hyperparameters, 'lossConvention'>,
): string | null {
  if (data.kind === 'drawn') return null;
  const { inputSize, batchSize } = settings;
  const { rows, inputNames, targetNames, targets } = data.table;
  if (inputNames.length !== inputSize) {
    return `The network has ${count(inputSize, 'input')}, but the table has ${count(inputNames.length, 'input column')}.`;
  }
  const wanted = targetCount(settings);
  if (targetNames.length !== wanted) {
    const whose = lossTable[settings.lossConvention].isElementwise
      ? `The network has ${count(wanted, 'output')}`
      : `The loss takes ${count(wanted, 'target')} a sample`;
    return `${whose}, but the table has ${count(targetNames.length, 'target column')}.`;
  }
  const wrong = misfittingTarget(targets, settings);
  if (wrong !== null) return `Row ${Math.floor(wrong.index / wanted) + 1} of the table: the target ${wrong.reason}.`;
  const training = trainingRowCount(data);
  if (training === 0)
    return `Nothing is left to train on: all rows of the table (${rows}) are held out for validation.`;
  if (batchSize <= training) return null;
  return `A batch of ${count(batchSize, 'row')} is larger than the training data, which have ${count(training, 'row')}.`;
}

function count(number: number, of: string): string {
  return `${number} ${of}${number === 1 ? '' : 's'}`;
}
