import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from './file-errors.ts';
import { ownIdentity, processIdentitySchema, processState, type ProcessIdentity } from './process-identity.ts';

/** How often an owner renews the time of its lock, and after how long without that the lock no longer counts, in milliseconds. */
const beatMs = 10_000;
const silenceMs = 60_000;

/** A lock of this process. */
export interface SlotLock {
  /** Takes the lock, again if its file was removed. @throws the error of the system when the file cannot be written. */
  hold(): void;
  /** Releases it, at once. */
  release(): void;
}

/** Makes a folder only its owner may open, and those above it. @throws the error of the system when it cannot be made. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch {
    // For a read-only disk Node throws ENOENT here. Making a single folder gives the real reason.
    if (existsSync(dirname(path))) mkdirSync(path, { mode: 0o700 });
    else makeFolder(dirname(path));
  }
}

/**
 * A file that says that this process uses the slot beside it. Each slot has an id of its own, so two processes never compete for one
 * lock; but the process may end without removing it. So the lock names its process, and counts only while that process runs.
 * Where the system does not know that (the process is on another machine that shares the folder, or its number may belong to another
 * process by now), the lock counts as long as its owner keeps renewing the time of the file; a time far ahead is from before the
 * clock was set back, and renewed no more.
 */
export function slotLock(path: string): SlotLock {
  let beat: NodeJS.Timeout | undefined;

  function hold(): void {
    makeFolder(dirname(path));
    try {
      writeFileSync(path, JSON.stringify(ownIdentity()), { flag: 'wx', mode: 0o600 });
    } catch (thrown) {
      if (systemCode(thrown) !== 'EEXIST') throw thrown; // EEXIST: it is held already
    }
    beat ??= setInterval(() => utimes(path, new Date(), new Date(), () => undefined), beatMs).unref();
  }

  function release(): void {
    clearInterval(beat);
    beat = undefined;
    try {
      rmSync(path, { force: true, maxRetries: 5 });
    } catch {
      // The lock ends with the process at the latest.
    }
  }

  return { hold, release };
}

/** The owner a lock file names; null when it is damaged, as by an end of the process while it was written. */
function ownerIn(text: string): ProcessIdentity | null {
  try {
    return processIdentitySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Whether the lock `path` is held by a process that still runs, this one or another. */
export function isHeld(path: string): boolean {
  try {
    const owner = ownerIn(readFileSync(path, 'utf8'));
    const state = owner === null ? 'unknown' : processState(owner);
    return state === 'unknown' ? Math.abs(Date.now() - statSync(path).mtimeMs) < silenceMs : state === 'running';
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}
