import { dirname, relative } from 'node:path';
import type { NamedFile } from './find-files.ts';

/**
 * How the files of a class are named in its table: by the path in the folder, or the folder of the pattern, they were found in; of those
 * that were named one by one, in the folder that holds them all. What stands for no file keeps its name, and so does every path where
 * two would be named alike.
 */
export function shortNames(found: readonly NamedFile[]): readonly string[] {
  const single = found.filter(({ problem, folder }) => problem === null && folder === null);
  const common = commonFolder(single.map(({ file }) => dirname(file)));
  const names = found.map(({ file, problem, folder }) => (problem === null ? relative(folder ?? common, file) : file));
  return names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : (found[index]?.file ?? name),
  );
}

/** The folder that holds all of some folders. */
function commonFolder(folders: readonly string[]): string {
  const [first = '.'] = folders;
  let common = first;
  while (folders.some((folder) => relative(common, folder).startsWith('..')) && dirname(common) !== common) {
    common = dirname(common);
  }
  return common;
}
