import { resolve } from 'node:path';

/** The experiment files a command line names, as absolute paths; `folder` is where it was typed. */
export function openedPaths(commandLine: readonly string[], folder: string): readonly string[] {
  return commandLine
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith('.dropoutlab'))
    .map((argument) => resolve(folder, argument));
}
