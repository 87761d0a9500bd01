import { mkdtemp, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { labContract } from '#shared/contract/lab-contract.ts';
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts';
import { serverMessageSchema, type ServerMessage } from '#shared/rpc/messages.ts';
import { createFrameAssembler, piecesOf } from '#shared/rpc/pieces.ts';
import { serve } from '#shared/rpc/server.ts';
import { createLabService } from '../unit/core/node-lab.ts';
import { startBrowserWorker } from './browser-worker.ts';
import { expectFlat } from './flat-memory.ts';
import { createMessageFuzzer, seededRandom, type FuzzedMessage } from './fuzzed-messages.ts';
import { hostHarnessOf, nodePortTransport } from './harnesses.ts';

/** `npm run fuzz` asks for more; of the files, which the same number is for, `npm test` reads a thousand. */
const count = Number(process.env['DROPOUTLAB_FUZZ'] ?? 1000);
const seed = 20_261_130;
/** How many messages one connection is sent, fewer than may run at a time. */
const batch = 40;

/** A connection under fire. */
interface Target {
  send(message: unknown): void;
  /** Sends what was damaged on the way: what becomes of the connection, nobody knows before. */
  sendDamaged: ((message: unknown, fuzzer: Fuzzer) => void) | null;
  onMessage(listener: (message: unknown) => void): void;
  readonly ended: Promise<unknown>;
  close(): void;
}
type Fuzzer = ReturnType<typeof createMessageFuzzer>;

interface Counts {
  sent: number;
  answered: number;
  refused: number;
  ended: number;
}

/** Sends one batch and waits until the server owes nothing: every request was answered once, or the connection has ended. */
async function fire(target: Target, fuzzer: Fuzzer, counts: Counts): Promise<void> {
  const owed = new Set<number>();
  const answers: ServerMessage[] = [];
  let isSettled: () => void = () => undefined;
  const settlement = (): Promise<void> => new Promise((resolve) => (isSettled = resolve));
  target.onMessage((message) => {
    const answer = serverMessageSchema.parse(message);
    answers.push(answer);
    if (answer.type === 'item') return;
    expect(owed.delete(answer.id), `two answers to ${JSON.stringify(answer)}`).toBe(true);
    if (owed.size === 0) isSettled();
  });

  const start = fuzzer.start();
  if (typeof start.owed === 'object') owed.add(start.owed.answerTo);
  target.send(start.message);
  await settlement();

  let mayEnd = false;
  let mustEnd = false;
  const sent: FuzzedMessage[] = [];
  while (sent.length < batch && !mustEnd) {
    const one = fuzzer.next();
    if (one.owed === 'end' && target.sendDamaged === null) continue;
    sent.push(one);
    if (typeof one.owed === 'object') owed.add(one.owed.answerTo);
    if (one.owed === 'end') mustEnd = true;
    if (target.sendDamaged !== null && fuzzer.random() < 0.01) {
      mayEnd = true;
      target.sendDamaged(one.message, fuzzer);
    } else target.send(one.message);
  }
  const sentinel = fuzzer.pick([2 ** 40, 2 ** 41]);
  owed.add(sentinel);
  target.send({ type: 'request', id: sentinel, name: 'noSuchRequest', input: null, credit: 1 });

  const settled = settlement();
  const hasEnded = target.ended.then(() => 'ended');
  const last = lastAnswer(answers, sentinel, target).then(() => {
    for (const id of owed) target.send({ type: 'cancel', id }); // what would go on for long
    // What was damaged on the way may have been a request, which is then owed nothing.
    return mayEnd ? undefined : settled;
  });
  const outcome = await Promise.race([hasEnded, last.then(() => 'answered')]);
  const why = JSON.stringify(sent.slice(-3), (_, value: unknown) => (ArrayBuffer.isView(value) ? 'array' : value));
  if (mustEnd && !mayEnd) expect(outcome, why).toBe('ended');
  if (!mustEnd && !mayEnd) expect(outcome, why).toBe('answered');
  counts.sent += sent.length;
  counts.answered += answers.filter(({ type }) => type === 'result' || type === 'end').length;
  counts.refused += answers.filter(({ type }) => type === 'error').length;
  counts.ended += outcome === 'ended' ? 1 : 0;
}

function lastAnswer(answers: readonly ServerMessage[], sentinel: number, target: Target): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (answers.some(({ id }) => id === sentinel)) resolve();
    };
    target.onMessage(look);
    look();
  });
}

/** Damages a frame on its way: bits, length, text instead of bytes, a piece too large or out of place. */
function damageFrame(socket: WebSocket, frame: Uint8Array, { pick, random }: Fuzzer): void {
  const at = (): number => Math.floor(random() * frame.length);
  pick([
    () => {
      for (let times = 0; times < 3; times += 1) frame[at()] = Math.floor(random() * 256);
      socket.send(frame);
    },
    () => socket.send(frame.subarray(0, at())),
    () => socket.send(Buffer.concat([frame, frame])),
    () => socket.send('text'),
    () => socket.send(new Uint8Array(20_000)),
    () => socket.send(Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256))),
    () => socket.send(new Uint8Array(16_384)),
    () => socket.send(new Uint8Array(0)),
    () => socket.ping(),
  ])();
}

