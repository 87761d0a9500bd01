import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type * as Disk from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { createFileHandles } from '#core/storage/disk/file-handles.ts';
import { knownFiles } from '#core/storage/disk/known-files.ts';
import { failure } from '../started-service.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** The code a disk refuses a rename with; null: it does not. */
const lock = vi.hoisted(() => ({ code: null as string | null }));
vi.mock('node:fs/promises', async (original) => {
  const disk = await original<typeof Disk>();
  const rename: typeof disk.rename = (from, to) =>
    lock.code === null
      ? disk.rename(from, to)
      : Promise.reject(Object.assign(new Error(`${lock.code}: ${String(to)}`), { code: lock.code }));
  return { ...disk, rename };
});

describe('a file that another program has locked', () => {
  it.each([
    ['EBUSY', 'another program uses the file', 'close that program'],
    ['EPERM', 'the system does not allow it', 'close the programs that use the file'],
    ['EACCES', 'the system does not allow it', 'close the programs that use the file'],
  ])('is said (%s), stays as it was, and can be saved when it is let go', async (code, why, advice) => {
    const folder = temporaryFolder();
    const path = join(folder, 'mine.dropoutlab');
    writeFileSync(path, 'old');
    const files = knownFiles(createFileHandles());
    lock.code = code;
    const { message } = await failure(files.write(path, Buffer.from('new'), null));
    expect(message).toBe(
      `“mine.dropoutlab” was not saved: ${why}. What was there before is intact; ${advice}, or save it in another folder.`,
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['mine.dropoutlab']);
    lock.code = null;
    await files.write(path, Buffer.from('new'), null);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});
