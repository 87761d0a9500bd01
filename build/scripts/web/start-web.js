import { parseArgs } from 'node:util';
import open from 'open';
import { whenInterrupted } from '../run-process.js';
import { buildWebIfStale } from './build-web.js';
import { serveWeb } from './serve.js';

/**
 * `npm start -- --web`: builds the web edition if it is stale and serves it on this computer, until it is stopped.
 *
 * @param {readonly string[]} parameters `[--port N] [--no-open]`
 * @returns {Promise<number>} the exit code: 2 when the port is none
 */
export async function startWeb(parameters) {
  const { values } = parseArgs({
    args: [...parameters],
    options: { port: { type: 'string', default: '0' }, 'no-open': { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port must be a whole number from 0 to 65535, not ${values.port}.`);
    return 2;
  }
  await buildWebIfStale();
  const server = await serveWeb({ port });
  console.log(`Dropout Lab, web edition: ${server.url}`);
  if (!values['no-open']) await open(server.url).catch(() => undefined); // the address is printed above
  await whenInterrupted;
  await server.close();
  return 0;
}
