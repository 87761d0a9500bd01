import { readFileSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '#shared/rpc/client.ts';
import { decodeFrame, encodeFrame, maximumFrameBytes } from '#shared/rpc/codec.ts';
import { maximumRequests, type CallerMessage, type ServerMessage } from '#shared/rpc/messages.ts';
import { unreadMark } from '#shared/rpc/outflow.ts';
import { createFrameAssembler, piecesOf } from '#shared/rpc/pieces.ts';
import { portTransport } from '#shared/rpc/port-transport.ts';
import { serve } from '#shared/rpc/server.ts';
import { createTransport } from '#shared/rpc/transport.ts';
import { all } from './connected-lab.ts';
import { hostHarness, nodePortTransport, type HostHarness } from './harnesses.ts';
import { createTestService, testContract } from './test-contract.ts';

/** So much unread ends a connection, in bytes: two frames of the largest size. */
const maximumUnread = 2 * maximumFrameBytes;

const megabyte = 2 ** 20;
const asked = 150;
const answerFloats = 2 * megabyte;

/** Asks for 8 MB, once. */
const ask = (id: number): CallerMessage => ({
  type: 'request',
  id,
  name: 'count',
  input: { count: 1, floats: answerFloats },
  credit: 8,
});

/** What came of all that was asked: how many answers, and how many were refused because too many ran. */
function outcome(messages: readonly ServerMessage[]) {
  return {
    ends: messages.filter(({ type }) => type === 'end').length,
    bytes: messages.flatMap((message) =>
      message.type === 'item' ? [(message.value as { values: Float32Array }).values.byteLength] : [],
    ),
    busy: messages.filter((message) => message.type === 'error' && message.code === 'busy').length,
  };
}

const whole = {
  ends: maximumRequests,
  bytes: Array.from({ length: maximumRequests }, () => 4 * answerFloats),
  busy: asked - maximumRequests,
};

/** Resident memory of a process in bytes. */
function resident(pid: number): number {
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

describe.skipIf(process.platform !== 'linux')('a window that reads nothing (memory is read on Linux)', () => {
  let harness: HostHarness;
  beforeAll(async () => {
    harness = await hostHarness();
  }, 60_000);
  afterAll(() => harness.dispose());

  test('has no more than a few answers made for it, and all of them when it reads', async () => {
    const other = createClient(await harness.connect(), testContract);
    const trainer = await other.processId({});
    await all(other.count({ count: 2, floats: answerFloats }));
    // What this process holds for its window lies in arrays; the rest of it is the tests'.
    const held = (): readonly number[] => [process.memoryUsage().arrayBuffers, resident(trainer)];
    const before = held();

    const socket = new WebSocket(harness.socketUrl, { origin: harness.origin });
    await new Promise((resolve) => socket.on('open', resolve));
    const frames = createFrameAssembler();
    const messages: ServerMessage[] = [];
    const done = new Promise<void>((resolve) => {
      socket.on('message', (piece: Buffer) => {
        const frame = frames.take(piece);
        if (frame) messages.push(decodeFrame(frame) as ServerMessage); // what our server says
        const { ends, busy } = outcome(messages);
        if (ends + busy === asked) resolve();
      });
    });
    socket.pause();
    for (let id = 1; id <= asked; id += 1) for (const piece of piecesOf(encodeFrame(ask(id)))) socket.send(piece);
    // The training process takes turns among its windows: it has come to all that could be begun.
    for (let turn = 0; turn < 50; turn += 1) await other.echo(turn);
    const grown = held().map((bytes, index) => Math.round((bytes - (before[index] ?? 0)) / megabyte));
    for (const megabytes of grown) expect(megabytes, grown.join(', ')).toBeLessThan(100); // of 500

    socket.resume();
    await done;
    expect(outcome(messages)).toEqual(whole);
    socket.terminate();
  }, 120_000);
});

describe('a page that reads nothing of its port', () => {
  test('has no more than a few answers made for it, and all of them when it reads', async () => {
    const { port1, port2 } = new MessageChannel();
    const service = createTestService();
    serve(nodePortTransport(port2), testContract, service);
    for (let id = 1; id <= asked; id += 1) port1.postMessage({ message: ask(id) });
    const other = new MessageChannel();
    serve(nodePortTransport(other.port2), testContract, createTestService());
    const client = createClient(nodePortTransport(other.port1), testContract);
    for (let turn = 0; turn < 50; turn += 1) await client.echo(turn);
    const { produced } = await service.report({}, new AbortController().signal);
    expect(produced * 4 * answerFloats).toBeLessThan(unreadMark + 3 * 4 * answerFloats);

    const messages: ServerMessage[] = [];
    const transport = nodePortTransport(port1);
    await new Promise<void>((resolve) => {
      transport.onMessage((message) => {
        messages.push(message as ServerMessage); // what our server says
        const { ends, busy } = outcome(messages);
        if (ends + busy === asked) resolve();
      });
    });
    expect(outcome(messages)).toEqual(whole);
    for (const port of [port1, other.port1]) port.close();
  }, 120_000);

  test.each([
    ['a map', new Map([[1, 2]])],
    ['a date', new Date(0)],
    ['an error', new Error('no')],
    ['a big number', 1n],
    ['another array', new Float32Array(1).buffer],
    ['an array of four thousand million places', { length: 0 }],
    ['itself', null],
    ['more than a frame may hold', new Uint8Array(100 * megabyte)],
  ])('and sends %s is disconnected', async (name, given) => {
    let value: unknown = given;
    if (name === 'itself') {
      const around: unknown[] = [];
      around.push(around);
      value = around;
    }
    if (name.startsWith('an array of')) value = new Array(2 ** 32 - 1);
    const { port1, port2 } = new MessageChannel();
    const transport = nodePortTransport(port2);
    const ended = new Promise((resolve) => transport.onClose(resolve));
    port1.postMessage({ message: { type: 'request', id: 1, name: 'echo', input: value, credit: 1 } });
    expect(await ended).toBe('protocol-broken');
    port1.close();
  });

  test('and what is in itself many times over ends, however few objects it is', async () => {
    let value: unknown = [];
    for (let depth = 0; depth < 30; depth += 1) value = [value, value, value, value];
    const { port1, port2 } = new MessageChannel();
    const transport = nodePortTransport(port2);
    const ended = new Promise((resolve) => transport.onClose(resolve));
    port1.postMessage({ message: value });
    expect(await ended).toBe('protocol-broken');
    port1.close();
  });
});

describe('a side that takes nothing at all', () => {
  test('is disconnected when more lies than the largest answer and as much again', () => {
    const closed: string[] = [];
    const { transport, taken } = createTransport({ send: () => megabyte, close: (reason) => closed.push(reason) });
    for (let sent = 0; sent < maximumUnread; sent += megabyte) transport.send(null);
    expect(closed).toEqual([]);
    taken(megabyte);
    transport.send(null);
    expect(closed).toEqual([]);
    transport.send(null);
    expect(closed).toEqual(['answers-unread']);
  });

  test('lets whoever waits for it go when it ends', async () => {
    const { transport, closed } = createTransport({ send: () => unreadMark, close: () => undefined });
    expect(transport.room()).toBeNull();
    transport.send(null);
    const waiting = [transport.room(), transport.room()].filter((room) => room !== null);
    expect(waiting).toHaveLength(2);
    closed('window-gone');
    await Promise.all(waiting);
  });

  test('is begun one thing for at a time, and none once the first has filled it', async () => {
    const { transport, taken } = createTransport({ send: () => unreadMark, close: () => undefined });
    expect(transport.turn()).toBeNull();
    let isBegun = false;
    const second = transport.turn()?.then(() => (isBegun = true));
    transport.send(null);
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(isBegun).toBe(false);
    taken(unreadMark);
    expect(await second).toBe(true);
  });

  test('cannot make more room than there was', () => {
    const { transport, taken } = createTransport({ send: () => unreadMark, close: () => undefined });
    taken(10 * unreadMark);
    transport.send(null);
    expect(transport.room()).not.toBeNull();
  });

  test('may not ask for more at a time than two of the largest frames hold', () => {
    const answers: unknown[] = [];
    const { transport, deliver } = createTransport({
      send: (message) => answers.push(message),
      close: () => undefined,
    });
    serve(transport, testContract, createTestService());
    const request = (id: number) => ({ type: 'request', id, name: 'wait', input: { label: '' }, credit: 1 });
    deliver(request(1), maximumUnread);
    deliver(request(2), 1);
    expect(answers).toEqual([expect.objectContaining({ id: 2, code: 'busy' })]);
  });
});

test('a port tells in sums what was taken, and hears it', async () => {
  const posted: unknown[] = [];
  let hear: (message: unknown) => void = () => undefined;
  const transport = portTransport(
    { postMessage: (message) => posted.push(message), close: () => undefined },
    { onMessage: (listener) => (hear = listener), onClose: () => undefined },
  );
  transport.onMessage(() => undefined);
  for (let turn = 0; turn < 3; turn += 1) hear({ message: new Uint8Array(unreadMark / 32) });
  expect(posted).toEqual([{ taken: unreadMark / 16 + 16 }]);
  transport.send(new Uint8Array(unreadMark));
  const room = transport.room();
  expect(room).not.toBeNull();
  hear({ taken: unreadMark });
  await room;
  expect(transport.room()).toBeNull();
});
