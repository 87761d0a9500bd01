import { stepsPerEpoch, type TableSource } from '#shared/batches.ts';
import type { DataTable } from '#shared/data-source.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { randperm } from './random/permutation.ts';
import type { TorchGenerator } from './random/torch-generator.ts';
import { copyRows, type DataTarget } from './table-rows.ts';

/** The training rows of a table as they are taken in mini-batches, in another order each epoch. */
export class MiniBatches {
  readonly #table: DataTable;
  readonly #training: Int32Array;
  readonly #batchSize: number;
  readonly #stepsPerEpoch: number;

  /** @param training the rows of the table that are trained on. */
  constructor(source: TableSource, training: Int32Array, { batchSize }: Pick<Hyperparameters, 'batchSize'>) {
    this.#table = source.table;
    this.#training = training;
    this.#batchSize = batchSize;
    this.#stepsPerEpoch = stepsPerEpoch(source, { batchSize });
  }

  /** Whether the step after `completedSteps` steps is the first of an epoch. */
  beginsEpoch(completedSteps: number): boolean {
    return completedSteps % this.#stepsPerEpoch === 0;
  }

  /**
   * The order of an epoch, `torch.randperm(training rows)`. It is drawn as soon as the epoch before is over, so that between
   * two steps the generator always stands before the next mask.
   */
  drawOrder(generator: TorchGenerator): Int32Array {
    return randperm(generator, this.#training.length);
  }

  /** Copies the batch that follows `completedSteps` steps into x and y. */
  copyBatch(order: Int32Array, completedSteps: number, to: DataTarget): void {
    const first = (completedSteps % this.#stepsPerEpoch) * this.#batchSize;
    const rows = order.subarray(first, first + this.#batchSize).map((index) => this.#training[index] ?? 0);
    copyRows(this.#table, rows, to);
  }
}
