import { createServer } from 'node:http';
import sirv from 'sirv';
import { web } from '../places.js';

/** What a server may say besides the page's own policy: that no other page frames it. WebAssembly needs a word of its own in the engine's worker. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

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
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
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
