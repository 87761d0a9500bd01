import { access, readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { app } from 'electron';
import { writeAtomically } from '#core/storage/disk/write-atomically.ts';

const mostRecentFiles = 10;

/** The paths of the files opened and saved last, kept from one start of the app to the next. */
export interface RecentFiles {
  /** Those that are still there, the latest first. */
  list(): Promise<readonly string[]>;
  /** Puts a file first, here and in the system's own list. */
  add(path: string): Promise<void>;
  /** Forgets them all, here and there. */
  clear(): Promise<void>;
}

async function storedPaths(path: string): Promise<readonly string[]> {
  try {
    const stored: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (!Array.isArray(stored)) return [];
    return stored.filter((entry): entry is string => typeof entry === 'string' && isAbsolute(entry));
  } catch {
    return []; // none yet, or damaged: the list is begun again, for nothing is lost with it
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/**
 * @param listFile where the list is kept.
 * @param onChange called with what `list` returns, at first and whenever it changes.
 */
export function createRecentFiles(listFile: string, onChange: (paths: readonly string[]) => void): RecentFiles {
  let paths = storedPaths(listFile);

  async function list(): Promise<readonly string[]> {
    const known = await paths;
    const found = await Promise.all(known.map(exists));
    return known.filter((_, index) => found[index]);
  }

  let told = Promise.resolve();
  /** One after the other: what was looked up last is what is told last. */
  function tell(): Promise<void> {
    told = told.then(list).then(onChange);
    return told;
  }

  /** The list is told of even when it cannot be written: it is kept until the app ends. */
  async function keep(): Promise<void> {
    await tell();
    await writeAtomically(listFile, Buffer.from(JSON.stringify(await paths)));
  }

  void tell();
  return {
    list,
    async add(path) {
      app.addRecentDocument(path);
      paths = paths.then((known) => [path, ...known.filter((other) => other !== path)].slice(0, mostRecentFiles));
      await keep();
    },
    async clear() {
      app.clearRecentDocuments();
      paths = Promise.resolve([]);
      await keep();
    },
  };
}
