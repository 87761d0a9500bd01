import { bundledTable } from '#core/datasets/bundled-tables.ts';
import { trainingRowCount } from '#shared/batches.ts';
import { comparisonDefaults, comparisonSeeds } from '#shared/comparison-defaults.ts';
import { bundledTables, type BundledTableName } from '#shared/contract/training-contract.ts';
import { createLabService } from '../unit/core/node-lab.ts';
import type { Measurement } from './measurement.ts';
import { never } from './networks.ts';

/** Seconds of the comparison that "Why dropout" makes of a table over its seeds, with the settings the screen begins with. */
async function timeComparison(name: BundledTableName): Promise<number> {
  const { validationShare, steps, hyperparameters } = comparisonDefaults[name];
  const table = bundledTable(name);
  const settings = { ...hyperparameters, batchSize: trainingRowCount({ table, validationShare }) };
  const request = { table, validationShare, steps, hyperparameters: settings, seeds: [...comparisonSeeds] };
  const service = createLabService();
  const startedAt = performance.now();
  let finishedSeeds = 0;
  for await (const { finished } of service.compareDropout(request, never)) if (finished !== null) finishedSeeds += 1;
  const seconds = (performance.now() - startedAt) / 1000;
  service.dispose();
  if (finishedSeeds !== comparisonSeeds.length) throw new Error(`${finishedSeeds} seeds were finished`);
  return seconds;
}

/** "Why dropout" over its twenty seeds, once for each bundled table: the slower of them. One run trains forty networks to the end. */
export async function measureWhyDropout(): Promise<readonly Measurement[]> {
  const seconds: number[] = [];
  for (const name of bundledTables) seconds.push(await timeComparison(name));
  const each = bundledTables.map((name, index) => {
    const { steps, hyperparameters } = comparisonDefaults[name];
    return `${name} (${steps} steps, ${hyperparameters.hiddenSize} units) ${(seconds[index] ?? Number.NaN).toFixed(1)} s`;
  });
  return [{ id: 'why-dropout', value: Math.max(...seconds), detail: `40 networks each, once: ${each.join(', ')}` }];
}
