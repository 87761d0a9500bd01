import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { startHost, type RunningHost } from '../../../electron/host/server.ts';
import type { TrainerLink, TrainerListener } from '../../../electron/host/trainer-link.ts';
import { createRendererFolder, get, openSocket } from './host-fixture.ts';

const token = 'a-token-of-this-test';

/** A training process that answers every frame with the same frame, and remembers who is connected. */
function createEchoTrainer() {
  const connections = new Set<TrainerListener>();
  let onEnd: (reason: string) => void = () => undefined;
  const ended = (): Promise<string> => new Promise((resolve) => (onEnd = resolve));
  const link: TrainerLink = {
    pid: undefined,
    connect(listener) {
      connections.add(listener);
      return {
        send(frame) {
          listener.onFrame(frame);
        },
        close(reason) {
          connections.delete(listener);
          onEnd(reason);
        },
      };
    },
    stop: () => Promise.resolve(),
  };
  return { link, connections, ended };
}

describe('the host', () => {
  const trainer = createEchoTrainer();
  const sockets: WebSocket[] = [];
  let files: Awaited<ReturnType<typeof createRendererFolder>>;
  let host: RunningHost;
  let origin: string;
  let socketUrl: string;

  beforeAll(async () => {
    files = await createRendererFolder();
    host = await startHost({ port: 0, token, rendererFolder: files.renderer, trainer: trainer.link });
    origin = `http://127.0.0.1:${host.port}`;
    socketUrl = `ws://127.0.0.1:${host.port}/lab`;
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.terminate();
  });
  afterAll(async () => {
    await host.close();
    await files.remove();
  });

  async function openOwnSocket(): Promise<WebSocket> {
    const socket = await openSocket(`${socketUrl}?token=${token}`, { Origin: origin });
    if (typeof socket === 'number') return expect.fail(`refused with ${socket}`);
    sockets.push(socket);
    return socket;
  }

  test('listens on 127.0.0.1 and nowhere else', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, scopeid }) => address !== '127.0.0.1' && !scopeid);
    for (const { address } of others) {
      const socket = connect(host.port, address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]; // 'connect' would hang the test here
      expect(error.code).toBe('ECONNREFUSED');
    }
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/?token=${token}`);
  });

  test('a port in use is an error', async () => {
    const again = startHost({ port: host.port, token, rendererFolder: files.renderer, trainer: trainer.link });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  describe('the page', () => {
    test('is served to who knows the token, again and in a second tab', async () => {
      for (let times = 0; times < 2; times += 1) {
        const page = await get(host.port, `/?token=${token}`);
        expect(page).toMatchObject({ status: 200, text: '<!doctype html><title>Dropout Lab</title>' });
        expect(page.headers['cache-control']).toBe('no-store');
      }
    });

    test('comes with the headers that keep strangers out', async () => {
      const { headers } = await get(host.port, `/?token=${token}`);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
          `connect-src 'self' ws://127.0.0.1:${host.port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      expect(headers['set-cookie']).toBeUndefined();
    });

    test.each([
      ['without a token', '/'],
      ['by its file name', '/index.html'],
      ['by its short name', '/index'],
      ['with an empty token', '/?token='],
      ['with a wrong token', '/?token=a-token-of-that-test'],
      ['with part of the token', '/?token=a-token'],
      ['through the assets', '/assets/../index.html'],
      ['through the encoded assets', '/assets/%2e%2e/index.html'],
      ['by a path that cannot be read', '//'],
    ])('%s is refused in plain words', async (_name, path) => {
      const { status, headers, text } = await get(host.port, path);
      expect(status).toBe(403);
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(text).toContain('Open the address that Dropout Lab printed in the terminal');
    });

    test.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
      'is refused when asked for as %s',
      async (name) => {
        const { status } = await get(host.port, `/?token=${token}`, { Host: name });
        expect(status).toBe(403);
        expect((await get(host.port, '/assets/index-1a2b.js', { Host: name })).status).toBe(403);
      },
    );

    test('is refused to another site', async () => {
      for (const path of [`/?token=${token}`, '/assets/index-1a2b.js']) {
        expect((await get(host.port, path, { Origin: 'http://evil.example' })).status).toBe(403);
        expect((await get(host.port, path, { Origin: 'null' })).status).toBe(403);
        expect((await get(host.port, path, { Origin: origin })).status).toBe(200);
      }
    });

    test('takes no other method', async () => {
      expect((await get(host.port, `/?token=${token}`, {}, 'POST')).status).toBe(405);
      expect((await get(host.port, `/?token=${token}`, {}, 'HEAD')).status).toBe(200);
    });
  });

  describe('the assets', () => {
    test('need no token and may be kept', async () => {
      const asset = await get(host.port, '/assets/index-1a2b.js');
      expect(asset).toMatchObject({ status: 200, text: 'export {};' });
      expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect(asset.headers['content-type']).toContain('text/javascript');
    });

    test('and the icon of the page need no token', async () => {
      const icon = await get(host.port, '/icon.svg');
      expect(icon.status).toBe(200);
      expect(icon.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-store' });
    });

    test.each(['/assets/none.js', '/assets/', '/assets/%zz', '/assets/..%2f..%2fsecret.txt', '/assets/%00'])(
      'hold nothing at %s',
      async (path) => {
        const { status, text } = await get(host.port, path);
        expect(status).toBe(404);
        expect(text).toBe('There is nothing at this address.\n');
      },
    );

    test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt'])(
      'do not lead out of their folder by %s',
      async (path) => {
        const answer = await get(host.port, `${path}?token=${token}`);
        expect(answer.status).toBe(404);
        expect(answer.text).not.toContain('not for the window');
      },
    );
  });

  describe('the WebSocket', () => {
    test('carries binary frames both ways', async () => {
      const socket = await openOwnSocket();
      socket.send(new Uint8Array([1, 2, 3]));
      const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean]; // what ws passes
      expect([...data]).toEqual([1, 2, 3]);
      expect(isBinary).toBe(true);
    });

    test.each([
      ['without a token', '', {}],
      ['with a wrong token', '?token=wrong', {}],
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

    test('ends when a frame is larger than any request', async () => {
      const socket = await openOwnSocket();
      socket.send(new Uint8Array(2 ** 20 + 1));
      expect((await once(socket, 'close'))[0]).toBe(1009);
    });

    test('ends when text is sent', async () => {
      const socket = await openOwnSocket();
      socket.send('text');
      expect((await once(socket, 'close'))[0]).toBe(1003);
    });

    test('ends with the reason of the training process, however long', async () => {
      const socket = await openOwnSocket();
      const closed = once(socket, 'close');
      for (const listener of trainer.connections) listener.onClose(`the training process stopped ${'ŷ'.repeat(100)}`);
      const [code, reason] = (await closed) as [number, Buffer]; // what ws passes
      expect(code).toBe(1001);
      expect(reason.toString()).toMatch(/^the training process stopped ŷ+$/);
    });

    test('tells the training process when the window goes away', async () => {
      const socket = await openOwnSocket();
      const ended = trainer.ended();
      socket.terminate();
      expect(await ended).toBe('the window went away');
      expect(trainer.connections.size).toBe(0);
    });
  });
});
