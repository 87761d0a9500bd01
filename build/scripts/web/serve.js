import { createServer } from 'node:http';
import sirv from 'sirv';
import { web } from '../places.js';
import { siteHeaders } from './policy.js';

/**
 * Serves the web edition on this computer, as any static server would.
 *
 * @param {{ readonly port: number, readonly folder?: string, readonly path?: string }} options `path`: below which path, with a slash at both ends
 * @returns {Promise<{ readonly url: string, close(): Promise<void> }>}
 */
export async function serveWeb({ port, folder = web, path = '/' }) {
  const serveFile = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders(response) {
      for (const [name, value] of Object.entries(siteHeaders)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => {
    const refuse = () => {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is nothing here.\n');
    };
    if (request.url?.startsWith(path) !== true) {
      refuse();
      return;
    }
    request.url = `/${request.url.slice(path.length)}`;
    serveFile(request, response, refuse);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${path}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
