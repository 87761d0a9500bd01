import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFileHandles } from '#core/storage/disk/file-handles.ts';
import { knownFiles } from '#core/storage/disk/known-files.ts';
import { fault } from '#shared/errors/fault.ts';
import { temporaryFolder } from './temporary-folder.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('a file that is saved again', () => {
  let folder = '';
  beforeEach(() => {
    folder = temporaryFolder();
  });
  const files = knownFiles(createFileHandles());
  const path = (): string => join(folder, 'mine.dropoutlab');
  const save = (text: string, replaces: string | null): Promise<unknown> =>
    files.write(path(), bytesOf(text), replaces === null ? null : digestOf(replaces));
  const content = (): Promise<string> => readFile(path(), 'utf8');

  it('is written where it holds what it did, and read again as that', async () => {
    await save('one', null);
    await save('two', 'one');
    expect(await content()).toBe('two');
  });

  it('and was changed by another program, if only by a byte and at the same time, stays as that made it', async () => {
    await save('one', null);
    await writeFile(path(), 'One');
    await expect(save('two', 'one')).rejects.toMatchObject({
      code: 'file-failed',
      fault: fault('file-changed', { file: 'mine.dropoutlab' }),
    });
    expect(await content()).toBe('One');
    await save('two', null);
    expect(await content()).toBe('two');
  });

  it('and was deleted is not made again without asking', async () => {
    await save('one', null);
    await rm(path());
    await expect(save('two', 'one')).rejects.toMatchObject({
      fault: fault('file-deleted', { file: 'mine.dropoutlab' }),
    });
    await expect(content()).rejects.toThrow('ENOENT');
    await save('two', null);
    expect(await content()).toBe('two');
  });

  it('and is a folder by now says so as ever', async () => {
    await mkdir(path());
    await expect(save('two', 'one')).rejects.toMatchObject({
      fault: { name: 'not-saved', parts: { cause: 'is-folder' } },
    });
  });
});
