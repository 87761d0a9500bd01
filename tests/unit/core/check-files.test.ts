import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { checkUsage, parseCheckArguments } from '../../../electron/cli/check-arguments.ts';
import { checkFiles } from '../../../electron/cli/check-class.ts';
import type { CheckedFile } from '../../../electron/cli/check-files.ts';
import { checkJson, checkLines, isFine } from '../../../electron/cli/check-report.ts';
import { plainParts } from '../shared/experiment/plain-parts.ts';
import { savedExperiment } from './saved-experiment.ts';
import { loadBackends } from './node-lab.ts';
import { all } from './started-service.ts';

let folder = '';
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  await loadBackends();
  folder = await mkdtemp(join(tmpdir(), 'dropoutlab-check-'));
  const state = { hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps: 4 };
  const good = savedExperiment(state, { ...plainParts, title: 'A title' });
  await writeFile(file('good.dropoutlab'), good);
  const text = new TextDecoder().decode(good);
  // The first loss, whatever it is, becomes another.
  await writeFile(file('other.dropoutlab'), text.replace(/("values": \[)[^,]+/, '$17'));
  await writeFile(file('wrong.dropoutlab'), text.replace('"batchSize": 15', '"batchSize": "\\n15"'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the checks of many files', () => {
  const names = ['good.dropoutlab', 'missing.dropoutlab', 'other.dropoutlab', 'wrong.dropoutlab', 'good.dropoutlab'];
  const checked = () => checkFiles({ files: names.map(file), backend: 'auto' }, null);

  it('say of each what it is, and go on', async () => {
    expect((await all(checkLines(checked()))).join('').replaceAll(folder, '')).toMatch(
      new RegExp(
        [
          String.raw`^/good.dropoutlab: ok \(“A title”, seed 42, 4 steps\)`,
          '/missing.dropoutlab: invalid: There is no such file.',
          String.raw`/other.dropoutlab: differs at step 1: loss by \d.\de\+0 \(“A title”, seed 42, 4 steps\)`,
          String.raw`/wrong.dropoutlab: invalid: hyperparameters.batchSize \(line 11\) must be a whole number from 1 to 1024. .*`,
          String.raw`/good.dropoutlab: ok \(“A title”, seed 42, 4 steps\)`,
          '5 files: 2 ok, 1 differs, 2 invalid',
          '$',
        ].join('\n'),
      ),
    );
  });

  it('say from which step, at which cell and why a file cannot be compared on another engine', async () => {
    const state = { hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps: 400 };
    await writeFile(file('wasm.dropoutlab'), savedExperiment(state, plainParts, 'wasm'));
    const files = [file('wasm.dropoutlab')];
    const [own] = await all(checkLines(checkFiles({ files, backend: 'auto' }, null)));
    expect(own).toContain('wasm.dropoutlab: ok (seed 42, 400 steps)');
    const [line, summary] = await all(checkLines(checkFiles({ files, backend: 'cpu' }, null)));
    expect(line?.replace(folder, '')).toBe(
      '/wasm.dropoutlab: parted at step 369: recorded on wasm 4.22.0, replayed on cpu 4.22.0; there z1[12, 5] = 6.0e-8 is ' +
        'within rounding of the kink of ReLU, and from there on they cannot be compared ' +
        '(differs at step 390: loss by 1.4e-5) (seed 42, 400 steps)\n',
    );
    expect(summary).toBe('1 file: 1 parted\n');
  });

  it('print JSON: an array of objects', async () => {
    const results = JSON.parse((await all(checkJson(checked()))).join('')) as CheckedFile[];
    expect(results.map(({ file: name, kind }) => [name, kind])).toEqual(
      names.map((name, index) => [file(name), ['ok', 'invalid', 'differs', 'invalid', 'ok'][index]]),
    );
    expect(results[2]).toMatchObject({ step: 1, tensor: 'loss' });
    expect(results[0]?.contents).toEqual({ title: 'A title', seed: 42, steps: 4, edits: 0, unlike: [] });
    expect(results[1]?.contents).toBeNull();
    expect(results.map(isFine)).toEqual([true, false, false, false, true]);
  });

  it('keep to one line a file, whatever its name', async () => {
    const files = [file('a\nb: ok\u001b[2J'), file('\u202Eko')];
    const lines = await all(checkLines(checkFiles({ files, backend: 'cpu' }, null)));
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(String.raw`\u202eko: invalid`);
    expect(lines[0]).not.toContain('\u001b');
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    expect(lines[0]).toContain(String.raw`a\nb: ok\u001b[2J: invalid: No file matches this pattern.`);
  });
});

describe('parseCheckArguments', () => {
  it('takes files and options in any order', () => {
    expect(parseCheckArguments(['a', '--json', '--backend', 'wasm', 'b', '--', '--c'])).toEqual({
      kind: 'run',
      request: { files: ['a', 'b', '--c'], backend: 'wasm', json: true, like: null, answers: false, csv: false },
    });
    expect(parseCheckArguments(['a'])).toMatchObject({ request: { backend: 'auto', json: false, like: null } });
    expect(parseCheckArguments(['--like', 's', 'a'])).toMatchObject({ request: { files: ['a'], like: 's' } });
    expect(parseCheckArguments(['--like', 's', '--answers', 'a', '--csv'])).toMatchObject({
      request: { files: ['a'], like: 's', answers: true, csv: true, json: false },
    });
    expect(parseCheckArguments(['--help'])).toEqual({ kind: 'help' });
    expect(checkUsage).toContain('FILE: differs at step');
  });

  it.each([
    [[], 'Name at least one file, folder or pattern to check.'],
    [['--json'], 'Name at least one file, folder or pattern to check.'],
    [['--backend', 'gpu', 'a'], '--backend must be auto, tensorflow, wasm or cpu.'],
    [['a', '--backend'], '--backend must be auto, tensorflow, wasm or cpu.'],
    [['a', '--like'], '--like must be followed by a file.'],
    [['--json=yes', 'a'], '--json takes no value.'],
    [['--like', 's', '--answers=yes', 'a'], '--answers takes no value.'],
    [['--answers', 'a'], '--answers needs the lesson: --like START.'],
    [['--csv', 'a'], '--csv goes with --answers.'],
    [['--like', 's', '--answers', '--csv', '--json', 'a'], 'Use --csv or --json, not both.'],
    [['--jsn', 'a'], "'--jsn' is not an option: use --like, --answers, --csv, --json, --backend or --help."],
    [['-j', 'a'], "'-j' is not an option: use --like, --answers, --csv, --json, --backend or --help."],
  ])('%j', (args, message) => {
    expect(parseCheckArguments(args)).toEqual({ kind: 'error', message });
  });
});
