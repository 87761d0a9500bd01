import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEchoTrainer } from './echo-trainer.ts';
import { sendRaw, startTestHost, statuses, testToken, type TestHost } from './host-fixture.ts';

/** Requests about whose end two programs could be of different minds: the second one, hidden in the first, is never answered. */
describe('a smuggled request', () => {
  const trainer = createEchoTrainer();
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ trainer: trainer.link });
  });
  afterAll(() => host.stop());

  const own = (): string => `Host: 127.0.0.1:${host.port}`;
  const hidden = (): string => `GET /icon.svg HTTP/1.1\r\n${own()}\r\nConnection: close\r\n\r\n`;

  test.each([
    ['two lengths', (body: string) => [`Content-Length: ${body.length}\r\nContent-Length: 0`, body]],
    ['a list of lengths', (body: string) => [`Content-Length: 0, ${body.length}`, body]],
    ['a length and chunks', (body: string) => ['Content-Length: 4\r\nTransfer-Encoding: chunked', `0\r\n\r\n${body}`]],
    ['chunks and a length', (body: string) => ['Transfer-Encoding: chunked\r\nContent-Length: 5', `0\r\n\r\n${body}`]],
    ['chunks it calls otherwise', (body: string) => ['Transfer-Encoding: xchunked', `0\r\n\r\n${body}`]],
    ['chunks twice encoded', (body: string) => ['Transfer-Encoding: chunked, identity', `0\r\n\r\n${body}`]],
    ['a space before the colon', (body: string) => [`Content-Length : ${body.length}`, body]],
    ['a folded header', (body: string) => [`Transfer-Encoding:\r\n chunked`, `0\r\n\r\n${body}`]],
    ['lines without their return', (body: string) => [`X: y\nContent-Length: ${body.length}`, body]],
    ['a negative length', (body: string) => ['Content-Length: -1', body]],
    ['a length in hexadecimal', (body: string) => [`Content-Length: 0x${body.length.toString(16)}`, body]],
    [
      'a chunk that is longer than it says',
      (body: string) => ['Transfer-Encoding: chunked', `1\r\n${body}\r\n0\r\n\r\n`],
    ],
    ['a NUL in a header', (body: string) => [`X: \0\r\nContent-Length: ${body.length}`, body]],
  ])('by %s is refused with the one around it', async (_name, make) => {
    for (const method of ['GET', 'POST']) {
      const [headers = '', body = ''] = make(hidden());
      const heard = await sendRaw(host.port, `${method} / HTTP/1.1\r\n${own()}\r\n${headers}\r\n\r\n${body}`);
      expect(heard).not.toContain('<svg');
      // The first may have been answered before its body broke the rules; one whose end nobody knows has no next one.
      expect([[400], [405], [405, 400], [200, 400]]).toContainEqual(statuses(heard));
    }
  });

  test('as the body of another is read as a body', async () => {
    const body = hidden();
    for (const [method, status] of [
      ['POST', 405],
      ['GET', 200],
    ] as const) {
      const head = `${method} / HTTP/1.1\r\n${own()}\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`;
      const heard = await sendRaw(host.port, head + body);
      expect(statuses(heard)).toEqual([status]);
      expect(heard).not.toContain('<svg');
    }
  });

  test('behind one for a WebSocket reaches nothing', async () => {
    const asked =
      `GET /lab?token=wrong HTTP/1.1\r\n${own()}\r\nOrigin: ${host.origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    const other = asked.replace('wrong', testToken);
    const heard = await sendRaw(host.port, asked.replace('Origin: ', 'Origin: x') + other);
    expect(statuses(heard)).toEqual([403]);
    expect(trainer.connections.size).toBe(0);
  });

  test('in a row with others is judged by itself', async () => {
    const ask = (path: string, name: string, more = ''): string =>
      `GET ${path} HTTP/1.1\r\nHost: ${name}\r\n${more}\r\n`;
    const name = `127.0.0.1:${host.port}`;
    const heard = await sendRaw(
      host.port,
      ask('/icon.svg', name) + ask('/', 'evil.example') + ask('/none', name) + ask('/', name, 'Connection: close\r\n'),
    );
    expect(statuses(heard)).toEqual([200, 403, 404, 200]);
  });
});
