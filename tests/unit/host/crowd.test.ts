import { once } from 'node:events';
import { connect } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { maximumFrameBytes } from '#shared/rpc/codec.ts';
import { unreadMark } from '#shared/rpc/outflow.ts';
import { pieceBytes } from '#shared/rpc/pieces.ts';
import { hostLimits } from '../../../electron/host/limits.ts';
import { manualBeats, patienceBeats } from '../../contract/manual-beats.ts';
import { createEchoTrainer } from './echo-trainer.ts';
import { get, openSocket, startTestHost, testToken, type TestHost } from './host-fixture.ts';

/** Windows without number, without end, or without life: the host bears as many as it may, and serves who comes after them. */
describe('a host under a crowd', () => {
  const crowd = 200;
  const heart = manualBeats();
  let trainer: ReturnType<typeof createEchoTrainer>;
  let host: TestHost;
  beforeEach(async () => {
    trainer = createEchoTrainer();
    host = await startTestHost({ trainer: trainer.link, beats: heart.beats });
  });
  afterEach(() => host.stop());

  /** A window; `closed` with why it was ended, if it was. */
  async function openWindow(options: { readonly autoPong?: boolean; readonly maxPendingAutoPongs?: number } = {}) {
    const socket = new WebSocket(`${host.socketUrl}?token=${testToken}`, { origin: host.origin, ...options });
    const closed = once(socket, 'close').then(([, reason]) => String(reason));
    await once(socket, 'open');
    return { socket, closed };
  }

  async function isServed(): Promise<void> {
    expect((await get(host.port, '/')).status).toBe(200);
    const { socket } = await openWindow();
    socket.send(Uint8Array.of(1, 2));
    expect([...((await once(socket, 'message'))[0] as Buffer)]).toEqual([1, 2]); // what ws passes
    socket.close();
  }

  test(`of ${crowd} windows has as many as it may, tells the others why, and has room when those have gone`, async () => {
    const windows = await Promise.all(Array.from({ length: crowd }, () => openWindow()));
    const refused = Promise.all(windows.map(({ closed }) => closed)).then((reasons) =>
      reasons.filter((reason) => reason === 'too-many-windows'),
    );
    expect(trainer.connections.size).toBe(hostLimits.webSockets);
    for (const { socket } of windows) socket.close();
    expect(await refused).toHaveLength(crowd - hostLimits.webSockets);
    await isServed();
  });

  test(`of ${crowd} windows that died without a word forgets them at the last beat`, async () => {
    for (let wave = 0; wave * hostLimits.webSockets < crowd; wave += 1) {
      const dead = await Promise.all(
        Array.from({ length: hostLimits.webSockets }, () => openWindow({ autoPong: false })),
      );
      expect(trainer.connections.size).toBe(hostLimits.webSockets);
      heart.beat(patienceBeats - 1);
      expect(trainer.connections.size).toBe(hostLimits.webSockets);
      heart.beat(1);
      expect(trainer.connections.size).toBe(0);
      expect(new Set(await Promise.all(dead.map(({ closed }) => closed)))).toEqual(new Set(['window-silent']));
    }
    expect(heart.listeners).toBe(0);
    await isServed();
  });

  test(`of ${crowd} connections that ask for nothing serves its window beside them`, async () => {
    const silent = Array.from({ length: crowd }, () => connect(host.port, '127.0.0.1').on('error', () => undefined));
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    await isServed();
    for (const socket of silent) socket.destroy();
  });

  test('ends one whose frame never ends', async () => {
    const { socket, closed } = await openWindow();
    const piece = new Uint8Array(pieceBytes);
    for (let bytes = 0; bytes <= maximumFrameBytes; bytes += pieceBytes) socket.send(piece);
    expect(await closed).toBe('frame-malformed');
    expect(trainer.connections.size).toBe(0);
    await isServed();
  });

  test('grants no compression, and ends one that sends some, however large it would become', async () => {
    const offered = await openSocket(`${host.socketUrl}?token=${testToken}`, { Origin: host.origin });
    if (typeof offered === 'number') return expect.fail('refused');
    expect(offered.extensions).toBe('');
    offered.terminate();

    const bomb = deflateRawSync(Buffer.alloc(50 * 2 ** 20)).subarray(0, 60_000);
    const frame = Buffer.from([0xc2, 0xfe, bomb.length >> 8, bomb.length & 255, 0, 0, 0, 0]);
    const raw = connect(host.port, '127.0.0.1');
    const heard: Buffer[] = [];
    raw.on('data', (bytes) => heard.push(bytes));
    const ended = new Promise((resolve) => raw.on('close', resolve));
    raw.on('error', () => undefined);
    raw.write(
      `GET /lab?token=${testToken} HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nOrigin: ${host.origin}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(raw, 'data');
    raw.write(Buffer.concat([frame, bomb]));
    await ended;
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('Sec-WebSocket-Extensions');
    expect(trainer.connections.size).toBe(0);
    await isServed();
  });

  test('hears no more of one that floods it while the training process takes nothing, and then all of it', async () => {
    trainer.hang();
    // Browsers answer however many questions; this package ends a connection with many, unless it is told not to.
    const { socket } = await openWindow({ maxPendingAutoPongs: 0 });
    const frames = 4000;
    const piece = new Uint8Array(pieceBytes - 1).fill(7);
    for (let sent = 0; sent < frames; sent += 1) socket.send(piece);
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    while (trainer.held * piece.length < unreadMark) await turn();
    // What had arrived before the host stopped to hear may still come.
    for (let turns = 0; turns < 200; turns += 1) await turn();
    expect(trainer.held * piece.length).toBeLessThan(8 * 2 ** 20); // of 64 MB
    heart.beat(4 * patienceBeats); // it is not the window that is silent
    let echoed = 0;
    const all = new Promise<void>((resolve) => {
      socket.on('message', (data: Buffer) => {
        if (data.length === piece.length) echoed += 1;
        if (echoed === frames) resolve();
      });
    });
    trainer.goOn();
    await all;
    socket.terminate();
  });
});
