import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnData } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { checkFiles } from '../../../electron/cli/check-class.ts';
import { startIn } from '../../../electron/cli/check-files.ts';
import { checkLines, isFine } from '../../../electron/cli/check-report.ts';
import { findFiles } from '../../../electron/cli/find-files.ts';
import { unlikeStart } from '../../../electron/cli/like-start.ts';
import { countingTable } from '../shared/counting-table.ts';
import { caseBytes } from './import/case-file.ts';
import { loadBackends } from './node-lab.ts';
import { plainParts } from '../shared/experiment/plain-parts.ts';
import { savedExperiment } from './saved-experiment.ts';
import { all } from './started-service.ts';

let folder = '';

const state: ExperimentState = {
  hyperparameters: lectureHyperparameters,
  data: drawnData,
  edits: [],
  completedSteps: 2,
};

const saved = (change: Partial<ExperimentState>) =>
  savedExperiment({ ...state, ...change }, { ...plainParts, title: 'A title' });

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
}

beforeAll(async () => {
  await loadBackends();
  folder = await mkdtemp(join(tmpdir(), 'dropoutlab-like-'));
  await write('start.dropoutlab', saved({ completedSteps: 1 }));
  await write('in/ann/work.dropoutlab', saved({}));
  await write('in/bob/work.DROPOUTLAB', saved({ hyperparameters: { ...lectureHyperparameters, seed: 7 } }));
  await write('in/notes.txt', new Uint8Array());
  await write('in/bob/._work.dropoutlab', new Uint8Array());
  await write('in/c[1].dropoutlab', saved({}));
  await write('empty/notes.txt', new Uint8Array());
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const found = async (...names: string[]) =>
  (await findFiles(names.map((name) => join(folder, name)))).map(
    ({ file, problem }) => problem ?? file.slice(folder.length + 1),
  );

describe('what is named on the command line', () => {
  it('may be a folder: all experiment files in it and in its folders, by path', async () => {
    expect(await found('in')).toEqual(['in/ann/work.dropoutlab', 'in/bob/work.DROPOUTLAB', 'in/c[1].dropoutlab']);
    expect(await found('empty')).toEqual(['This folder holds no .dropoutlab file.']);
  });

  it.each([
    ['in/*.dropoutlab', ['in/c[1].dropoutlab']],
    ['in/*/work.*', ['in/ann/work.dropoutlab', 'in/bob/work.DROPOUTLAB']],
    ['in/**/*.dropoutlab', ['in/ann/work.dropoutlab', 'in/c[1].dropoutlab']],
    ['**/work.dropoutlab', ['in/ann/work.dropoutlab']],
    ['in/[ab]??/work.dropoutlab', ['in/ann/work.dropoutlab']],
    ['in/[!a]*/*', ['in/bob/work.DROPOUTLAB']],
    ['in/n*', ['in/notes.txt']],
    ['in/*.zip', ['No file matches this pattern.']],
    ['nowhere/*.dropoutlab', ['No file matches this pattern.']],
  ])('may be a pattern: %s', async (pattern, files) => {
    expect(await found(pattern)).toEqual(files);
  });

  it('is a file of that name first, whatever is in the name', async () => {
    expect(await found('in/c[1].dropoutlab', 'missing')).toEqual(['in/c[1].dropoutlab', 'missing']);
  });
});

describe('the experiment that was asked for', () => {
  it('is told from others file by file, and counted', async () => {
    const start = (await startIn(join(folder, 'start.dropoutlab'))).state;
    const lines = await all(checkLines(checkFiles({ files: [join(folder, 'in')], backend: 'cpu' }, start)));
    expect(lines.join('').replaceAll(`${folder}/`, '')).toBe(
      [
        'in/ann/work.dropoutlab: ok (“A title”, seed 42, 2 steps)',
        'in/bob/work.DROPOUTLAB: ok; not as asked: seed is 7, not 42 (“A title”, seed 7, 2 steps)',
        'in/c[1].dropoutlab: ok (“A title”, seed 42, 2 steps)',
        '3 files: 3 ok, 1 not as asked\n',
      ].join('\n'),
    );
    const checked = await all(checkFiles({ files: [join(folder, 'in')], backend: 'cpu' }, start));
    expect(checked.map(isFine)).toEqual([true, false, true]);
  });

  const edit: Edit = { kind: 'value', step: 1, tensor: 'x', row: 0, column: 0, value: 0.1 };
  const other: Edit = { kind: 'mask-lock', step: 1, locked: true };
  const table = countingTable(15);

  it.each<[string, Partial<ExperimentState>, Partial<ExperimentState>, readonly string[]]>([
    ['the same', {}, {}, []],
    ['more steps', {}, { completedSteps: 9 }, []],
    ['fewer steps', {}, { completedSteps: 1 }, ['it has 1 steps, not 2']],
    ['edits where none were asked for', {}, { edits: [edit] }, []],
    ['the edit asked for, in nine digits', { edits: [edit] }, { edits: [{ ...edit, value: 0.100000001 }] }, []],
    ['an edit that is missing', { edits: [edit] }, {}, ['the edits are others: 1 missing']],
    ['another edit', { edits: [edit] }, { edits: [other, other] }, ['the edits are others: 1 missing, 2 more']],
    ['another order', { edits: [edit, other] }, { edits: [other, edit] }, ['the edits were made in another order']],
    ['drawn data', { data: table }, {}, ['the data are drawn from the seed, not a table']],
    ['a table', {}, { data: table }, ['the data are a table, not drawn from the seed']],
    [
      'another share',
      { data: table },
      { data: { ...table, validationShare: 0.5 } },
      ['the data are those of another table, or divided otherwise'],
    ],
    [
      'other settings',
      {},
      { hyperparameters: { ...lectureHyperparameters, hiddenSize: 12, mode: 'off' } },
      ['hiddenSize is 12, not 10', 'mode is off, not inverted'],
    ],
  ])('or is not: %s', (_, asked, given, clauses) => {
    expect(unlikeStart({ ...state, ...asked }, { ...state, ...given })).toEqual(clauses);
  });
});

describe('files of other programs', () => {
  it.each(['hand_min.dropoutlab', 'hand_start.dropoutlab'])(
    '%s: what it records comes out again, the rest is named',
    async (name) => {
      await write(`other/${name}`, caseBytes(name));
      const lines = await all(checkLines(checkFiles({ files: [join(folder, 'other', name)], backend: 'cpu' }, null)));
      expect(lines[0]).toMatch(
        /incomplete: nothing differs, but not all is recorded: (start|lastStep)\S*, .* missing \(“iris by hand — naïve 试验”, seed 4294967295, 20 steps\)/,
      );
      expect(lines[1]).toBe('1 file: 1 incomplete\n');
    },
  );

  it('without any recorded numbers are not said to be ok', async () => {
    const least = {
      format: 'dropoutlab',
      version: 1,
      hyperparameters: lectureHyperparameters,
      data: drawnData,
      completedSteps: 3,
    };
    await write('least.dropoutlab', new TextEncoder().encode(JSON.stringify(least)));
    const [checked] = await all(checkFiles({ files: [join(folder, 'least.dropoutlab')], backend: 'cpu' }, null));
    expect(checked).toMatchObject({ kind: 'incomplete', missing: ['start', 'losses', 'lastStep'] });
  });
});