async function connectSocket(url: string, origin: string): Promise<Target> {
  const socket = new WebSocket(url, { origin });
  const frames = createFrameAssembler();
  const listeners = new Set<(message: unknown) => void>();
  socket.on('message', (piece: Buffer) => {
    const frame = frames.take(piece);
    if (frame !== null) for (const listener of listeners) listener(decodeFrame(frame));
  });
  socket.on('error', () => undefined); // its end is what counts
  const ended = new Promise((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.on('open', resolve));
  return {
    send(message) {
      if (socket.readyState === socket.OPEN) for (const piece of piecesOf(encodeFrame(message))) socket.send(piece);
    },
    sendDamaged(message, fuzzer) {
      if (socket.readyState === socket.OPEN) damageFrame(socket, encodeFrame(message), fuzzer);
    },
    onMessage: (listener) => listeners.add(listener),
    ended,
    close: () => socket.terminate(),
  };
}

function connectPort(): Target {
  const { port1, port2 } = new MessageChannel();
  const served = nodePortTransport(port2);
  const service = createLabService();
  serve(served, labContract, service);
  const ended = new Promise((resolve) => served.onClose(resolve));
  void ended.then(() => service.dispose());
  return {
    send: (message) => port1.postMessage({ message }),
    sendDamaged: (message, { pick }) =>
      port1.postMessage(
        pick<unknown>([message, null, [message], { message, more: 1 }, { taken: -1 }, { taken: 0.5 }, new Map(), 1n]),
      ),
    onMessage: (listener) =>
      port1.on('message', (envelope: object) => {
        if ('message' in envelope) listener(envelope.message);
      }),
    ended,
    close: () => {
      served.close('closed-by-window');
      port1.close();
    },
  };
}

/** Resident memory in bytes where the system tells it, else what is used of the heap of this process. */
function memoryOf(pid: number): number {
  if (process.platform !== 'linux') return process.memoryUsage().heapUsed;
  return 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

/** Sends all messages, a connection for each batch, and looks at the memory twenty times. */
async function fireAll(connect: () => Promise<Target> | Target, memory: () => number, last: boolean): Promise<Counts> {
  const counts = { sent: 0, answered: 0, refused: 0, ended: 0 };
  const fuzzer = createMessageFuzzer(seededRandom(seed));
  const samples: number[] = [];
  while (counts.sent < count) {
    const target = await connect();
    await fire(target, fuzzer, counts);
    if (last) target.close();
    if (counts.sent > (samples.length * count) / 20) samples.push(memory());
  }
  expectFlat(samples);
  if (process.env['DROPOUTLAB_FUZZ'] !== undefined)
    console.log(JSON.stringify({ ...counts, megabytes: samples.map((each) => Math.round(each / 2 ** 20)) }));
  return counts;
}

describe(`${count} fuzzed messages`, () => {
  let data: string;
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'dropout-lab-fuzz-'));
    vi.stubEnv('DROPOUT_LAB_DATA', data);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(data, { recursive: true });
  });

  function expectAllMet(counts: Counts): void {
    expect(counts.answered).toBeGreaterThan(count / 100);
    expect(counts.refused).toBeGreaterThan(count / 10);
  }

  test('to the host and its training process are each answered or refused, and memory stays', async () => {
    const harness = await hostHarnessOf(join(import.meta.dirname, '../../electron/trainer-process.ts'));
    try {
      const trainer = harness.trainerPid();
      const memory = (): number => memoryOf(harness.trainerPid() ?? process.pid);
      const counts = await fireAll(() => connectSocket(harness.socketUrl, harness.origin), memory, true);
      expectAllMet(counts);
      expect(counts.ended).toBeGreaterThan(count / 200);
      expect(harness.trainerPid()).toBe(trainer); // and lived through all of them
    } finally {
      await harness.dispose();
    }
  }, 3_600_000);

  test('to a message port are each answered or refused, and memory stays', async () => {
    const counts = await fireAll(connectPort, () => memoryOf(process.pid), true);
    expectAllMet(counts);
    expect(counts.ended).toBeGreaterThan(count / 200);
  }, 3_600_000);

  test('to a worker are each answered or refused, and memory stays', async () => {
    const worker = await startBrowserWorker();
    try {
      const listeners = new Set<(message: unknown) => void>();
      worker.transport.onMessage((message) => {
        for (const listener of listeners) listener(message);
      });
      let onEnd: (reason: unknown) => void = () => undefined;
      worker.transport.onClose((reason) => onEnd(reason));
      const connect = (): Target => {
        listeners.clear();
        return {
          send: (message) => worker.transport.send(message),
          sendDamaged: null,
          onMessage: (listener) => listeners.add(listener),
          // The one before is let go, with all that was sent and answered.
          ended: new Promise((resolve) => (onEnd = resolve)),
          close: () => undefined,
        };
      };
      expectAllMet(await fireAll(connect, () => memoryOf(process.pid), false));
    } finally {
      await worker.stop();
    }
  }, 3_600_000);
});
