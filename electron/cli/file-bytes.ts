import { readFile, stat } from 'node:fs/promises';
import { largestExperimentFile } from '#shared/contract/file-contract.ts';

/** Why a name on the command line leads to nothing that can be read: a sentence, for the command line speaks English. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** What is in an experiment file. @throws UnreadableFile when there is nothing to read. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new UnreadableFile('This is not a file.');
    if (found.size > largestExperimentFile) throw new UnreadableFile('The file is larger than 64 MB.');
    return await readFile(file);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'There is no such file.',
      EACCES: 'It may not be read by this user.',
    };
    throw new UnreadableFile(reasons[code] ?? `It cannot be read (${code || String(error)}).`);
  }
}
