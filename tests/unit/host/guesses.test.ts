import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createEchoTrainer } from './echo-trainer.ts';
import { startTestHost, testToken, type TestHost } from './host-fixture.ts';

describe('guessing the token', () => {
  const trainer = createEchoTrainer();
  let milliseconds = 0;
  let host: TestHost;
  beforeAll(async () => {
    host = await startTestHost({ trainer: trainer.link, now: () => milliseconds });
  });
  beforeEach(() => {
    milliseconds += 3_600_000;
  });
  afterAll(() => host.stop());

  /** What a window with this token is told: why it is refused, or nothing. */
  async function tryToken(token: string, service = 'lab'): Promise<string> {
    const url = `ws://127.0.0.1:${host.port}/${service}?token=${token}`;
    const socket = new WebSocket(url, { headers: { Origin: host.origin } });
    const refused = once(socket, 'close').then(([, reason]) => String(reason));
    await once(socket, 'open');
    socket.close();
    return refused;
  }

  async function guess(times: number): Promise<ReadonlySet<string>> {
    const heard = new Set<string>();
    for (let turn = 0; turn < times; turn += 1) heard.add(await tryToken(`guess-${turn}`, turn % 2 ? 'lab' : 'files'));
    return heard;
  }

  test('after twenty wrong ones no token is looked at, not even the right one', async () => {
    expect(await guess(20)).toEqual(new Set(['no-access']));
    expect(await guess(5)).toEqual(new Set(['too-many-guesses']));
    expect(await tryToken(testToken)).toBe('too-many-guesses');
    expect(trainer.connections.size).toBe(0);
  });

  test('then one a second is', async () => {
    await guess(20);
    milliseconds += 999;
    expect(await guess(1)).toEqual(new Set(['too-many-guesses']));
    milliseconds += 1;
    expect(await guess(1)).toEqual(new Set(['no-access']));
    expect(await guess(1)).toEqual(new Set(['too-many-guesses']));
    milliseconds += 1000;
    expect(await tryToken(testToken)).toBe('');
  });

  test('the right token costs nothing', async () => {
    for (let turn = 0; turn < 30; turn += 1) expect(await tryToken(testToken)).toBe('');
    expect(await guess(20)).toEqual(new Set(['no-access']));
  });
});
