/** A process that checks files for `check`: it is told by what, then file by file, and sends what is to be said of each. */
import { checkFile, type FileCheck } from './check-files.ts';
import type { CheckTask } from './check-process.ts';

let check: FileCheck = { backend: 'auto', start: null };
let last: Promise<unknown> = Promise.resolve();

process.on('message', (task: CheckTask) => {
  if ('check' in task) ({ check } = task);
  else last = last.then(async () => process.send?.(await checkFile(task.named, check)));
});
process.on('disconnect', () => {
  process.exit(); // whoever asked is gone, or has all it wanted
});
