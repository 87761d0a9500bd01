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

/** @param listFile where the list is kept. */
export function createRecentFiles(listFile: string): RecentFiles {
  let paths = storedPaths(listFile);
  return {
    async list() {
      const known = await paths;
      const found = await Promise.all(known.map(exists));
      return known.filter((_, index) => found[index]);
    },
    async add(path) {
      app.addRecentDocument(path);
      paths = paths.then((known) => [path, ...known.filter((other) => other !== path)].slice(0, mostRecentFiles));
      await writeAtomically(listFile, Buffer.from(JSON.stringify(await paths)));
    },
  };
}
