import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import { webSocketTransport } from '#renderer/client/web-socket.ts';
import { fault } from '#shared/errors/fault.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Client } from '#shared/rpc/contract.ts';
import { pieceBytes } from '#shared/rpc/pieces.ts';
import { serve } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { socketTransport } from '../../electron/host/window-socket.ts';
import { failure } from './connected-lab.ts';
import { faultyLine } from './faulty-line.ts';
import { manualBeats, patienceBeats } from './manual-beats.ts';
import { createTestService, testContract } from './test-contract.ts';

/** How a connection ended. */
const endOf = (transport: Transport): Promise<string> => new Promise((resolve) => transport.onClose(resolve));

/** The window's transport over a socket to the port. */
function openWindow(port: number, beats: ReturnType<typeof manualBeats>) {
  const socket = new NodeWebSocket('ws://127.0.0.1/lab', { createConnection: () => connect(port, '127.0.0.1') });
  // ws has the browser's events and members that are used.
  return { socket, opened: webSocketTransport(socket as unknown as WebSocket, beats.beats) };
}

describe('a line between window and host', () => {
  const hostBeats = manualBeats();
  const windowBeats = manualBeats();
  let server: WebSocketServer;
  let line: Awaited<ReturnType<typeof faultyLine>>;
  /** Both ends of the socket, and of the transport over it. */
  let hostSocket: NodeWebSocket;
  let windowSocket: NodeWebSocket;
  let host: Transport;
  let window: Transport;
  let client: Client<typeof testContract>;

  beforeEach(async () => {
    server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: pieceBytes, perMessageDeflate: false });
    await once(server, 'listening');
    server.on('connection', (socket) => {
      hostSocket = socket;
      host = socketTransport(socket, hostBeats.beats);
      serve(host, testContract, createTestService());
    });
    line = await faultyLine((server.address() as AddressInfo).port); // a server that listens has one
    const { socket, opened } = openWindow(line.port, windowBeats);
    windowSocket = socket;
    window = await opened;
    client = createClient(window, testContract);
    await client.echo('connected');
  });
  afterEach(async () => {
    const ends = Promise.all([endOf(host), endOf(window)]);
    await line.stop();
    for (const socket of server.clients) socket.terminate();
    await ends;
    await new Promise((resolve) => server.close(resolve));
    expect([hostBeats.listeners, windowBeats.listeners]).toEqual([0, 0]);
  });

  /** Lets both sides hear each other once. */
  async function exchangeSigns(): Promise<void> {
    const heard = Promise.all([once(hostSocket, 'pong'), once(windowSocket, 'message')]);
    hostBeats.beat(1);
    await heard;
  }

  test('that is cut ends both sides at once, and what was asked for is said to be lost', async () => {
    const ends = Promise.all([endOf(host), endOf(window)]);
    const waiting = failure(client.wait({ label: '' }));
    line.cut();
    expect(await ends).toEqual(['window-gone', 'host-gone']);
    expect((await waiting).fault).toEqual(fault('connection-lost', { reason: fault('host-gone') }));
  });

  test('that is idle lives on: each side hears the other', async () => {
    for (let turn = 0; turn < 4 * patienceBeats; turn += 1) {
      await exchangeSigns();
      windowBeats.beat(1);
    }
    expect(await client.echo('still here')).toBe('still here');
  });

  test('that dies without a word is noticed by both sides at the same beat', async () => {
    const ends = { host: '', window: '' };
    host.onClose((reason) => (ends.host = reason));
    window.onClose((reason) => (ends.window = reason));
    line.die();
    const waiting = failure(client.wait({ label: '' }));
    for (const heart of [hostBeats, windowBeats]) heart.beat(patienceBeats - 1);
    expect(ends).toEqual({ host: '', window: '' });
    for (const heart of [hostBeats, windowBeats]) heart.beat(1);
    expect(ends).toEqual({ host: 'window-silent', window: 'host-unheard' });
    expect((await waiting).fault).toEqual(fault('connection-lost', { reason: fault('host-unheard') }));
  });

  test('that lives again before is not ended', async () => {
    const heard = Promise.all([once(hostSocket, 'pong'), once(windowSocket, 'message')]);
    for (const heart of [hostBeats, windowBeats]) heart.beat(patienceBeats - 1);
    await heard;
    for (const heart of [hostBeats, windowBeats]) heart.beat(patienceBeats - 1);
    expect(await client.echo('still here')).toBe('still here');
  });

  test('of 1 kB a second brings a large answer whole: neither side takes the other for gone', async () => {
    const floats = 60_000;
    const answer = client.echo(new Float32Array(floats).fill(0.5));
    line.slow();
    const arrived = answer.then(() => true);
    for (;;) {
      const heard = Promise.all([once(hostSocket, 'pong'), once(windowSocket, 'message')]).then(() => false);
      // A piece in four beats, with what the beats themselves send: 0.8 kB a second.
      line.allow(pieceBytes + 200);
      if (await Promise.race([heard, arrived])) break;
      for (const heart of [hostBeats, windowBeats]) heart.beat(patienceBeats - 1);
    }
    expect(await answer).toEqual(new Float32Array(floats).fill(0.5));
    line.allow(Number.POSITIVE_INFINITY);
    expect(await client.echo('and on')).toBe('and on');
  });

  test('on which the window takes nothing of a large answer is ended', async () => {
    line.slow();
    void client.echo(new Float32Array(2 ** 20)).catch(() => undefined);
    const ended = endOf(host);
    hostBeats.beat(patienceBeats);
    expect(await ended).toBe('window-silent');
  });
});
