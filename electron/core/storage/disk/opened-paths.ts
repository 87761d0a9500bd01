import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a file ends with that can be given on a command line: an experiment or a lesson. */
const ending = /\.(?:dropoutlab|lesson\.md)$/i;

/** A `file://` address as a path; anything else, and an address of another machine, as it is. */
function withoutScheme(argument: string): string {
  if (!/^file:\/\//i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument; // the path it then is cannot be opened, which says so
  }
}

/**
 * The path a file is given by, absolute.
 * @param argument a path, or an address as file managers pass it: `file:///home/a/b%20c.dropoutlab`
 * @param folder where it was typed
 */
export const openedPath = (argument: string, folder: string): string => resolve(folder, withoutScheme(argument));

/** The experiments and lessons a command line names, as absolute paths; `folder` is where it was typed. */
export function openedPaths(commandLine: readonly string[], folder: string): readonly string[] {
  return commandLine
    .filter((argument) => !argument.startsWith('-') && ending.test(withoutScheme(argument)))
    .map((argument) => openedPath(argument, folder));
}
