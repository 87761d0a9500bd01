/** A training process for tests, under either shell: the real ports and relay, the service of the test contract. */
import { acceptPorts, type ParentPort } from '#shared/rpc/parent-port.ts';
import { acceptRelayed, type RelayMessage } from '#shared/rpc/relay.ts';
import { serve } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { createTestService, testContract } from './test-contract.ts';

function accept(transport: Transport): void {
  serve(transport, testContract, createTestService());
}

const { parentPort } = process as { readonly parentPort?: ParentPort }; // Electron adds it
if (parentPort) {
  acceptPorts(parentPort, accept);
} else {
  process.on('disconnect', () => process.exit(0));
  process.on('SIGINT', () => undefined);
  acceptRelayed(
    {
      send: (message) => process.send?.(message),
      onMessage: (listener) => process.on('message', (message) => listener(message as RelayMessage)), // from our host
    },
    accept,
  );
}
