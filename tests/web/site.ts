import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { web } from '../../build/scripts/places.js';
import { serveWeb } from '../../build/scripts/web/serve.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A copy of the built site on a server of its own, below a path; another version can be put in its place, and the server stopped. */
export async function ownSite() {
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-site-'));
  await cp(web, folder, { recursive: true });
  const server = await serveWeb({ port: 0, folder, path: '/schools/lab/' });
  return {
    url: server.url,
    folder,
    /** Puts another version in the place of this one: its page says so, and its service worker knows the page by its content. */
    async deploy(name: string): Promise<void> {
      const [page, worker] = [join(folder, 'index.html'), join(folder, 'service-worker.js')];
      const before = await readFile(page, 'utf8');
      const after = before.replace('<html lang="en">', `<html lang="en" data-version="${name}">`);
      const script = await readFile(worker, 'utf8');
      const version = /version:\s*["'`](\w+)["'`]/.exec(script)?.[1];
      if (after === before || version === undefined) throw new Error('the site is not as it was');
      await writeFile(worker, script.replaceAll(sha256(before), sha256(after)).replaceAll(version, name));
      await writeFile(page, after);
    },
    stop: () => server.close(),
    async remove(): Promise<void> {
      await server.close().catch(() => undefined); // it may have been stopped
      await rm(folder, { recursive: true });
    },
  };
}
