import { describe, expect, it } from 'vitest';
import { dataMisfit, epochOf, hasMiniBatches, stepsPerEpoch, trainingRowCount } from '#shared/batches.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters as lecture } from '#shared/hyperparameters.ts';
import { countingTable } from './counting-table.ts';
import { inEnglish } from '#shared/errors/english/english.ts';

describe('the rows of a table', () => {
  it.each([
    [10, 0, 10],
    [10, 0.2, 8],
    [15, 0.3, 10],
    [3, 0.99, 0],
  ])('of %d rows with %d held out, %d are trained on', (rows, validationShare, expected) => {
    expect(trainingRowCount(countingTable(rows, { validationShare }))).toBe(expected);
  });
});

describe('epochs', () => {
  const table = countingTable(50, { validationShare: 0.1 });

  it('have as many steps as whole batches fit', () => {
    expect([15, 22, 23, 45].map((batchSize) => stepsPerEpoch(table, { batchSize }))).toEqual([3, 2, 1, 1]);
    expect([15, 23, 45].map((batchSize) => hasMiniBatches(table, { batchSize }))).toEqual([true, true, false]);
    expect(epochOf(3, table, lecture)).toEqual({ epoch: 1, stepOfEpoch: 3, stepsPerEpoch: 3 });
    expect(epochOf(4, table, lecture)).toEqual({ epoch: 2, stepOfEpoch: 1, stepsPerEpoch: 3 });
  });

  it('are one step long where every step uses all data', () => {
    expect(epochOf(7, drawnData, lecture)).toEqual({ epoch: 7, stepOfEpoch: 1, stepsPerEpoch: 1 });
    expect(hasMiniBatches(drawnData, lecture)).toBe(false);
  });
});

describe('dataMisfit', () => {
  it('finds nothing wrong with what fits', () => {
    expect(dataMisfit(drawnData, lecture)).toBeNull();
    expect(dataMisfit(countingTable(15), lecture)).toBeNull();
    expect(dataMisfit(countingTable(16), lecture)).toBeNull();
  });

  it.each([
    [countingTable(20, { inputs: 1 }), 'The network has 5 inputs, but the table has 1 input column.'],
    [countingTable(20, { targets: 2 }), 'The network has 1 output, but the table has 2 target columns.'],
    [
      countingTable(20, { validationShare: 0.3 }),
      'A batch of 15 rows is larger than the training data, which have 14 rows.',
    ],
    [
      countingTable(4, { validationShare: 0.9 }),
      'Nothing is left to train on: all rows of the table (4) are held out for validation.',
    ],
  ])('says in a sentence what does not fit', (data, sentence) => {
    const misfit = dataMisfit(data, lecture);
    expect(misfit && inEnglish(misfit)).toBe(sentence);
  });
});
