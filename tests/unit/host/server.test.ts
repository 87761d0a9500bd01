import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEchoTrainer } from './echo-trainer.ts';
import { get, startTestHost, testToken as token, type TestHost } from './host-fixture.ts';

describe('the host', () => {
  const trainer = createEchoTrainer();
  let host: TestHost;
  let origin: string;

  beforeAll(async () => {
    host = await startTestHost({ trainer: trainer.link });
    origin = host.origin;
  });
  afterAll(() => host.stop());

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
    const again = startTestHost({ trainer: trainer.link, port: host.port });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  describe('the page', () => {
    test('is served with the token and, when it is loaded again, without', async () => {
      for (const path of [`/?token=${token}`, '/', '/?token=wrong']) {
        const page = await get(host.port, path);
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

    test('is refused in plain words at an address that cannot be read', async () => {
      const { status, headers, text } = await get(host.port, '//');
      expect(status).toBe(404);
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(text).toBe('There is nothing at this address.\n');
    });

    test.each([
      ['es-MX,es;q=0.9,en;q=0.8', 'Abre la dirección'],
      ['zh-CN', '请打开'],
      ['fr-FR,es;q=0.5', 'Abre la dirección'],
      ['fr-FR', 'Open the address'],
    ])('a browser that asks for %s is refused in its language', async (language, advice) => {
      const { status, text } = await get(host.port, '/', {
        Host: `localhost:${host.port}`,
        'Accept-Language': language,
      });
      expect(status).toBe(403);
      expect(text).toContain(advice);
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
});
