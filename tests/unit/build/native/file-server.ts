import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server on this machine whose one answer a test decides on. */
export interface FileServer {
  readonly url: string;
  /** How many requests there were. */
  readonly requests: number;
  readonly serve: (answer: (response: ServerResponse) => unknown) => void;
  readonly close: () => Promise<void>;
}

export async function startFileServer(): Promise<FileServer> {
  let answer: (response: ServerResponse) => unknown = (response) => response.writeHead(404).end();
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // of a server that listens on a port
  return {
    url: `http://127.0.0.1:${port}/file`,
    get requests() {
      return requests;
    },
    serve: (next) => (answer = next),
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
