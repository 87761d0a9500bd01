import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '#shared/rpc/contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import { LabError } from '#shared/lab-error.ts';
import { streamWindow } from '#shared/rpc/messages.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { findElectron } from '../desktop/electron-program.ts';
import {
  electronHarness,
  hostHarness,
  memoryHarness,
  messagePortHarness,
  webSocketHarness,
  type Harness,
} from './harnesses.ts';
import { testContract } from './test-contract.ts';

const transports: readonly (readonly [string, () => Promise<Harness>])[] = [
  ['an in-memory pair', memoryHarness],
  ['a MessagePort', messagePortHarness],
  ['a WebSocket', webSocketHarness],
  ['the browser host and its training process', hostHarness],
];

async function failure(promise: Promise<unknown>): Promise<LabError> {
  const thrown: unknown = await promise.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(LabError);
  return thrown as LabError; // checked on the line above
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

describe.each(transports)('over %s', (_name, createHarness) => {
  describeContract(createHarness);
});

describe.skipIf(findElectron() === undefined)("over Electron's ports (skipped without Electron's program)", () => {
  describeContract(electronHarness);
});

/** The one suite: what a client may rely on, whatever carries its messages. */
function describeContract(createHarness: () => Promise<Harness>): void {
  let harness: Harness;
  let transport: Transport;
  let client: Client<typeof testContract>;
  const opened: Transport[] = [];

  async function connect(): Promise<Client<typeof testContract>> {
    transport = await harness.connect();
    opened.push(transport);
    return createClient(transport, testContract);
  }

  beforeAll(async () => {
    harness = await createHarness();
    client = await connect();
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) each.close('the test is over');
    client = await connect();
  });
  afterAll(() => harness.dispose());

  describe('values', () => {
    test.each([Number.NaN, -0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 0.1, 2 ** 53])(
      'the number %s arrives as it was sent',
      async (value) => {
        expect(await client.echo(value)).toBe(value);
      },
    );

    test('special floats survive in typed arrays', async () => {
      const values = [Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.401298464324817e-45];
      const echoed = await client.echo({ single: new Float32Array(values), double: new Float64Array(values) });
      expect(echoed).toEqual({ single: new Float32Array(values), double: new Float64Array(values) });
    });

    test('plain data of every kind arrives as it was sent', async () => {
      const value = {
        absent: undefined,
        nothing: null,
        flags: [true, false],
        texts: ['', '$NaN', '$$', '$#0', 'ŷ \u{1F9EA} \uD800'],
        arrays: [new Int32Array([-1, 2]), new Uint32Array([4294967295]), new Uint8Array([1, 2, 3])],
        constructor: 'an ordinary field',
        nested: { empty: {}, none: [] },
      };
      expect(await client.echo(value)).toStrictEqual(value);
    });

    test('no input at all is undefined', async () => {
      expect(await client.echo(undefined)).toBeUndefined();
    });

    test('an empty array and one of 4 MB arrive in a stream', async () => {
      expect(await all(client.count({ count: 1, floats: 0 }))).toEqual([{ index: 0, values: new Float32Array(0) }]);
      const [first, second] = await all(client.count({ count: 2, floats: 2 ** 20 }));
      expect(first?.values.length).toBe(2 ** 20);
      expect(second?.values.every((value) => value === 1)).toBe(true);
    });

    test('the state of a user interface, wrapped in a proxy, is sent as what it holds', async () => {
      const state = new Proxy({ sizes: new Proxy([5, 10, 1], {}), values: new Float32Array([1]) }, {});
      expect(await client.echo(state)).toStrictEqual({ sizes: [5, 10, 1], values: new Float32Array([1]) });
    });

    test('what is not plain data is refused before it is sent, and the connection lives on', async () => {
      expect((await failure(client.echo({ run: () => undefined }))).code).toBe('internal');
      expect((await failure(client.answerWithFunction({}))).code).toBe('internal');
      expect(await client.echo('still here')).toBe('still here');
    });
  });

  describe('errors', () => {
    test('code and message cross', async () => {
      const error = await failure(client.fail({ code: 'engine-failed', message: 'WebAssembly ran out of memory.' }));
      expect(error).toMatchObject({ code: 'engine-failed', message: 'WebAssembly ran out of memory.' });
    });

    test('an error that is none of ours becomes internal', async () => {
      expect(await failure(client.throwPlainError({}))).toMatchObject({ code: 'internal', message: 'a bug' });
    });

    test('a stream fails after the items that went before', async () => {
      const items: number[] = [];
      const error = await failure(
        (async () => {
          for await (const item of client.failLater({})) items.push(item);
        })(),
      );
      expect(items).toEqual([1]);
      expect(error.code).toBe('engine-failed');
    });

    test('invalid input names the field and the rule', async () => {
      expect(await failure(client.check({ nested: { count: 0 } }))).toMatchObject({
        code: 'invalid-input',
        message: 'nested.count must be more than 0.',
      });
      const extra = { nested: { count: 1, surprise: true } };
      expect((await failure(client.check(extra))).message).toBe('nested has no field named surprise.');
      expect((await failure(all(client.count({ count: 1.5, floats: 0 })))).message).toBe(
        'count must be a whole number.',
      );
    });

    test('an unknown request is refused', async () => {
      const stranger = createClient(transport, { ...testContract, toString: testContract.echo });
      expect(await failure(stranger.toString(1))).toMatchObject({
        code: 'invalid-input',
        message: 'There is no request named toString.',
      });
    });

    test('a message outside the protocol ends the connection', async () => {
      const closed = new Promise((resolve) => transport.onClose(resolve));
      transport.send({ type: 'request', id: -1 });
      expect(await closed).toBe('the other side sent something that is not a message of this app');
    });
  });

  describe('cancelling', () => {
    test('a call is stopped and rejects as cancelled', async () => {
      const controller = new AbortController();
      const waiting = failure(client.wait({ label: '' }, controller.signal));
      controller.abort();
      expect((await waiting).code).toBe('cancelled');
      expect(await client.report({})).toMatchObject({ stopped: 1 });
    });

    test('a call that was cancelled before it began is not sent', async () => {
      const error = await failure(client.fail({ code: 'busy', message: 'sent' }, AbortSignal.abort()));
      expect(error.code).toBe('cancelled');
    });

    test.each([1, 1000])('a stream of %i is stopped, tells the rest and rejects as cancelled', async (count) => {
      const controller = new AbortController();
      const items: number[] = [];
      const error = await failure(
        (async () => {
          for await (const item of client.stall({ label: '', count }, controller.signal)) {
            items.push(item);
            controller.abort();
          }
        })(),
      );
      expect(error.code).toBe('cancelled');
      expect(items.slice(0, -1)).toEqual(items.slice(0, -1).map((_item, index) => index + 1));
      expect(items.at(-1)).toBe(-1);
      expect(items.length).toBeLessThanOrEqual(streamWindow + 2);
      expect(await client.report({})).toMatchObject({ stopped: 1 });
    });

    test('leaving the loop stops the stream before the next line runs', async () => {
      for await (const { index } of client.count({ count: 1_000_000, floats: 1 })) if (index === 20) break;
      const { produced, stopped } = await client.report({});
      expect(stopped).toBe(1);
      expect(produced).toBeLessThanOrEqual(21 + 2 * streamWindow);
    });

    test('two requests run side by side, each with its own end', async () => {
      const controller = new AbortController();
      const waiting = failure(client.wait({ label: '' }, controller.signal));
      expect(await all(client.count({ count: 30, floats: 1 }))).toHaveLength(30);
      controller.abort();
      expect((await waiting).code).toBe('cancelled');
    });
  });

  describe('backpressure', () => {
    test('items arrive complete and in order', async () => {
      const items = await all(client.count({ count: 300, floats: 3 }));
      expect(items.map(({ index }) => index)).toEqual(Array.from({ length: 300 }, (_, index) => index));
    });

    test('a slow consumer bounds what the producer makes', async () => {
      let taken = 0;
      for await (const { index } of client.count({ count: 100, floats: 1 })) {
        taken = index + 1;
        const { produced } = await client.report({});
        expect(produced).toBeGreaterThanOrEqual(taken);
        expect(produced).toBeLessThanOrEqual(taken + streamWindow);
      }
      expect(taken).toBe(100);
    });
  });

  describe('disconnection', () => {
    test('pending and later requests reject, and a new connection works', async () => {
      const items = client.stall({ label: '', count: 1 })[Symbol.asyncIterator]();
      await items.next();
      const pending = [failure(client.wait({ label: '' })), failure(items.next())];
      harness.breakOff();
      for (const error of await Promise.all(pending)) expect(error.code).toBe('disconnected');
      expect((await failure(client.echo(1))).code).toBe('disconnected');
      expect((await failure(all(client.count({ count: 1, floats: 1 })))).code).toBe('disconnected');
      expect(await (await connect()).echo('back again')).toBe('back again');
    });

    test('closing on this side stops what runs on the other', async () => {
      const other = await harness.connect();
      const leaving = createClient(other, testContract);
      const items = leaving.stall({ label: 'a stream left behind', count: 1 })[Symbol.asyncIterator]();
      await items.next();
      const waiting = failure(leaving.wait({ label: 'a call left behind' }));
      other.close('the window closed it');
      expect((await waiting).code).toBe('disconnected');
      await client.untilStopped({ label: 'a stream left behind' });
      await client.untilStopped({ label: 'a call left behind' });
    });

    test('closing on this side rejects what is pending', async () => {
      const pending = failure(client.wait({ label: '' }));
      transport.close('the window closed it');
      expect(await pending).toMatchObject({
        code: 'disconnected',
        message: 'The connection to the training process ended: the window closed it.',
      });
    });
  });
}
