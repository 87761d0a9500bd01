import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from '../../../build/scripts/fingerprint.js';

let folder: string;
const print = (): Promise<string> => fingerprint(folder, ['sources', 'package.json']);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-stale-'));
  await mkdir(join(folder, 'sources/deep'), { recursive: true });
  await writeFile(join(folder, 'sources/deep/a.ts'), 'a');
  await writeFile(join(folder, 'package.json'), '{}');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the fingerprint of the sources', () => {
  it('does not depend on times', async () => {
    const before = await print();
    await utimes(join(folder, 'sources/deep/a.ts'), new Date(0), new Date(0));
    expect(await print()).toBe(before);
  });

  it('changes with a content, a name, a new file and a single file on the list', async () => {
    const prints = [await print()];
    await writeFile(join(folder, 'sources/deep/a.ts'), 'b');
    prints.push(await print());
    await rename(join(folder, 'sources/deep/a.ts'), join(folder, 'sources/deep/b.ts'));
    prints.push(await print());
    await writeFile(join(folder, 'sources/c.ts'), '');
    prints.push(await print());
    await writeFile(join(folder, 'package.json'), '{ }');
    prints.push(await print());
    expect(new Set(prints).size).toBe(prints.length);
  });
});
