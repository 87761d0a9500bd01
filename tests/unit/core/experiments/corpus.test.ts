import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { editSchema } from '#shared/edits.ts';
import { readExperimentFile, type ReadExperiment } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { dropoutModes, lossConventions, maskSharings, optimizers } from '#shared/hyperparameters.ts';
import { packedNumbers } from '../../shared/experiment/packed-numbers.ts';
import { createLabService, loadBackends } from '../node-lab.ts';
import { never } from '../started-service.ts';
import { corpusExperiments } from './corpus-experiments.ts';

const folder = join(import.meta.dirname, 'corpus');
const files = readdirSync(folder).filter((name) => name.endsWith('.dropoutlab'));
const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

beforeAll(async () => {
  await loadBackends();
});

describe.each(files)('the saved file %s', (name) => {
  it('gives the same bytes when it is opened, replayed and saved again', async () => {
    const file = bytesOf(name);
    const service = createLabService();
    const { state, ...parts } = await service.readExperiment({ file }, never);
    await service.startExperiment({ ...state, backend: 'cpu' }, never);
    expect(text(await service.writeExperiment(parts, never))).toBe(text(file));
    service.dispose();
  });

  it('gives the same bytes when it is read and written without a replay', () => {
    const { document, recorded } = readExperimentFile(bytesOf(name));
    // Of a large network a file does not hold all that was computed, and saves no more of it again.
    expect(text(experimentFileBytes(document, packedNumbers(recorded, document.state)))).toBe(text(bytesOf(name)));
  });
});

describe('the corpus', () => {
  const read = (): readonly ReadExperiment[] => files.map((name) => readExperimentFile(bytesOf(name)));

  it('is every experiment of the program that made it, in less than a megabyte', () => {
    expect(files).toEqual(
      Object.keys(corpusExperiments)
        .map((name) => `${name}.dropoutlab`)
        .sort(),
    );
    expect(files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(2 ** 20);
  });

  it('has every setting, every kind of edit and of data', () => {
    const states = read().map(({ document }) => document.state);
    const settings = states.map(({ hyperparameters }) => hyperparameters);
    expect(new Set(settings.map(({ optimizer }) => optimizer))).toEqual(new Set(optimizers));
    expect(new Set(settings.map(({ mode }) => mode))).toEqual(new Set(dropoutModes));
    expect(new Set(settings.map(({ lossConvention }) => lossConvention))).toEqual(new Set(lossConventions));
    expect(new Set(settings.map(({ maskSharing }) => maskSharing))).toEqual(new Set(maskSharings));
    const editKinds = editSchema.options.map(({ shape }) => shape.kind.value);
    expect(new Set(states.flatMap(({ edits }) => edits.map(({ kind }) => kind)))).toEqual(new Set(editKinds));
    expect(new Set(states.map(({ data }) => data.kind))).toEqual(new Set(['drawn', 'table']));
    expect([...new Set(states.map(({ completedSteps }) => completedSteps))]).toEqual(
      expect.arrayContaining([0, 1, 30]),
    );
  });

  it('has numbers of every kind, and more than a window of this version knows', () => {
    const recorded = read().map((each) => each.recorded);
    const numbers = recorded.flatMap(({ lastStep }) => [...lastStep.values()].flatMap((values) => [...values]));
    expect(numbers.some(Number.isNaN)).toBe(true);
    expect(numbers).toContain(Number.POSITIVE_INFINITY);
    expect(numbers).toContain(Number.NEGATIVE_INFINITY);
    const losses = recorded.flatMap((each) => [...(each.losses?.values ?? [])]);
    expect(losses).toContain(Number.POSITIVE_INFINITY);
    expect(recorded.map((each) => each.losses?.every)).toContain(2);
    expect(read().filter(({ document }) => document.unknownFields !== '')).toHaveLength(1);
  });
});
