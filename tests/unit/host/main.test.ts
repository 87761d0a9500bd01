import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { createClient } from '#shared/rpc/client.ts';
import { bundleNodePrograms } from '../../contract/bundle-node-program.ts';
import { testContract } from '../../contract/test-contract.ts';
import { openWebSocket } from '../../contract/web-socket-pair.ts';
import { createRendererFolder, get } from './host-fixture.ts';

describe('the host as a program', () => {
  const top = join(import.meta.dirname, '../../..');
  let files: Awaited<ReturnType<typeof createRendererFolder>>;
  let program: string;

  beforeAll(async () => {
    files = await createRendererFolder();
    const node = join(files.folder, 'node');
    await mkdir(node);
    await writeFile(join(node, 'package.json'), '{"type":"module"}');
    program = join(node, 'host.js');
    const entries = {
      host: join(top, 'electron/host/main.ts'),
      'trainer-process': join(top, 'tests/contract/test-trainer.ts'),
    };
    await bundleNodePrograms(entries, node);
  });
  afterAll(() => files.remove());

  async function start(...parameters: string[]) {
    const child = spawn(process.execPath, [program, '--no-open', ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = once(child, 'exit');
    const lines: string[] = [];
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
    const failure = text(child.stderr);
    await Promise.race([once(reader, 'line'), ended]);
    const url = lines[0]?.replace('Dropout Lab: ', '') ?? '';
    return { child, ended, failure, lines, url };
  }

  async function connectTo(url: string, service = 'lab') {
    const { host, origin, search } = new URL(url);
    return createClient(await openWebSocket(`ws://${host}/${service}${search}`, origin), testContract);
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('prints one line, serves, and ends cleanly on %s', async (signal) => {
    const { child, ended, failure, lines, url } = await start();
    expect(lines).toEqual([expect.stringMatching(/^Dropout Lab: http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)]);
    const { port, search } = new URL(url);
    expect((await get(Number(port), `/${search}`)).status).toBe(200);

    const client = await connectTo(url);
    const trainer = await client.processId({});
    const waiting = client.wait({ label: '' }).catch((error: unknown) => error);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(await waiting).toMatchObject({ code: 'disconnected' });
    expect(() => process.kill(trainer, 0)).toThrow('ESRCH');
    expect(await failure).toBe('');
    expect(lines).toHaveLength(1);
  });

  const ends = [
    ['SIGKILL', 'trainer-killed'], // as the system does when memory runs out
    ['SIGABRT', 'trainer-out-of-memory'], // as Node does
    ['SIGSEGV', 'trainer-stopped'],
  ] as const;

  test.skipIf(process.platform === 'win32')(
    'starts the training process again after it ended, and says why it did',
    async () => {
      const { child, ended, url } = await start();
      for (const [signal, reason] of ends) {
        const client = await connectTo(url);
        const first = await client.processId({});
        const waiting = client.wait({ label: '' }).catch((error: unknown) => error);
        process.kill(first, signal);
        const error = await waiting;
        expect(error).toBeInstanceOf(LabError);
        expect(error).toMatchObject({
          code: 'disconnected',
          fault: fault('connection-lost', { reason: fault(reason) }),
        });
        expect(await (await connectTo(url)).processId({})).not.toBe(first);
      }
      child.kill('SIGTERM');
      await ended;
    },
  );

  test.skipIf(process.platform === 'win32')(
    'ends a training process that hangs when a window asks for a fresh one',
    async () => {
      const { child, ended, url } = await start();
      const client = await connectTo(url);
      const first = await client.processId({});
      const waiting = client.wait({ label: '' }).catch((error: unknown) => error);
      process.kill(first, 'SIGSTOP');
      const fresh = await connectTo(url, 'fresh-lab');
      expect(await fresh.processId({})).not.toBe(first);
      expect(await waiting).toMatchObject({
        fault: fault('connection-lost', { reason: fault('trainer-started-again') }),
      });
      expect(() => process.kill(first, 0)).toThrow('ESRCH');
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    },
  );

  test('ends its training process even when it is killed itself', async () => {
    const { child, failure, url } = await start();
    const client = await connectTo(url);
    await client.processId({});
    child.kill('SIGKILL');
    // The training process holds the other end of the host's stderr: it ends when both are gone, and not before.
    expect(await failure).toBe('');
  });

  test('a file that cannot be opened is named on standard error, once, and everything starts', async () => {
    await writeFile(join(files.folder, 'broken.dropoutlab'), '{"format": 1');
    const { child, ended, failure, lines } = await start(
      join(files.folder, 'broken.dropoutlab'),
      join(files.folder, 'second.dropoutlab'),
    );
    expect(lines).toEqual([expect.stringMatching(/^Dropout Lab: http/)]);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const said = (await failure).trim().split('\n');
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^broken\.dropoutlab: .*line 1/);
    expect(said[1]).toBe('One file is opened at a time: “broken.dropoutlab”. Not opened: “second.dropoutlab”.');
  });

  async function expectRefusal(sentence: string, ...parameters: string[]): Promise<void> {
    const { ended, failure, lines } = await start(...parameters);
    expect(await ended).toEqual([2, null]);
    expect(await failure).toContain(sentence);
    expect((await failure).trim().split('\n')).toHaveLength(1);
    expect(lines).toEqual([]);
  }

  test('a port in use is one sentence and exit code 2', async () => {
    const { child, ended, url } = await start();
    await expectRefusal('is in use; choose another with --port', '--port', new URL(url).port);
    child.kill('SIGTERM');
    await ended;
  });

  test('options that cannot be obeyed are one sentence and exit code 2', async () => {
    await expectRefusal('--port must be a whole number', '--port', 'many');
    await expectRefusal("Unknown option '--verbose'", '--verbose');
  });
});
