import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { protocol } from 'electron';
import { contentSecurityPolicy } from '#shared/content-security-policy.ts';
import { appScheme, isAppAddress } from './app-origin.ts';

/** Every kind of file a built window holds; with `nosniff` a file of another kind is of no use to the page. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** Makes app: a standard, secure scheme, so that pages have an origin and storage. Works once, before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** The file that an address stands for, or null when it is not one of the folder's. */
function appFile(folder: string, address: string): string | null {
  if (!isAppAddress(address) || !URL.canParse(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null; // a percent sign that encodes nothing
  }
  if (path.includes('\0')) return null;
  const file = join(folder, path);
  const inside = relative(folder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

function answer(body: ConstructorParameters<typeof Response>[0], status: number, contentType: string): Response {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy(),
    'Content-Type': contentType,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  return new Response(body, { status, headers });
}

/** The response to a request for a file of the built window. Every response has the policy in its headers, also a refusal. */
async function serveAppFile(folder: string, request: Pick<Request, 'method' | 'url'>): Promise<Response> {
  const notFound = (): Response => answer('There is nothing at this address.', 404, 'text/plain; charset=utf-8');
  const file = request.method === 'GET' ? appFile(folder, request.url) : null;
  const contentType = file === null ? undefined : contentTypes[extname(file)];
  if (file === null || contentType === undefined) return notFound();
  try {
    // Read through fs, which knows app.asar, not fetched: the session refuses every address but the app's.
    return answer(await readFile(file), 200, contentType);
  } catch {
    return notFound();
  }
}

/** Serves the built window in `folder` under app://. */
export function handleAppScheme(folder: string): void {
  protocol.handle(appScheme, (request) => serveAppFile(folder, request));
}
