/**
 * Writes the files of the corpus that are not there yet, with the cpu backend: see corpus/README.md. What is there stays as it is,
 * for it stands for what users have saved. Runs in the folder of this file.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadBackends } from '../node-lab.ts';
import { savedExperiment } from '../saved-experiment.ts';
import { corpusExperiments } from './corpus-experiments.ts';

await loadBackends();
for (const [name, { state, ...parts }] of Object.entries(corpusExperiments)) {
  const path = resolve('corpus', `${name}.dropoutlab`);
  if (existsSync(path)) continue;
  writeFileSync(path, savedExperiment(state, parts));
  console.log(path);
}
