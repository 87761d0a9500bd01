import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { refuseLargeFile } from '#shared/experiment/file-size.ts';
import type { OwnBytes } from '#shared/own-memory.ts';
import { LabError } from '#shared/lab-error.ts';

/** Why a file cannot be read, by the system's error code. */
const causes: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there any more',
  EACCES: 'the system does not allow it',
  EPERM: 'the system does not allow it',
  EISDIR: 'it is a folder',
};

/**
 * Reads a file whose size is that of an experiment at most.
 * @throws LabError `invalid-input` when it is larger, `file-failed` when it cannot be read; the sentence names no folder.
 */
export async function readExperimentFile(path: string): Promise<OwnBytes> {
  const name = basename(path);
  try {
    const file = await open(path, 'r');
    try {
      const found = await file.stat();
      if (!found.isFile()) throw new LabError('file-failed', `“${name}” cannot be opened: it is no ordinary file.`);
      refuseLargeFile(name, found.size);
      return new Uint8Array(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (thrown instanceof LabError) throw thrown;
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
    throw new LabError('file-failed', `“${name}” cannot be opened: ${causes[code] ?? `the system answers ${code}`}.`);
  }
}
