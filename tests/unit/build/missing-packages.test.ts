import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { missingPackages } from '../../../build/scripts/missing-packages.js';

const locked = {
  '': { version: '0.1.0' },
  'node_modules/vue': { version: '3.5.45' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/of-another-system': { version: '1.0.0', optional: true },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-packages-'));
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As npm notes what it has installed. */
async function install(packages: Readonly<Record<string, { version: string }>>): Promise<void> {
  await mkdir(join(folder, 'node_modules'));
  await writeFile(join(folder, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }));
}

describe('what is missing of the lock file', () => {
  it('is nothing when every package is there in its version, those of other systems aside', async () => {
    await install({ 'node_modules/vue': { version: '3.5.45' }, 'node_modules/zod': { version: '4.6.7' } });
    expect(await missingPackages(folder)).toEqual([]);
  });

  it('is everything before the first installation', async () => {
    expect(await missingPackages(folder)).toEqual(['node_modules/vue', 'node_modules/zod']);
  });

  it('is a package of another version', async () => {
    await install({ 'node_modules/vue': { version: '3.5.44' }, 'node_modules/zod': { version: '4.6.7' } });
    expect(await missingPackages(folder)).toEqual(['node_modules/vue']);
  });
});
