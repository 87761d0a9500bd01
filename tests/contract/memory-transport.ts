import { createTransport, type Transport, type WiredTransport } from '#shared/rpc/transport.ts';

/** Two transports joined in memory: messages are cloned as a port would clone them and arrive later, in order. */
export function memoryTransportPair(): readonly [Transport, Transport] {
  function end(other: () => WiredTransport): WiredTransport {
    return createTransport({
      send(message) {
        const clone: unknown = structuredClone(message);
        queueMicrotask(() => other().deliver(clone));
      },
      close: (reason) => queueMicrotask(() => other().closed(reason)),
    });
  }
  const left = end(() => right);
  const right = end(() => left);
  return [left.transport, right.transport];
}
