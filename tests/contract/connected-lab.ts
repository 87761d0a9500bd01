import { expect } from 'vitest';
import { LabError } from '#shared/lab-error.ts';
import type { Client } from '#shared/rpc/contract.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { Harness } from './harnesses.ts';
import type { testContract } from './test-contract.ts';

/** What each test of the suite is given: a fresh connection over the transport under test. */
export interface ConnectedLab {
  readonly harness: Harness;
  readonly transport: Transport;
  readonly client: Client<typeof testContract>;
  /** Opens another connection, which takes the place of this one. */
  readonly connect: () => Promise<Client<typeof testContract>>;
}

/** What a promise was rejected with, which must be a LabError. */
export async function failure(promise: Promise<unknown>): Promise<LabError> {
  const thrown: unknown = await promise.then(
    () => expect.fail('nothing was thrown'),
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(LabError);
  return thrown as LabError; // checked on the line above
}

/** All items of a stream. */
export async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
