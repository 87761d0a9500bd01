import { lstat, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** The picture of the page, which browsers also ask for by an address of their own, as beside a refusal. */
const iconPath = '/icon.svg';
const otherPaths: Readonly<Record<string, string>> = { '/': '/index.html', '/favicon.ico': iconPath };

/** The path of a request's target within the folder; null when it cannot be read. */
function pathIn(target: string): string | null {
  const path = target.split('?', 1)[0] ?? '';
  try {
    return decodeURI(otherPaths[path] ?? path);
  } catch {
    return null; // a percent sign that encodes nothing
  }
}

/** Answers with a file of a folder, or calls `absent`. */
export type ServedFolder = (request: IncomingMessage, response: ServerResponse, absent: () => void) => Promise<void>;

/** Serves the files that lie in a folder, not what a link in it leads to. Whole files only: a window asks for no ranges. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const root = await realpath(folder);
  const send = sirv(root, {
    // Each file is looked for when it is asked for: a walk through the folder would follow its links.
    dev: true,
    // File names in assets/ carry a hash of their content; the page that names them must always be fresh.
    setHeaders: (response, path) => {
      const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
      response.setHeader('Cache-Control', cache);
    },
  });

  async function liesHere(path: string): Promise<boolean> {
    const file = join(root, path);
    try {
      return (await lstat(file)).isFile() && (await realpath(file)) === file;
    } catch {
      return false; // there is none, or no file can have this name
    }
  }

  return async (request, response, absent) => {
    const path = pathIn(request.url ?? '');
    if (path === null || !(await liesHere(path))) {
      absent();
      return;
    }
    request.url = encodeURI(path);
    // A range that ends before it begins would throw in sirv.
    delete request.headers.range;
    send(request, response, absent);
  };
}
