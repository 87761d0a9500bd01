import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { maximumFrameBytes } from '#shared/rpc/codec.ts';
import { createEchoTrainer } from './echo-trainer.ts';
import { openSocket, startTestHost, testToken as token, type TestHost } from './host-fixture.ts';
import { closeReasons } from '#shared/errors/close-reasons.ts';

describe("the host's WebSocket", () => {
  const trainer = createEchoTrainer();
  const sockets: WebSocket[] = [];
  let host: TestHost;
  let origin: string;
  let socketUrl: string;

  beforeAll(async () => {
    host = await startTestHost({ trainer: trainer.link });
    ({ origin, socketUrl } = host);
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
  });
  afterAll(() => host.stop());

  async function openOwnSocket(): Promise<WebSocket> {
    const socket = await openSocket(`${socketUrl}?token=${token}`, { Origin: origin });
    if (typeof socket === 'number') return expect.fail(`refused with ${socket}`);
    sockets.push(socket);
    return socket;
  }

  test('carries binary frames both ways', async () => {
    const socket = await openOwnSocket();
    socket.send(new Uint8Array([1, 2, 3]));
    const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean]; // what ws passes
    expect([...data]).toEqual([1, 2, 3]);
    expect(isBinary).toBe(true);
  });

  test.each([
    ['without an origin', `?token=${token}`, { Origin: undefined }],
    ['from another site', `?token=${token}`, { Origin: 'http://evil.example' }],
    ['from another port', `?token=${token}`, { Origin: 'http://127.0.0.1:1' }],
    ['from a sandboxed frame', `?token=${token}`, { Origin: 'null' }],
    ['under another name', `?token=${token}`, { Host: 'evil.example' }],
    ['at another path', `/more?token=${token}`, {}],
  ])('%s is refused before it exists', async (_name, rest, changes) => {
    const headers = Object.entries({ Origin: origin, ...changes }).filter(([, value]) => value !== undefined);
    expect(await openSocket(socketUrl + rest, Object.fromEntries(headers) as Record<string, string>)).toBe(403); // filtered
    expect(trainer.connections.size).toBe(0);
  });

  test.each(['', '?token=', '?token=wrong', `?token=${token.slice(1)}`])(
    'with “%s” instead of the token our own page is told what it lacks, and reaches nothing',
    async (query) => {
      for (const path of ['lab', 'files']) {
        const socket = new WebSocket(`ws://127.0.0.1:${host.port}/${path}${query}`, { headers: { Origin: origin } });
        const [code, reason] = (await once(socket, 'close')) as [number, Buffer]; // what ws passes
        expect(code).toBe(1008);
        expect(reason.toString()).toBe('no-access');
        expect(trainer.connections.size).toBe(0);
      }
    },
  );

  test('ends when a frame is larger than any request', async () => {
    const socket = await openOwnSocket();
    socket.send(new Uint8Array(maximumFrameBytes + 1));
    expect((await once(socket, 'close'))[0]).toBe(1009);
  });

  test('ends when text is sent', async () => {
    const socket = await openOwnSocket();
    socket.send('text');
    expect((await once(socket, 'close'))[0]).toBe(1003);
  });

  test.each(closeReasons)('ends with the reason of the training process: %s', async (given) => {
    const socket = await openOwnSocket();
    const closed = once(socket, 'close');
    for (const listener of trainer.connections) listener.onClose(given);
    const [code, reason] = (await closed) as [number, Buffer]; // what ws passes
    expect(code).toBe(1001);
    expect(reason.toString()).toBe(given);
  });

  test('tells the training process when the window goes away', async () => {
    const socket = await openOwnSocket();
    const ended = trainer.ended();
    socket.terminate();
    expect(await ended).toBe('window-gone');
    expect(trainer.connections.size).toBe(0);
  });
});
