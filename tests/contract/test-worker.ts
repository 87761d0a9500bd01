/** A worker of a page for tests: the real ports, the service of the test contract. */
import { eventPortTransport, type EventPort } from '#shared/rpc/event-port.ts';
import { serve } from '#shared/rpc/server.ts';
import { createTestService, testContract } from './test-contract.ts';

self.addEventListener('message', ({ ports: [port] }) => {
  if (port) serve(eventPortTransport(port as EventPort), testContract, createTestService());
});
