import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEchoTrainer } from './echo-trainer.ts';
import { get, openSocket, sendRaw, startTestHost, statuses, testToken, type TestHost } from './host-fixture.ts';

/** What a program or a page that is not ours can send; whatever it is, it reaches neither files nor the training process. */
describe('a stranger', () => {
  const trainer = createEchoTrainer();
  let host: TestHost;
  let own: string;
  beforeAll(async () => {
    host = await startTestHost({ trainer: trainer.link });
    own = `127.0.0.1:${host.port}`;
  });
  afterAll(() => host.stop());

  const rebound = ['evil.example', 'localhost', '127.0.0.2', '[::1]', '0.0.0.0', '127.1', '2130706433'];

  test.each(rebound)('whose name %s was made to lead here gets no page and no socket', async (name) => {
    const sameName = `${name}:${host.port}`;
    expect((await get(host.port, '/', { Host: sameName })).status).toBe(403);
    const headers = { Host: sameName, Origin: `http://${sameName}` };
    expect(await openSocket(`${host.socketUrl}?token=${testToken}`, headers)).toBe(403);
  });

  test.each([
    'http://evil.example',
    'null',
    'https://127.0.0.1:PORT',
    'http://127.0.0.1:PORT.evil.example',
    'http://127.0.0.1:PORT@evil.example',
    'http://localhost:PORT',
    'HTTP://127.0.0.1:PORT',
    'http://127.0.0.1:PORT/',
    'app://lab',
  ])('at the origin %s opens no socket, token or not', async (given) => {
    const origin = given.replace('PORT', String(host.port));
    for (const query of ['', `?token=${testToken}`])
      expect(await openSocket(`${host.socketUrl}${query}`, { Origin: origin })).toBe(403);
    expect(trainer.connections.size).toBe(0);
  });

  const upgrade = (target: string, more = ''): string =>
    `GET ${target} HTTP/1.1\r\nHost: ${own}\r\nOrigin: ${host.origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
    `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${more}\r\n`;

  test('that names a host in its target is refused, whatever host that is', async () => {
    for (const target of [`http://${own}/`, 'http://evil.example/', `http://evil.example/?token=${testToken}`, '*']) {
      const heard = await sendRaw(host.port, `GET ${target} HTTP/1.1\r\nHost: ${own}\r\nConnection: close\r\n\r\n`);
      expect(statuses(heard), target).toEqual([403]);
      expect(heard).not.toContain('<title>');
    }
    expect(statuses(await sendRaw(host.port, `CONNECT ${own} HTTP/1.1\r\nHost: ${own}\r\n\r\n`))).toEqual([]);
    for (const target of [`http://${own}/lab?token=${testToken}`, `ws://evil.example/lab?token=${testToken}`])
      expect(statuses(await sendRaw(host.port, upgrade(target))), target).toEqual([403]);
    expect(trainer.connections.size).toBe(0);
  });

  test('that says two names is refused', async () => {
    for (const names of [`Host: ${own}\r\nHost: evil.example`, `Host: evil.example\r\nHost: ${own}`, 'X: y'])
      expect(
        statuses(await sendRaw(host.port, `GET / HTTP/1.1\r\n${names}\r\nConnection: close\r\n\r\n`))[0],
      ).toSatisfy((status) => status === 400 || status === 403);
    expect(statuses(await sendRaw(host.port, upgrade('/lab', 'Host: evil.example\r\n')))[0]).toBe(403);
  });

  test('that wants another protocol gets none', async () => {
    const asked = upgrade(`/lab?token=${testToken}`).replace('Upgrade: websocket', 'Upgrade: h2c');
    expect(statuses(await sendRaw(host.port, asked))).toEqual([400]);
    expect(trainer.connections.size).toBe(0);
  });
});
