import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asFileError } from '#core/storage/disk/file-errors.ts';
import { whileHeld } from '#core/storage/disk/while-held.ts';
import { writeAtomically } from '#core/storage/disk/write-atomically.ts';
import { failure } from '../started-service.ts';
import { canMount, smallDisk, temporaryFolder } from './temporary-folder.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const isRoot = process.getuid?.() === 0;
const onWindows = process.platform === 'win32';

/** A folder with one file, `old`. */
function folderWithFile(folder = temporaryFolder()) {
  const path = join(folder, 'lecture.dropoutlab');
  writeFileSync(path, 'old');
  return { folder, path };
}

/** That a write failed with this sentence and left everything as it was. */
async function expectIntact(path: string, folder: string, content: unknown, cause: string): Promise<void> {
  const before = readdirSync(folder);
  const error = await failure(writeAtomically(path, bytes(String(content))));
  expect(error.code).toBe('file-failed');
  expect(error.message).toContain(cause);
  expect(error.message).not.toContain(folder);
  expect(readdirSync(folder)).toEqual(before);
}

describe('writing a file', () => {
  it('makes it, and nothing else', async () => {
    const folder = temporaryFolder();
    await writeAtomically(join(folder, 'new.dropoutlab'), bytes('new'));
    expect(readdirSync(folder)).toEqual(['new.dropoutlab']);
    expect(readFileSync(join(folder, 'new.dropoutlab'), 'utf8')).toBe('new');
  });

  it('replaces the one that is there by another, and other hard links keep the old bytes', async () => {
    const { folder, path } = folderWithFile();
    linkSync(path, join(folder, 'backup'));
    await writeAtomically(path, bytes('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readFileSync(join(folder, 'backup'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['backup', 'lecture.dropoutlab']);
  });

  it.skipIf(onWindows).each([0o600, 0o644, 0o666, 0o640])('keeps its permissions %o', async (mode) => {
    const { path } = folderWithFile();
    chmodSync(path, mode);
    await writeAtomically(path, bytes('new'));
    expect(statSync(path).mode & 0o7777).toBe(mode);
  });

  it.skipIf(onWindows)('gives a new file the permissions any new file gets', async () => {
    const { folder, path } = folderWithFile();
    await writeAtomically(join(folder, 'new.dropoutlab'), bytes('new'));
    expect(statSync(join(folder, 'new.dropoutlab')).mode).toBe(statSync(path).mode);
  });

  it.skipIf(onWindows)('keeps a link and replaces what it leads to, also where that is not there yet', async () => {
    const { folder, path } = folderWithFile();
    mkdirSync(join(folder, 'desktop'));
    const link = join(folder, 'desktop', 'link');
    const dangling = join(folder, 'desktop', 'dangling');
    symlinkSync('../lecture.dropoutlab', link);
    symlinkSync('../later.dropoutlab', dangling);
    await writeAtomically(link, bytes('new'));
    await writeAtomically(dangling, bytes('later'));
    expect(lstatSync(link).isSymbolicLink() && lstatSync(dangling).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readFileSync(join(folder, 'later.dropoutlab'), 'utf8')).toBe('later');
    expect(readdirSync(join(folder, 'desktop'))).toEqual(['dangling', 'link']);
  });

  it('takes the longest name there can be', async () => {
    const path = join(temporaryFolder(), 'n'.repeat(255));
    await writeAtomically(path, bytes('new'));
    await writeAtomically(path, bytes('newer'));
    expect(readFileSync(path, 'utf8')).toBe('newer');
  });
});

describe('a write that fails leaves everything as it was and says why', () => {
  it('a folder of this name', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'lecture'));
    await expectIntact(join(folder, 'lecture'), folder, 'new', '“lecture” was not saved: a folder has this name.');
  });

  it('a folder that is gone', async () => {
    const { folder, path } = folderWithFile();
    const gone = join(folder, 'gone', 'a.dropoutlab');
    await expectIntact(gone, folder, 'new', 'its folder is not there any more. What was there before is intact; save');
    await expectIntact(join(path, 'a'), folder, 'new', 'its folder is not there any more');
    expect(existsSync(gone)).toBe(false);
  });

  it('a name that is too long', async () => {
    const folder = temporaryFolder();
    await expectIntact(join(folder, 'n'.repeat(256)), folder, 'new', 'its name is too long');
  });

  it.skipIf(onWindows)('a device', async () => {
    const error = await failure(writeAtomically('/dev/null', bytes('new')));
    expect(error.message).toContain('it is no ordinary file');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.skipIf(isRoot)('a protected file, and a protected folder (skipped for root, who may do everything)', async () => {
    const { folder, path } = folderWithFile();
    chmodSync(path, 0o444);
    await expectIntact(path, folder, 'new', 'the system does not allow it');
    chmodSync(path, 0o644);
    chmodSync(folder, 0o555);
    await expectIntact(path, folder, 'new', 'the system does not allow it');
    chmodSync(folder, 0o755);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it.skipIf(!canMount)('a full disk (skipped where no disk can be mounted)', async () => {
    const { folder, path } = folderWithFile(smallDisk(256).folder);
    const old = 'o'.repeat(100_000);
    await writeAtomically(path, bytes(old));
    await expectIntact(path, folder, 'n'.repeat(200_000), 'the disk is full. What was there before is intact; free');
    expect(readFileSync(path, 'utf8')).toBe(old);
    rmSync(path);
    await writeAtomically(path, bytes('n'.repeat(200_000)));
    expect(statSync(path).size).toBe(200_000);
  });

  it.skipIf(!canMount)('a disk that can only be read (skipped where no disk can be mounted)', async () => {
    const disk = smallDisk(256);
    const { folder, path } = folderWithFile(disk.folder);
    disk.makeReadOnly();
    await expectIntact(path, folder, 'new', 'the disk can only be read');
    await expectIntact(join(folder, 'other'), folder, 'new', 'the disk can only be read');
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('anything else by the code of the system, without a path', () => {
    const odd = Object.assign(new Error("EIO: i/o error, fsync '/home/ada/a.dropoutlab'"), { code: 'EIO' });
    expect(asFileError(odd, 'a.dropoutlab').message).toBe(
      '“a.dropoutlab” was not saved: the system answers EIO. What was there before is intact; save it in another folder.',
    );
    const quota = Object.assign(new Error('quota'), { code: 'EDQUOT' });
    expect(asFileError(quota, null).message).toContain('your share of the disk is used up');
  });
});

describe('a file that another program holds', () => {
  const held = (code: string, times: number) => {
    let attempts = 0;
    return () =>
      ++attempts > times
        ? Promise.resolve(attempts)
        : Promise.reject(Object.assign(new Error(`${code}: held`), { code }));
  };

  it.each(['EPERM', 'EACCES', 'EBUSY'])('is tried again on Windows after %s, and only there', async (code) => {
    expect(await whileHeld(held(code, 3), 'win32')).toBe(4);
    await expect(whileHeld(held(code, 3), 'linux')).rejects.toMatchObject({ code });
  });

  it('is given up after eight attempts; other failures are final', async () => {
    await expect(whileHeld(held('EBUSY', 8), 'win32')).rejects.toMatchObject({ code: 'EBUSY' });
    await expect(whileHeld(held('ENOSPC', 1), 'win32')).rejects.toMatchObject({ code: 'ENOSPC' });
  });
});
