import { z } from 'zod';
import { LabError, labErrorCodes } from '#shared/lab-error.ts';
import { call, stream, type Handlers } from '#shared/rpc/contract.ts';
import { fault } from '#shared/errors/fault.ts';
import { faultSchema } from '#shared/errors/fault-schema.ts';

/** A service small enough to know by heart: everything a transport must carry, and a view of what the service did. */
export const testContract = {
  echo: call<unknown>()(z.unknown()),
  check: call<number>()(z.strictObject({ nested: z.strictObject({ count: z.number().int().positive() }) })),
  fail: call<never>()(z.strictObject({ code: z.enum(labErrorCodes), fault: faultSchema })),
  throwPlainError: call<never>()(z.strictObject({})),
  answerWithFunction: call<unknown>()(z.strictObject({})),
  /** Of the process that serves the request. */
  processId: call<number>()(z.strictObject({})),
  /** Waits until it is cancelled. */
  wait: call<never>()(z.strictObject({ label: z.string() })),
  /** 0, 1, 2, ... below `count`, each with `floats` floats of its own value. */
  count: stream<{ readonly index: number; readonly values: Float32Array }>()(
    z.strictObject({ count: z.number().int().nonnegative(), floats: z.number().int().nonnegative() }),
  ),
  /** Sends one item and then fails. */
  failLater: stream<number>()(z.strictObject({})),
  /** Sends 1, 2, ... up to `count` and then nothing until it is cancelled; its last word is -1. */
  stall: stream<number>()(z.strictObject({ label: z.string(), count: z.number() })),
  /** What the other requests of this connection have done so far. */
  report: call<Report>()(z.strictObject({})),
  /** Answers once the request with this label was stopped, on whatever connection it ran. */
  untilStopped: call<string>()(z.strictObject({ label: z.string() })),
};

export interface Report {
  /** Items `count` has made. */
  readonly produced: number;
  /** Requests that were stopped by their signal or by leaving their stream. */
  readonly stopped: number;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}

const stoppedLabels = new Set<string>();
const onStop = new Set<() => void>();

/** The service of one connection. */
export function createTestService(): Handlers<typeof testContract> {
  let produced = 0;
  let stopped = 0;
  const stop = (label = ''): void => {
    stopped += 1;
    stoppedLabels.add(label);
    for (const listener of onStop) listener();
  };
  return {
    echo: (input) => input,
    check: ({ nested }) => nested.count,
    fail({ code, fault: what }) {
      throw new LabError(code, what);
    },
    throwPlainError() {
      throw new TypeError('a bug');
    },
    answerWithFunction: () => () => undefined,
    processId: () => process.pid,
    async wait({ label }, signal) {
      await aborted(signal);
      stop(label);
      throw new Error('what a handler throws on its way out');
    },
    async *count({ count, floats }) {
      let index = 0;
      try {
        for (; index < count; index += 1) {
          produced += 1;
          yield await Promise.resolve({ index, values: new Float32Array(floats).fill(index) });
        }
      } finally {
        if (index < count) stop();
      }
    },
    async *failLater() {
      yield await Promise.resolve(1);
      throw new LabError(
        'engine-failed',
        fault('engine-step-failed', { detail: 'The engine failed after the first item.' }),
      );
    },
    async *stall({ label, count }, signal) {
      for (let item = 1; item <= count && !signal.aborted; item += 1) yield item;
      await aborted(signal);
      stop(label);
      yield -1;
    },
    report: () => ({ produced, stopped }),
    async untilStopped({ label }) {
      while (!stoppedLabels.has(label)) {
        await new Promise<void>((resolve) => {
          onStop.add(resolve);
        });
      }
      return label;
    },
  };
}
