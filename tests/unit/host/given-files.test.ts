import { once } from 'node:events';
import { mkdtemp, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hostContract, type HostClient } from '#shared/contract/host-contract.ts';
import type { ShellEvent } from '#shared/contract/shell-contract.ts';
import { largestExperimentFile } from '#shared/contract/file-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import { serve } from '#shared/rpc/server.ts';
import { givenFiles } from '../../../electron/host/given-files.ts';
import { socketTransport } from '../../../electron/host/window-socket.ts';
import { noBeats, openWebSocket } from '../../contract/web-socket-pair.ts';

const lesson = 'no front matter';

describe('the files a host was started with', () => {
  let folder: string;
  let server: WebSocketServer;
  const printed: string[] = [];
  const path = (name: string): string => join(folder, name);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dropout-lab-given-'));
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    printed.length = 0;
    await writeFile(path('one.dropoutlab'), 'bytes of one');
    await writeFile(path('two.dropoutlab'), 'bytes of two');
  });
  afterEach(async () => {
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true });
  });

  /** A page of a host that was started with these files, over a WebSocket as in the app. */
  async function pageOf(...names: string[]): Promise<HostClient> {
    const files = await givenFiles(names.map(path), (sentence) => printed.push(sentence));
    server.on('connection', (socket) => void serve(socketTransport(socket, noBeats), hostContract, files));
    const { port } = server.address() as AddressInfo; // a listening TCP server has one
    return createClient(await openWebSocket(`ws://127.0.0.1:${port}`), hostContract);
  }

  async function events(page: HostClient, count: number): Promise<ShellEvent[]> {
    const found: ShellEvent[] = [];
    for await (const event of page.events({})) if (found.push(event) === count) break;
    return found;
  }

  test('none: nothing comes, and nothing can be written', async () => {
    const page = await pageOf();
    expect(await page.recentFiles({})).toEqual([]);
    for (const handle of [null, path('one.dropoutlab')]) {
      const saved = page.saveFile({ name: 'one.dropoutlab', handle, bytes: Uint8Array.of(1), replaces: null });
      await expect(saved).rejects.toMatchObject({ code: 'invalid-input', fault: { name: 'file-not-known' } });
    }
    expect(await readFile(path('one.dropoutlab'), 'utf8')).toBe('bytes of one');
  });

  test('one is opened by a handle that tells no path, and written back to its place', async () => {
    const page = await pageOf('one.dropoutlab');
    const [event] = await events(page, 1);
    if (event?.kind !== 'opened') return expect.fail('no file came');
    const { name, handle, bytes } = event.file;
    expect(name).toBe('one.dropoutlab');
    expect(Buffer.from(bytes).toString()).toBe('bytes of one');
    expect(JSON.stringify(event)).not.toContain(folder);
    expect(await page.saveFile({ name: 'ignored', handle, bytes: Buffer.from('new'), replaces: null })).toEqual({
      name,
      handle,
    });
    expect(await readFile(path('one.dropoutlab'), 'utf8')).toBe('new');
    expect(await page.recentFiles({})).toEqual([{ name, handle }]);
    await utimes(path('one.dropoutlab'), 1, 1);
    expect(await page.readChanged({ handle, since: 1000 })).toBeNull();
    expect(await page.readChanged({ handle, since: 0 })).toMatchObject({ modified: 1000, file: { name, handle } });
    await rm(path('one.dropoutlab'));
    expect(await page.recentFiles({})).toEqual([]);
    await expect(page.openRecent({ handle })).rejects.toMatchObject({ code: 'file-failed' });
  });

  test('of several the first is opened; the others are named, in both places, and can be opened again', async () => {
    const page = await pageOf('one.dropoutlab', 'two.dropoutlab');
    expect(await events(page, 2)).toMatchObject([
      { kind: 'opened', file: { name: 'one.dropoutlab' } },
      { kind: 'refused', reason: { name: 'others-not-opened', parts: { others: ['two.dropoutlab'] } } },
    ]);
    expect(printed.at(-1)).toContain('Not opened: “two.dropoutlab”');
    const [, second] = await page.recentFiles({});
    expect(await page.openRecent({ handle: second?.handle ?? '' })).toMatchObject({ name: 'two.dropoutlab' });
  });

  test.each([
    [
      'a file that is not there',
      'gone.dropoutlab',
      'not-opened',
      '“gone.dropoutlab” cannot be opened: it is not there',
    ],
    ['a file that is too large', 'large.dropoutlab', 'file-too-large', 'large.dropoutlab is 65 MB large'],
    ['a folder', '.', 'not-opened', 'cannot be opened: it is no ordinary file'],
  ])('%s is refused, in the page and in the terminal', async (_what, name, fault, sentence) => {
    await writeFile(path('large.dropoutlab'), '');
    await truncate(path('large.dropoutlab'), largestExperimentFile + 1);
    const page = await pageOf(name);
    expect(await events(page, 1)).toMatchObject([{ kind: 'refused', reason: { name: fault } }]);
    expect(printed).toEqual([expect.stringContaining(sentence)]);
    expect(printed[0]).not.toContain(folder);
  });

  test('what a damaged file breaks is printed; the page is given the file and finds it, too', async () => {
    await writeFile(path('a.lesson.md'), lesson);
    expect(await events(await pageOf('a.lesson.md'), 1)).toMatchObject([{ kind: 'opened' }]);
    expect(printed[0]).toMatch(/^a\.lesson\.md, line 1: /);
    printed.length = 0;
    await givenFiles([path('one.dropoutlab')], (sentence) => printed.push(sentence));
    expect(printed).toEqual([expect.stringMatching(/^one\.dropoutlab: .*line 1/)]);
  });
});
