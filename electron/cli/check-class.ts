import { availableParallelism } from 'node:os';
import type { CheckRequest } from './check-arguments.ts';
import { checkFile, type CheckedFile, type FileCheck } from './check-files.ts';
import { CheckProcess } from './check-process.ts';
import { findFiles } from './find-files.ts';

/** What checks files beside this process. */
export type FileChecker = Pick<CheckProcess, 'check' | 'end'>;

/** A process is worth its start when it has so many files to check. */
const fewestOfProcess = 8;
/** More would wait for the disk and for each other. */
const mostProcesses = 4;

/**
 * Checks files and yields what is said of each, in their order; no file stops the others. A class's files are checked by several processes,
 * as many as there are processors: training keeps one busy. A process that ends too soon leaves its files to this one.
 * @param start the experiment that was asked for; null: any.
 * @param processors how many this machine has.
 * @param beside starts another process.
 */
export async function* checkFiles(
  { files, backend }: Pick<CheckRequest, 'files' | 'backend'>,
  start: FileCheck['start'],
  processors = availableParallelism(),
  beside: (check: FileCheck) => FileChecker = (check) => new CheckProcess(check),
): AsyncGenerator<CheckedFile, void, undefined> {
  const check = { backend, start };
  const found = await findFiles(files);
  const count = Math.min(processors, mostProcesses, Math.floor(found.length / fewestOfProcess));
  const others = Array.from({ length: Math.max(count - 1, 0) }, () => beside(check));
  try {
    let last: Promise<unknown> = Promise.resolve();
    const checked = found.map((named, index) => {
      const own = () => checkFile(named, check);
      const other = others[index % (others.length + 1)];
      if (other) return other.check(named).catch(own);
      const mine = last.then(own);
      last = mine;
      return mine;
    });
    for (const result of checked) yield await result;
  } finally {
    for (const other of others) other.end();
  }
}
