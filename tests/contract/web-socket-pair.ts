import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import { frameTransport } from '#shared/rpc/frame-transport.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { webSocketTransport } from '#renderer/client/web-socket.ts';

/** The window's own transport over a socket of the `ws` package, which has the browser's interface. */
export function openWebSocket(url: string, origin?: string): Promise<Transport> {
  const socket = new NodeWebSocket(url, origin === undefined ? {} : { origin });
  return webSocketTransport(socket as unknown as WebSocket); // ws implements the events and members that are used
}

/** A WebSocket server on 127.0.0.1 that hands each connection to `accept` as a transport. */
export async function listenForWebSockets(accept: (transport: Transport) => void) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    const { transport, deliverFrame, closed } = frameTransport({
      send: (frame) => socket.send(frame),
      close: (reason) => socket.close(1001, reason),
    });
    socket.on('message', (data) => deliverFrame(data as Buffer)); // the default binaryType of ws
    socket.on('close', () => closed('other-side-gone'));
    accept(transport);
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, // a listening TCP server has one
    async close(): Promise<void> {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
