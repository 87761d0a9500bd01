import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A proxy that hears every request Chromium sends to any network, and serves none. */
export interface DeafProxy {
  /** The switches with which Chromium sends everything there, what is meant for this machine included. */
  readonly switches: readonly string[];
  /** The first line of each request. */
  readonly requests: readonly string[];
  close(): void;
}

export async function openDeafProxy(): Promise<DeafProxy> {
  const requests: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      requests.push(bytes.toString('latin1').split('\r\n')[0] ?? '');
      socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    switches: [`--proxy-server=http://127.0.0.1:${port}`, '--proxy-bypass-list=<-loopback>'],
    requests,
    close: () => server.close(),
  };
}
