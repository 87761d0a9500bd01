import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { builtCheck } from '../../build/scripts/places.js';
import { plainParts } from '../unit/shared/experiment/plain-parts.ts';
import type { Measurement } from './measurement.ts';
import { never, serviceAt, sizesOf } from './networks.ts';
import { inRounds, listed, median } from './rounds.js';

const files = 50;
const steps = 100;

/** A class's files of the lecture network, each of another seed. */
async function writeClass(folder: string): Promise<void> {
  for (let seed = 0; seed < files; seed += 1) {
    const { service } = await serviceAt(steps, { ...lectureHyperparameters, seed });
    const file = await service.writeExperiment({ ...plainParts, title: `Student ${seed}` }, never);
    await writeFile(join(folder, `${seed}.dropoutlab`), file);
    service.dispose();
  }
}

/** Seconds of `check` over a folder, from its start to its end. */
async function timeCheck(folder: string): Promise<number> {
  const startedAt = performance.now();
  const check = spawn(process.execPath, [builtCheck, folder], { stdio: 'ignore' });
  const [code] = (await once(check, 'exit')) as [number | null];
  if (code !== 0) throw new Error('check did not find all files right');
  return (performance.now() - startedAt) / 1000;
}

/** `check` of the files of a class, as it was built. */
export async function measureCheckFifty(): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-check-'));
  await writeClass(folder);
  const rounds = await inRounds(() => timeCheck(folder));
  await rm(folder, { recursive: true });
  const detail = `${files} files of ${steps} steps, ${sizesOf(lectureHyperparameters)}; rounds: ${listed(rounds, 2)} s`;
  return [{ id: 'check-fifty', value: median(rounds), detail }];
}
