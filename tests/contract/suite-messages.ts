import { describe, expect, test } from 'vitest';
import { createClient } from '#shared/rpc/client.ts';
import { all, failure, type ConnectedLab } from './connected-lab.ts';
import { testContract } from './test-contract.ts';
import { inEnglish } from '#shared/errors/english/english.ts';
import { fault, type Fault } from '#shared/errors/fault.ts';

/** What arrives is what was sent; what must not be sent is refused. */
export function describeMessages(lab: ConnectedLab): void {
  describe('values', () => {
    test.each([Number.NaN, -0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324, 0.1, 2 ** 53])(
      'the number %s arrives as it was sent',
      async (value) => {
        expect(await lab.client.echo(value)).toBe(value);
      },
    );

    test('special floats survive in typed arrays', async () => {
      const values = [Number.NaN, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.401298464324817e-45];
      const echoed = await lab.client.echo({ single: new Float32Array(values), double: new Float64Array(values) });
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
        'printed.before': { 'fc1.weight': new Float32Array([-0, Number.NaN]) },
        nested: { empty: {}, none: [] },
      };
      expect(await lab.client.echo(value)).toStrictEqual(value);
    });

    test('no input at all is undefined', async () => {
      expect(await lab.client.echo(undefined)).toBeUndefined();
    });

    test('an empty array and one of 4 MB arrive in a stream', async () => {
      expect(await all(lab.client.count({ count: 1, floats: 0 }))).toEqual([{ index: 0, values: new Float32Array(0) }]);
      const [first, second] = await all(lab.client.count({ count: 2, floats: 2 ** 20 }));
      expect(first?.values.length).toBe(2 ** 20);
      expect(second?.values.every((value) => value === 1)).toBe(true);
    });

    test('the state of a user interface, wrapped in a proxy, is sent as what it holds', async () => {
      const state = new Proxy({ sizes: new Proxy([5, 10, 1], {}), values: new Float32Array([1]) }, {});
      expect(await lab.client.echo(state)).toStrictEqual({ sizes: [5, 10, 1], values: new Float32Array([1]) });
    });

    test('what is not plain data is refused before it is sent, and the connection lives on', async () => {
      expect((await failure(lab.client.echo({ run: () => undefined }))).code).toBe('internal');
      expect((await failure(lab.client.answerWithFunction({}))).code).toBe('internal');
      expect(await lab.client.echo('still here')).toBe('still here');
    });
  });

  describe('errors', () => {
    test.each([
      fault('no-experiment'),
      fault('step-not-done', { step: 12, completedSteps: 5 }),
      fault('other-shape', { expected: [10, 5], given: [] }),
      fault('nothing-fits', { wanted: ['fc1.weight [10, 5]'], held: ['“ŷ” [2]'] }),
      fault('file-refused', {
        field: 'edits[3]',
        line: null,
        rule: fault('does-not-fit', { misfit: fault('no-sample', { sample: 16 }) }),
      }),
      fault('not-saved', { file: '$NaN', cause: 'other', detail: '' }),
    ])('code, name and parts of $name cross, and its sentence is made of them', async (sent) => {
      const error = await failure(lab.client.fail({ code: 'file-failed', fault: sent }));
      expect(error.code).toBe('file-failed');
      expect(error.fault).toStrictEqual(sent);
      expect(error.message).toBe(inEnglish(sent));
    });

    test('a fault that has no text is not sent', async () => {
      const stranger = { name: 'toString', parts: {} } as unknown as Fault; // what the compiler would not let pass
      expect(await failure(lab.client.fail({ code: 'internal', fault: stranger }))).toMatchObject({
        code: 'invalid-input',
        message: 'fault is not valid.',
      });
    });

    test('an error that is none of ours becomes internal', async () => {
      expect(await failure(lab.client.throwPlainError({}))).toMatchObject({
        code: 'internal',
        fault: fault('unexpected', { detail: 'a bug' }),
      });
    });

    test('a stream fails after the items that went before', async () => {
      const items: number[] = [];
      const error = await failure(
        (async () => {
          for await (const item of lab.client.failLater({})) items.push(item);
        })(),
      );
      expect(items).toEqual([1]);
      expect(error.code).toBe('engine-failed');
    });

    test('invalid input names the field and the rule', async () => {
      expect(await failure(lab.client.check({ nested: { count: 0 } }))).toMatchObject({
        code: 'invalid-input',
        fault: fault('request-refused', {
          request: 'check',
          field: 'nested.count',
          rule: fault('more-than', { minimum: 0 }),
        }),
        message: 'nested.count must be more than 0.',
      });
      const extra = { nested: { count: 1, surprise: true } };
      expect((await failure(lab.client.check(extra))).message).toBe('nested has no field named surprise.');
      expect((await failure(all(lab.client.count({ count: 1.5, floats: 0 })))).message).toBe(
        'count must be a whole number.',
      );
    });

    test('an unknown request is refused', async () => {
      const stranger = createClient(lab.transport, { ...testContract, toString: testContract.echo });
      expect(await failure(stranger.toString(1))).toMatchObject({
        code: 'invalid-input',
        message: 'There is no request named toString.',
      });
    });

    test('a message outside the protocol ends the connection', async () => {
      const closed = new Promise((resolve) => lab.transport.onClose(resolve));
      lab.transport.send({ type: 'request', id: -1 });
      expect(await closed).toBe('protocol-broken');
    });
  });
}
