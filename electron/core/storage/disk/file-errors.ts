import { LabError } from '#shared/lab-error.ts';

const elsewhere = 'save it in another folder';

/** What happened and what the user can do, by the system's error code. */
const explanations: Readonly<Record<string, readonly [cause: string, advice: string]>> = {
  ENOSPC: ['the disk is full', `free some space, or ${elsewhere}`],
  EDQUOT: ['your share of the disk is used up', `delete something, or ${elsewhere}`],
  EROFS: ['the disk can only be read', elsewhere],
  EACCES: ['the system does not allow it', `close the programs that use the file, or ${elsewhere}`],
  EPERM: ['the system does not allow it', `close the programs that use the file, or ${elsewhere}`],
  EBUSY: ['another program uses the file', `close that program, or ${elsewhere}`],
  ENOENT: ['its folder is not there any more', elsewhere],
  ENOTDIR: ['its folder is not there any more', elsewhere],
  EEXIST: ['a file stands where its folder should be', elsewhere],
  EISDIR: ['a folder has this name', 'choose another name'],
  ENAMETOOLONG: ['its name is too long', 'choose a shorter name'],
};

/** The error code of the system in whatever was thrown, such as `ENOENT`; empty when it has none. */
export function systemCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
}

/** What went wrong in the folder of autosaved experiments as a LabError `file-failed`, which names no folder. A LabError stays itself. */
export function asAutosaveFolderError(thrown: unknown): LabError {
  if (thrown instanceof LabError) return thrown;
  const cause = explanations[systemCode(thrown)]?.[0] ?? `the system answers ${systemCode(thrown) || 'with an error'}`;
  return new LabError(
    'file-failed',
    `The autosaved experiments cannot be reached: ${cause}. They are left as they are.`,
  );
}

/**
 * What went wrong while a file was written as a LabError `file-failed`: what happened, that what was there is intact, what to do.
 * It names no folder. A LabError stays itself.
 * @param what the name of the file, with which the sentence begins: `“lecture.dropoutlab”`.
 */
export function asFileError(thrown: unknown, what: string): LabError {
  if (thrown instanceof LabError) return thrown;
  const code = systemCode(thrown);
  const [cause, advice] = explanations[code] ?? [`the system answers ${code || 'with an error'}`, elsewhere];
  return new LabError('file-failed', `${what} was not saved: ${cause}. What was there before is intact; ${advice}.`);
}
