import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect } from 'vitest';
import { givenFiles } from '../../electron/host/given-files.ts';
import { hostLimits } from '../../electron/host/limits.ts';
import { startHost } from '../../electron/host/server.ts';
import { createTrainerLink } from '../../electron/host/trainer-link.ts';
import { acceptPorts, type MainPort } from '#shared/rpc/parent-port.ts';
import { portTransport } from '#shared/rpc/port-transport.ts';
import { serve } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { findElectron } from '../desktop/electron-program.ts';
import { bundleNodePrograms } from './bundle-node-program.ts';
import { breakOffMessage, readyMessage } from './electron-messages.ts';
import { memoryTransportPair } from './memory-transport.ts';
import { createRelayedClient } from './relayed-client.ts';
import { createTestService, testContract } from './test-contract.ts';
import { listenForWebSockets, noBeats, openWebSocket } from './web-socket-pair.ts';

/** One kind of transport with the test service behind it. */
export interface Harness {
  /** The caller's end of a new connection. */
  readonly connect: () => Promise<Transport>;
  /** Ends every connection from the serving side. */
  readonly breakOff: () => void;
  readonly dispose: () => Promise<void>;
}

function serveTestService(transport: Transport): void {
  serve(transport, testContract, createTestService());
}

/** Serves on transports of this process and remembers them. */
function servedHere(serveOn: (transport: Transport) => void) {
  const served = new Set<Transport>();
  const accept = (transport: Transport): void => {
    served.add(transport);
    serveOn(transport);
  };
  const breakOff = (): void => {
    for (const transport of served) transport.close('no-longer-served');
    served.clear();
  };
  const harness = (connect: () => Transport): Promise<Harness> =>
    Promise.resolve({
      connect: () => Promise.resolve(connect()),
      breakOff,
      dispose() {
        breakOff();
        return Promise.resolve();
      },
    });
  return { accept, breakOff, harness };
}

export function memoryHarness(serveOn = serveTestService): Promise<Harness> {
  const { accept, harness } = servedHere(serveOn);
  return harness(() => {
    const [near, far] = memoryTransportPair();
    accept(far);
    return near;
  });
}

/** Node's message port as a transport: the caller's end, as a window has one. */
export function nodePortTransport(port: MessagePort): Transport {
  return portTransport(port, {
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
  });
}

/** Node's message port with the events of Electron's: the serving end, as a utility process is handed one. */
function asMainPort(port: MessagePort): MainPort {
  return {
    on: (event: 'message' | 'close', listener: (argument: { readonly data: unknown }) => void) =>
      port.on(event, (data: unknown) => {
        listener({ data });
      }),
    start: () => undefined,
    postMessage: (message) => {
      port.postMessage(message);
    },
    close: () => {
      port.close();
    },
  };
}

export function messagePortHarness(serveOn = serveTestService): Promise<Harness> {
  const { accept, harness } = servedHere(serveOn);
  const parent = new EventEmitter();
  acceptPorts(parent, accept);
  return harness(() => {
    const { port1, port2 } = new MessageChannel();
    parent.emit('message', { ports: [asMainPort(port2)] });
    return nodePortTransport(port1);
  });
}

export async function webSocketHarness(serveOn = serveTestService): Promise<Harness> {
  const { accept, breakOff } = servedHere(serveOn);
  const server = await listenForWebSockets(accept);
  return { connect: () => openWebSocket(server.url), breakOff, dispose: () => server.close() };
}

/** A harness of the real host, which strangers can connect to as well. */
export interface HostHarness extends Harness {
  /** With the token. */
  readonly socketUrl: string;
  readonly origin: string;
  readonly trainerPid: () => number | undefined;
}

/** The browser mode as it is: the host, its WebSocket, the relay, a forked process with the test service. */
export function hostHarness(): Promise<HostHarness> {
  return hostHarnessOf(join(import.meta.dirname, 'test-trainer.ts'));
}

/** The same with another program in the forked process. */
export async function hostHarnessOf(program: string): Promise<HostHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-'));
  await bundleNodePrograms({ trainer: program }, folder);
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await mkdir(join(folder, 'renderer'));
  const trainer = createTrainerLink(join(folder, 'trainer.js'));
  const files = await givenFiles([], (sentence) => console.error(sentence));
  const rendererFolder = join(folder, 'renderer');
  const now = (): number => performance.now();
  const host = await startHost({
    port: 0,
    token: 'secret',
    rendererFolder,
    trainer,
    files,
    limits: hostLimits,
    now,
    beats: noBeats,
  });
  const origin = `http://127.0.0.1:${host.port}`;
  const socketUrl = `ws://127.0.0.1:${host.port}/lab?token=secret`;
  return {
    socketUrl,
    origin,
    trainerPid: () => trainer.pid,
    connect: () => openWebSocket(socketUrl, origin),
    breakOff() {
      if (trainer.pid !== undefined) process.kill(trainer.pid, 'SIGKILL');
    },
    async dispose() {
      await Promise.all([host.close(), trainer.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Electron: a utility process behind one of its ports, reached through its main process. */
export async function electronHarness(): Promise<Harness> {
  const program = findElectron();
  if (program === undefined) throw new Error("Electron's program is not on this machine");
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-'));
  await bundleNodePrograms(
    {
      'electron-main': join(import.meta.dirname, 'electron-main.ts'),
      'test-trainer': join(import.meta.dirname, 'test-trainer.ts'),
    },
    folder,
  );
  await writeFile(join(folder, 'package.json'), '{"type":"module","main":"electron-main.js"}');
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...root, folder, `--user-data-dir=${join(folder, 'user')}`], {
    stdio: ['ignore', 2, 2, 'ipc'],
    serialization: 'advanced',
  });
  const exited = once(child, 'exit');
  expect(await once(child, 'message')).toContain(readyMessage);
  const connect = createRelayedClient(child);
  return {
    connect: () => Promise.resolve(connect()),
    breakOff() {
      child.send(breakOffMessage);
    },
    async dispose() {
      child.disconnect();
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}
