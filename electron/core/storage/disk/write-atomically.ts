import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { access, constants, open, readlink, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { LabError } from '#shared/lab-error.ts';
import { asFileError, systemCode } from './file-errors.ts';
import { whileHeld } from './while-held.ts';
import { fault } from '#shared/errors/fault.ts';

/** The result of looking something up, or null where there is nothing of this name. */
async function unlessMissing<Result>(found: Promise<Result>): Promise<Result | null> {
  return found.catch((thrown: unknown) => {
    if (systemCode(thrown) === 'ENOENT') return null;
    throw thrown;
  });
}

/** The file that links lead to. For a link to a missing file, the path of the file that writing through it would make. */
async function behindLinks(path: string): Promise<string> {
  const real = await unlessMissing(realpath(path));
  if (real !== null) return real;
  const link = await readlink(path).catch(() => null);
  return link === null ? path : behindLinks(resolve(await realpath(dirname(path)), link));
}

/** The file to be replaced, or null. @throws LabError, or the system's error, when it must not be. */
async function replaceable(path: string, file: string | null): Promise<Stats | null> {
  const old = await unlessMissing(stat(path));
  if (old === null) return null;
  if (old.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  if (!old.isFile())
    throw new LabError('file-failed', fault('not-saved', { file, cause: 'no-ordinary-file', detail: '' }));
  // Renaming needs the permission of the folder only: a write-protected file would be replaced all the same.
  await access(path, constants.W_OK);
  return old;
}

/** Gives a new file the owner, as far as the system lets us, and the permissions of the one it replaces. */
async function keepPermissions(file: FileHandle, old: Stats): Promise<void> {
  const made = await file.stat();
  if (made.uid !== old.uid || made.gid !== old.gid) await file.chown(old.uid, old.gid).catch(() => undefined);
  if (made.mode !== old.mode) await file.chmod(old.mode & 0o7777);
}

async function writeNewFile(path: string, bytes: Uint8Array, old: Stats | null): Promise<void> {
  const file = await open(path, 'wx', old?.mode ?? 0o666);
  try {
    if (old !== null) await keepPermissions(file, old);
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename last through a power failure, where the system lets a folder be written through: Windows does not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const folder = await open(path, 'r');
    await folder.sync().finally(() => folder.close());
  } catch {
    // Some file systems refuse this. The file is the old or the new one in any case.
  }
}

async function replaceFile(path: string, bytes: Uint8Array, file: string | null): Promise<void> {
  const target = await behindLinks(path);
  const old = await replaceable(target, file);
  // A short name that does not contain the target's, which may be as long as names can be.
  const temporary = join(dirname(target), `.dropout-lab-${randomBytes(8).toString('hex')}.tmp`);
  try {
    await writeNewFile(temporary, bytes, old);
    await whileHeld(() => rename(temporary, target));
  } catch (thrown) {
    await rm(temporary, { force: true, maxRetries: 5 }).catch(() => undefined); // the error to report is the one that led here
    throw thrown;
  }
  await syncFolder(dirname(target));
}

/**
 * Writes a file so that it is always the old or the new one, whole, whatever happens: the bytes go to a temporary file of the same
 * folder, to the disk, and only then under the file's name.
 *
 * A link stays and its target is replaced; permissions stay, and the owner where the system allows it; other hard links keep the
 * old bytes. A failure leaves no temporary file behind, an end of the process in the middle may.
 * @param file the name of the file, as errors name it; null for what the app saves by itself.
 * @throws LabError `file-failed`: what happened, that the old file is intact, what to do.
 */
export async function writeAtomically(
  path: string,
  bytes: Uint8Array,
  file: string | null = basename(path),
): Promise<void> {
  try {
    await replaceFile(path, bytes, file);
  } catch (thrown) {
    throw asFileError(thrown, file);
  }
}
