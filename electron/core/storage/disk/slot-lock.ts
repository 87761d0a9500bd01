import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimes, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { systemCode } from './file-errors.ts';
import { ownIdentity, processIdentitySchema, processState, type ProcessIdentity } from './process-identity.ts';

/** How often an owner shows that it lives, and how long it may be silent, in milliseconds. */
const beatMs = 10_000;
const silenceMs = 60_000;

/** A lock of this process. */
export interface SlotLock {
  /** Takes the lock, again if its file was removed. @throws what the system answers when the file cannot be written. */
  hold(): void;
  /** Lets go of it, at once. */
  release(): void;
}

/** Makes a folder only its owner may open, and those above it. @throws what the system answers when it cannot be made. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch {
    // Of a disk that can only be read Node says here that there is no such folder. Asked for a single one, the system says why.
    if (existsSync(dirname(path))) mkdirSync(path, { mode: 0o700 });
    else makeFolder(dirname(path));
  }
}

/**
 * A file that says that this process uses what lies beside it. Its name is nobody else's, so there is never a fight for it; what it
 * has to survive is the end of its owner without a word. It ends with its process: the system tells whether that still runs,
 * at once and not after a time of silence. The silence of its owner, seen in the time of the file, decides where
 * the system cannot tell: on another machine that shares the folder, or where a number may have been given to another process.
 */
export function slotLock(path: string): SlotLock {
  let beat: NodeJS.Timeout | undefined;

  function hold(): void {
    makeFolder(dirname(path));
    try {
      writeFileSync(path, JSON.stringify(ownIdentity()), { flag: 'wx', mode: 0o600 });
    } catch (thrown) {
      if (systemCode(thrown) !== 'EEXIST') throw thrown; // else it is held already
    }
    beat ??= setInterval(() => utimes(path, new Date(), new Date(), () => undefined), beatMs).unref();
  }

  function release(): void {
    clearInterval(beat);
    beat = undefined;
    try {
      rmSync(path, { force: true, maxRetries: 5 });
    } catch {
      // It ends with the process at the latest.
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

/** Whether somebody who still lives, in this process or another, holds the lock `path`. */
export function isHeld(path: string): boolean {
  try {
    const owner = ownerIn(readFileSync(path, 'utf8'));
    const state = owner === null ? 'unknown' : processState(owner);
    return state === 'unknown' ? Date.now() - statSync(path).mtimeMs < silenceMs : state === 'running';
  } catch (thrown) {
    if (systemCode(thrown) === 'ENOENT') return false;
    throw thrown;
  }
}
