import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createClient } from '#shared/rpc/client.ts';
import type { Client } from '#shared/rpc/contract.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { findElectron } from '../desktop/electron-program.ts';
import { chromiumHarness, hasChromium } from './chromium-worker.ts';
import {
  electronHarness,
  hostHarness,
  memoryHarness,
  messagePortHarness,
  webSocketHarness,
  type Harness,
} from './harnesses.ts';
import { describeLifetimes } from './suite-lifetimes.ts';
import { describeMessages } from './suite-messages.ts';
import { testContract } from './test-contract.ts';

/** The one suite: what a client may rely on, whatever carries its messages. */
function describeContract(createHarness: () => Promise<Harness>): void {
  let harness: Harness;
  let transport: Transport;
  let client: Client<typeof testContract>;
  const opened: Transport[] = [];

  async function connect(): Promise<Client<typeof testContract>> {
    transport = await harness.connect();
    opened.push(transport);
    client = createClient(transport, testContract);
    return client;
  }

  beforeAll(async () => {
    harness = await createHarness();
    await connect();
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) each.close('closed-by-window');
    await connect();
  });
  afterAll(() => harness.dispose());

  const lab = {
    get harness() {
      return harness;
    },
    get transport() {
      return transport;
    },
    get client() {
      return client;
    },
    connect,
  };
  describeMessages(lab);
  describeLifetimes(lab);
}

describe.each([
  ['an in-memory pair', memoryHarness],
  ['a MessagePort', messagePortHarness],
  ['a WebSocket', webSocketHarness],
  ['the browser host and its training process', hostHarness],
])('over %s', (_name, createHarness) => {
  describeContract(() => createHarness());
});

describe.skipIf(!hasChromium)('over the port of a worker in Chromium (skipped without a browser)', () => {
  describeContract(() => chromiumHarness('tests/contract/test-worker.ts'));
});

describe.skipIf(findElectron() === undefined)("over Electron's ports (skipped without Electron's program)", () => {
  describeContract(electronHarness);
});
