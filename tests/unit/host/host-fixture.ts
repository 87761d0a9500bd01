import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import type { HostHandlers } from '#shared/contract/host-contract.ts';
import { givenFiles } from '../../../electron/host/given-files.ts';
import { hostLimits } from '../../../electron/host/limits.ts';
import { noBeats } from '../../contract/web-socket-pair.ts';
import { startHost, type HostOptions } from '../../../electron/host/server.ts';

/** The files of a host that was started with none. */
const noFiles = (): Promise<HostHandlers> => givenFiles([], (sentence) => expect.fail(sentence));

/** A built window small enough to know by heart, in a folder of its own beside something that must not be served. */
export async function createRendererFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'dropout-lab-host-'));
  const renderer = join(folder, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(renderer, 'index.html'), '<!doctype html><title>Dropout Lab</title>');
  await writeFile(join(renderer, 'assets', 'index-1a2b.js'), 'export {};');
  await writeFile(join(renderer, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(folder, 'secret.txt'), 'not for the window');
  return { folder, renderer, remove: () => rm(folder, { recursive: true }) };
}

/** The token of the hosts that `startTestHost` starts. */
export const testToken = 'a-token-of-this-test';

/** A host with the small window and what a test gives it, and what ends both. */
export async function startTestHost(given: Pick<HostOptions, 'trainer'> & Partial<HostOptions>) {
  const folder = await createRendererFolder();
  const host = await startHost({
    port: 0,
    token: testToken,
    rendererFolder: folder.renderer,
    files: await noFiles(),
    limits: hostLimits,
    now: () => 0,
    beats: noBeats,
    ...given,
  });
  const origin = `http://127.0.0.1:${host.port}`;
  return {
    folder,
    port: host.port,
    url: host.url,
    origin,
    /** Of the socket to the training process. */
    socketUrl: `ws://127.0.0.1:${host.port}/lab`,
    async stop(): Promise<void> {
      await host.close();
      await folder.remove();
    },
  };
}
export type TestHost = Awaited<ReturnType<typeof startTestHost>>;

/** Sends exactly these bytes over one connection; resolves with all that came until the host ended it. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (text += part));
    socket.on('error', () => undefined); // what the host resets was refused
    socket.on('close', () => {
      resolve(text);
    });
    socket.write(bytes);
  });
}

/** The status of each answer in what `sendRaw` has heard. */
export const statuses = (heard: string): readonly number[] =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request, with exactly these headers and this path: `fetch` would repair both. */
export function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Opens a WebSocket; resolves with it, or with the status of the answer that refused it. */
export function openSocket(url: string, headers: Record<string, string>): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      resolve(socket);
    });
    socket.on('unexpected-response', (sent, response) => {
      response.resume();
      sent.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
  });
}
