import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** So large a log becomes the old one, in bytes; an older one is then gone. @internal */
export const mostLogBytes = 512 * 1024;

/** Where the log before this one is. */
const oldLog = (file: string): string => file.replace(/(\.\w+)?$/, '.old$1');

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Adds lines to a log, at once, so that they are there when the program ends by what they tell of. @throws the system's error. */
export function appendToLog(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) >= mostLogBytes) renameSync(file, oldLog(file));
  appendFileSync(file, text, { mode: 0o600 });
}
