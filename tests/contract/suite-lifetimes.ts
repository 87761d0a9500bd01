import { describe, expect, test } from 'vitest';
import { createClient } from '#shared/rpc/client.ts';
import { streamWindow } from '#shared/rpc/messages.ts';
import { all, failure, type ConnectedLab } from './connected-lab.ts';
import { testContract } from './test-contract.ts';
import { fault } from '#shared/errors/fault.ts';

/** How requests, streams and connections end, and how much may be under way before they do. */
export function describeLifetimes(lab: ConnectedLab): void {
  describe('cancelling', () => {
    test('a call is stopped and rejects as cancelled', async () => {
      const controller = new AbortController();
      const waiting = failure(lab.client.wait({ label: '' }, controller.signal));
      controller.abort();
      expect((await waiting).code).toBe('cancelled');
      expect(await lab.client.report({})).toMatchObject({ stopped: 1 });
    });

    test('a call that was cancelled before it began is not sent', async () => {
      const error = await failure(lab.client.fail({ code: 'busy', fault: fault('engine-busy') }, AbortSignal.abort()));
      expect(error.code).toBe('cancelled');
    });

    test.each([1, 1000])('a stream of %i is stopped, tells the rest and rejects as cancelled', async (count) => {
      const controller = new AbortController();
      const items: number[] = [];
      const error = await failure(
        (async () => {
          for await (const item of lab.client.stall({ label: '', count }, controller.signal)) {
            items.push(item);
            controller.abort();
          }
        })(),
      );
      expect(error.code).toBe('cancelled');
      expect(items.slice(0, -1)).toEqual(items.slice(0, -1).map((_item, index) => index + 1));
      expect(items.at(-1)).toBe(-1);
      expect(items.length).toBeLessThanOrEqual(streamWindow + 2);
      expect(await lab.client.report({})).toMatchObject({ stopped: 1 });
    });

    test('leaving the loop stops the stream before the next line runs', async () => {
      for await (const { index } of lab.client.count({ count: 1_000_000, floats: 1 })) if (index === 20) break;
      const { produced, stopped } = await lab.client.report({});
      expect(stopped).toBe(1);
      expect(produced).toBeLessThanOrEqual(21 + 2 * streamWindow);
    });

    test('two requests run side by side, each with its own end', async () => {
      const controller = new AbortController();
      const waiting = failure(lab.client.wait({ label: '' }, controller.signal));
      expect(await all(lab.client.count({ count: 30, floats: 1 }))).toHaveLength(30);
      controller.abort();
      expect((await waiting).code).toBe('cancelled');
    });
  });

  describe('backpressure', () => {
    test('items arrive complete and in order', async () => {
      const items = await all(lab.client.count({ count: 300, floats: 3 }));
      expect(items.map(({ index }) => index)).toEqual(Array.from({ length: 300 }, (_, index) => index));
    });

    test('a slow consumer bounds what the producer makes', async () => {
      let taken = 0;
      for await (const { index } of lab.client.count({ count: 100, floats: 1 })) {
        taken = index + 1;
        const { produced } = await lab.client.report({});
        expect(produced).toBeGreaterThanOrEqual(taken);
        expect(produced).toBeLessThanOrEqual(taken + streamWindow);
      }
      expect(taken).toBe(100);
    });
  });

  describe('disconnection', () => {
    test('pending and later requests reject, and a new connection works', async () => {
      const items = lab.client.stall({ label: '', count: 1 })[Symbol.asyncIterator]();
      await items.next();
      const pending = [failure(lab.client.wait({ label: '' })), failure(items.next())];
      lab.harness.breakOff();
      for (const error of await Promise.all(pending)) expect(error.code).toBe('disconnected');
      expect((await failure(lab.client.echo(1))).code).toBe('disconnected');
      expect((await failure(all(lab.client.count({ count: 1, floats: 1 })))).code).toBe('disconnected');
      expect(await (await lab.connect()).echo('back again')).toBe('back again');
    });

    test('closing on this side stops what runs on the other', async () => {
      const other = await lab.harness.connect();
      const leaving = createClient(other, testContract);
      const items = leaving.stall({ label: 'a stream left behind', count: 1 })[Symbol.asyncIterator]();
      await items.next();
      const waiting = failure(leaving.wait({ label: 'a call left behind' }));
      await leaving.echo('what was asked before this has begun');
      other.close('closed-by-window');
      expect((await waiting).code).toBe('disconnected');
      await lab.client.untilStopped({ label: 'a stream left behind' });
      await lab.client.untilStopped({ label: 'a call left behind' });
    });

    test('closing on this side rejects what is pending', async () => {
      const pending = failure(lab.client.wait({ label: '' }));
      lab.transport.close('closed-by-window');
      expect(await pending).toMatchObject({
        code: 'disconnected',
        fault: fault('connection-lost', { reason: fault('closed-by-window') }),
        message: 'The connection to the engine ended: the window closed it.',
      });
    });
  });
}
