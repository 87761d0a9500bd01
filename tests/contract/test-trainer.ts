/** A training process for tests: the real relay, the service of the test contract. */
import { acceptRelayed, type RelayMessage } from '#shared/rpc/relay.ts';
import { serve } from '#shared/rpc/server.ts';
import { createTestService, testContract } from './test-contract.ts';

process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
acceptRelayed(
  {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as RelayMessage)), // from our host
  },
  (transport) => serve(transport, testContract, createTestService()),
);
