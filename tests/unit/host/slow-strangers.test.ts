import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { hostLimits } from '../../../electron/host/limits.ts';
import { createEchoTrainer } from './echo-trainer.ts';
import { get, openSocket, sendRaw, startTestHost, statuses, testToken, type TestHost } from './host-fixture.ts';

/** Connections that take without end: the host ends them, and serves its window beside them. */
describe('a connection', () => {
  const impatient = { ...hostLimits, headersMs: 100, requestMs: 150, checkMs: 20 };
  let host: TestHost;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    host = await startTestHost({ trainer: createEchoTrainer().link, limits: impatient });
    return () => host.stop();
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Opens a connection and says something; `ended` when the host has ended it. */
  async function open(port: number, text: string) {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket);
    socket.on('error', () => undefined);
    const ended = new Promise((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.on('connect', resolve));
    socket.write(text);
    socket.on('end', () => socket.end());
    socket.resume();
    return { socket, ended };
  }

  test('that says its headers letter by letter is ended, and the page is served meanwhile', async () => {
    const slow = await Promise.all(Array.from({ length: 50 }, () => open(host.port, 'GET / HTTP/1.1\r\nX: ')));
    const drip = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write('x');
    }, 10);
    expect((await get(host.port, '/')).status).toBe(200);
    await Promise.all(slow.map(({ ended }) => ended));
    clearInterval(drip);
  });

  test('that never ends its request is ended', async () => {
    const body = await open(
      host.port,
      `POST / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nContent-Length: 99\r\n\r\nx`,
    );
    await body.ended;
  });

  test('that says nothing at all is ended', async () => {
    await (
      await open(host.port, '')
    ).ended;
  });

  test('whose WebSocket was refused is ended, though it keeps its own half open', async () => {
    const asked = `GET /lab HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    const socket = connect({ port: host.port, host: '127.0.0.1', allowHalfOpen: true });
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.write(asked);
    socket.resume();
    await once(socket, 'end');
    // Its half is still open: what it says meets nobody, and it is told so.
    while (!socket.destroyed) {
      socket.write('still here');
      await new Promise((resolve) => setImmediate(resolve));
    }
  });

  test.each([
    ['one header of a megabyte', () => `X: ${'x'.repeat(2 ** 20)}`],
    ['headers without end', () => Array.from({ length: 50_000 }, (_, index) => `X-${index}: y`).join('\r\n')],
  ])('with %s is refused', async (_name, make) => {
    const heard = await sendRaw(host.port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n${make()}\r\n\r\n`);
    // It is still being sent when it is refused: the answer may be lost with the connection.
    expect([[], [431]]).toContainEqual(statuses(heard));
  });

  test('with an address of a megabyte is refused', async () => {
    const heard = await sendRaw(host.port, `GET /${'x'.repeat(2 ** 20)} HTTP/1.1\r\n\r\n`);
    expect([[], [431]]).toContainEqual(statuses(heard));
  });

  test('more than there may be is dropped, and there is room again when the others have gone', async () => {
    const few = await startTestHost({ trainer: createEchoTrainer().link, limits: { ...hostLimits, connections: 20 } });
    const held = await Promise.all(Array.from({ length: 20 }, () => open(few.port, '')));
    await (
      await open(few.port, `GET / HTTP/1.1\r\n\r\n`)
    ).ended;
    for (const { socket } of held) socket.destroy();
    while ((await get(few.port, '/').catch(() => null))?.status !== 200);
    await few.stop();
  });

  test('of more windows than there may be is told so, until others have gone', async () => {
    const trainer = createEchoTrainer();
    const few = await startTestHost({ trainer: trainer.link, limits: { ...hostLimits, webSockets: 5 } });
    const connectWindow = () => openSocket(`${few.socketUrl}?token=${testToken}`, { Origin: few.origin });
    const opened = await Promise.all(Array.from({ length: 5 }, connectWindow));
    const sixth = await connectWindow();
    if (typeof sixth === 'number') return expect.fail('refused without a word');
    const [, reason] = (await once(sixth, 'close')) as [number, Buffer]; // what ws passes
    expect(reason.toString()).toBe('too-many-windows');
    expect(trainer.connections.size).toBe(5);
    const gone = trainer.ended();
    for (const socket of opened.slice(0, 1)) if (typeof socket !== 'number') socket.terminate();
    await gone;
    expect(await connectWindow()).not.toBeTypeOf('number');
    expect(trainer.connections.size).toBe(5);
    await few.stop();
  });
});
