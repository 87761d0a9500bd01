import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import type { Beats } from '#shared/rpc/heartbeat.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { socketTransport } from '../../electron/host/window-socket.ts';
import { webSocketTransport } from '#renderer/client/web-socket.ts';

/** A heart that stands still. */
export const noBeats: Beats = () => () => undefined;

/** The window's own transport over a socket of the `ws` package, which has the browser's interface. */
export function openWebSocket(url: string, origin?: string, beats: Beats = noBeats): Promise<Transport> {
  const socket = new NodeWebSocket(url, origin === undefined ? {} : { origin });
  return webSocketTransport(socket as unknown as WebSocket, beats); // ws implements the events and members that are used
}

/** A WebSocket server on 127.0.0.1 that hands each connection to `accept` as a transport. */
export async function listenForWebSockets(accept: (transport: Transport) => void) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  server.on('connection', (socket) => {
    accept(socketTransport(socket, noBeats));
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, // a listening TCP server has one
    async close(): Promise<void> {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
