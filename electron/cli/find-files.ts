import { readdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';

/** A file to check; or what was named and stands for none, with the reason as a sentence. */
export type NamedFile =
  | {
      readonly file: string;
      readonly problem: null;
      /** The folder it was found in; null: it was named itself. */ readonly folder: string | null;
    }
  | { readonly file: string; readonly problem: string; readonly folder: null };

const extension = '.dropoutlab';

/**
 * What is named on the command line as files, in the order of the names: a file as it is, a folder as all experiment files in it and
 * in its folders, a pattern such as `in/*.dropoutlab` as what it matches (`*`, `?` and `[abc]` within a name, `**` for any folders), so that it
 * works where no shell has done so. Files whose names begin with a dot are nobody's work and are passed over.
 */
export async function findFiles(names: readonly string[]): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  for (const name of names) found.push(...(await filesOf(name)));
  return found;
}

async function filesOf(name: string): Promise<readonly NamedFile[]> {
  const what = await stat(name).catch(() => null);
  if (what?.isDirectory()) {
    const isExperiment = (file: string) => file.toLowerCase().endsWith(extension);
    return within(name, isExperiment, `This folder holds no ${extension} file.`);
  }
  if (what !== null || !/[*?[]/.test(name)) return [{ file: name, problem: null, folder: null }];
  const parts = name.split(sep === '\\' ? /[\\/]/ : '/');
  const first = parts.findIndex((part) => /[*?[]/.test(part));
  const folder = parts.slice(0, first).join('/');
  const pattern = patternOf(parts.slice(first));
  const matches = (file: string) => pattern.test(file.replaceAll(sep, '/'));
  return within(first > 0 ? folder || '/' : '.', matches, 'No file matches this pattern.', name);
}

/** The files in a folder, and in its folders, that are wanted, in the order of their paths. */
async function within(
  folder: string,
  isWanted: (path: string) => boolean,
  nothing: string,
  name = folder,
): Promise<readonly NamedFile[]> {
  try {
    const paths = await readdir(folder, { recursive: true });
    const wanted = paths.filter((path) => isWanted(path) && !basename(path).startsWith('.')).sort();
    if (wanted.length === 0) return [{ file: name, problem: nothing, folder: null }];
    return wanted.map((path) => ({ file: join(folder, path), problem: null, folder }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return [{ file: name, problem: code === 'ENOENT' ? nothing : `It cannot be read (${code}).`, folder: null }];
  }
}

/** The parts of a pattern between slashes as one expression. */
function patternOf(parts: readonly string[]): RegExp {
  const expressions = parts.map((part, index) => {
    const end = index === parts.length - 1 ? '' : '/';
    return part === '**' ? `(?:[^/]+/)*${end === '' ? '[^/]+' : ''}` : `${partExpression(part)}${end}`;
  });
  return new RegExp(`^${expressions.join('')}$`, sep === '\\' ? 'i' : '');
}

function partExpression(part: string): string {
  return part.replace(
    /\[(!?)([^\]]+)\]|[*?]|[^*?[]+|\[/g,
    (token, not: string | undefined, set: string | undefined) => {
      if (set !== undefined) return `[${not ? '^' : ''}${set.replace(/[\\\]^]/g, '\\$&')}]`;
      if (token === '*') return '[^/]*';
      return token === '?' ? '[^/]' : token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    },
  );
}
