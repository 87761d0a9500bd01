/**
 * Writes the files of the corpus that are not there yet, with the cpu backend: see corpus/README.md. What is there stays as it is,
 * for it stands for what users have saved.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadBackends } from '#core/backend.ts';
import { nodeBackends } from '#core/engine/node/node-backends.ts';
import { savedExperiment } from '../saved-experiment.ts';
import { corpusExperiments } from './corpus-experiments.ts';

// Native TensorFlow brings a cpu backend of its own along, in the place of ours where nothing is bundled.
await loadBackends({
  ...nodeBackends,
  tensorflow: { load: () => Promise.reject(new Error('it is not wanted here')), isLate: false },
});
for (const [name, { state, ...parts }] of Object.entries(corpusExperiments)) {
  const path = join(import.meta.dirname, 'corpus', `${name}.dropoutlab`);
  if (existsSync(path)) continue;
  writeFileSync(path, savedExperiment(state, parts));
  console.log(path);
}
