import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { builtCheck } from '../../build/scripts/places.js';

/** What the built `check` prints. */
const check = (...parameters: readonly string[]) =>
  new Promise<string>((resolve) => {
    // It ends with 1 when a file is not fine.
    execFile(process.execPath, [builtCheck, ...parameters], (_error, stdout) => {
      resolve(stdout);
    });
  });

test('a class is checked by several processes as file by file', async () => {
  const files: string[] = [];
  for (let seed = 0; seed < 20; seed += 1) {
    const file = test.info().outputPath(`${String(seed)}.dropoutlab`);
    const hyperparameters = { ...lectureHyperparameters, seed, ...(seed === 13 ? { dropProbability: 2 } : {}) };
    const document = { format: 'dropoutlab', version: 1, hyperparameters, data: { kind: 'drawn' }, completedSteps: 3 };
    await writeFile(file, JSON.stringify(document));
    files.push(file);
  }
  const lines = (await check(...files)).trimEnd().split('\n');
  expect(lines.at(-1)).toBe('20 files: 19 incomplete, 1 invalid');
  const alone: string[] = [];
  for (const file of [files[0], files[13], files[19]]) alone.push((await check(file ?? '')).split('\n')[0] ?? '');
  expect([lines[0], lines[13], lines[19]]).toEqual(alone);
});
