import { homedir } from 'node:os';
import { asLabError, LabError } from '#shared/lab-error.ts';
import { appendToLog } from './log-file.ts';
import { withoutPersonalData } from './without-personal-data.ts';

/**
 * The log of the app: a hundred lines of our own instead of a package, because it must hold no personal data, which no package
 * takes out, and because the main process writes it alone: the training process prints, and what it prints is written here, a
 * crash of native code included. Two writers would lose lines when the file is changed for a new one.
 */
let file: string | null = null;

/** From now on the log is kept in this file, beside the terminal. @param start its first line: what runs here. */
export function logTo(path: string, start: string): void {
  file = path;
  write('main', start);
}

/** Where the log is; null before it is kept anywhere. */
export function logFile(): string | null {
  return file;
}

/** What was thrown, as the log tells it: of an error of ours its name, since its sentence may name files; else with its stack. */
function told(thrown: unknown): string {
  if (thrown instanceof LabError) {
    const { fault } = asLabError(thrown);
    return fault.name === 'unexpected' ? (thrown.stack ?? thrown.message) : `${thrown.code}: ${fault.name}`;
  }
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

/** Writes what happened, and what was thrown if anything was, to the terminal and into the log, there without personal data. */
export function log(what: string, thrown?: unknown): void {
  const text = thrown === undefined ? what : `${what} ${told(thrown)}`;
  console.error(text);
  write('main', text);
}

/** Writes what the training process has printed, as the terminal shows it. */
export function logPrinted(text: string): void {
  process.stderr.write(text);
  write('training', text.trimEnd());
}

function write(source: string, text: string): void {
  if (file === null || text === '') return;
  const line = `${new Date().toISOString()} ${source}: ${withoutPersonalData(text, homedir())}\n`;
  try {
    appendToLog(file, line);
  } catch (error) {
    console.error('The log cannot be written:', error); // nothing else depends on it
  }
}
