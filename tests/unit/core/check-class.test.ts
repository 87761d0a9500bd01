import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkFiles, type FileChecker } from '../../../electron/cli/check-class.ts';
import type { CheckedFile } from '../../../electron/cli/check-files.ts';
import { CheckProcess } from '../../../electron/cli/check-process.ts';
import { all } from './started-service.ts';

let folder = '';
const names = Array.from({ length: 17 }, (_, index) => `${String(index).padStart(2, '0')}.dropoutlab`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropoutlab-class-'));
  for (const name of names) await writeFile(join(folder, name), `no experiment: ${name}`);
});

afterAll(() => rm(folder, { recursive: true }));

const request = () => ({ files: [folder], backend: 'auto' as const });
const elsewhere = (file: string): CheckedFile => ({ file, contents: null, kind: 'failed', message: 'elsewhere' });

/** Checks of a class on this many processors, and the other processes it used. */
async function checkClass(processors: number, check: FileChecker['check']) {
  const others: { given: string[]; isEnded: boolean }[] = [];
  const beside = (): FileChecker => {
    const other = { given: [] as string[], isEnded: false };
    others.push(other);
    return {
      check(named) {
        other.given.push(named.file);
        return check(named);
      },
      end: () => (other.isEnded = true),
    };
  };
  return { checked: await all(checkFiles(request(), null, processors, beside)), others };
}

describe('the check of a class', () => {
  it('is shared with another process, and yields every file in its order', async () => {
    // The later a file was given, the sooner it is done.
    const { checked, others } = await checkClass(2, async (named) => {
      await new Promise((resolve) => setTimeout(resolve, 20 - names.indexOf(basename(named.file))));
      return elsewhere(named.file);
    });
    expect(checked.map(({ file }) => file)).toEqual(names.map((name) => join(folder, name)));
    expect(others).toHaveLength(1);
    expect(others[0]?.isEnded).toBe(true);
    const there = checked.filter(({ kind }) => kind === 'failed').map(({ file }) => file);
    expect(there).toEqual(others[0]?.given);
    expect(there).toHaveLength(9);
  });

  it('is done here where another process ends before it is done', async () => {
    const { checked } = await checkClass(3, () => Promise.reject(new Error('the process has ended')));
    expect(checked.map(({ kind }) => kind)).toEqual(names.map(() => 'invalid'));
  });

  it('needs no other process on one processor, nor for a few files', async () => {
    expect((await checkClass(1, () => Promise.reject(new Error('not asked')))).others).toEqual([]);
    const few = checkFiles({ files: [join(folder, '0*')], backend: 'auto' }, null, 8, () => {
      throw new Error('not asked');
    });
    expect(await all(few)).toHaveLength(10);
  });
});

describe('a process that checks', () => {
  /** As the real one speaks, but it says of each file what it was told, and ends at the third. */
  const program = `
    let check, files = 0;
    process.on('message', (task) => {
      if ('check' in task) ({ check } = task);
      else if ((files += 1) === 3) process.exit();
      else process.send({ ...task.named, told: check });
    });
    process.on('disconnect', () => process.exit());
  `;

  it('says what it found of each file, until it ends', async () => {
    const path = join(folder, 'worker.mjs');
    await writeFile(path, program);
    const check = { backend: 'cpu', start: null } as const;
    const other = new CheckProcess(check, path);
    const named = (file: string) => ({ file, problem: null, folder: null });
    const asked = ['a', 'b', 'c', 'd'].map((file) => other.check(named(file)));
    expect(await Promise.allSettled(asked)).toMatchObject([
      { status: 'fulfilled', value: { file: 'a', told: check } },
      { status: 'fulfilled', value: { file: 'b', told: check } },
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    await expect(other.check(named('e'))).rejects.toThrow('ended');
    other.end();
  });
});
