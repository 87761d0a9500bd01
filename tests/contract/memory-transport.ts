import { plainSize } from '#shared/rpc/plain-size.ts';
import { createTransport, type Transport, type WiredTransport } from '#shared/rpc/transport.ts';

/** Two transports joined in memory: messages are cloned as a port would clone them and arrive later, in order. */
export function memoryTransportPair(): readonly [Transport, Transport] {
  function end(other: () => WiredTransport): WiredTransport {
    const self = createTransport({
      send(message) {
        const clone: unknown = structuredClone(message);
        const bytes = plainSize(clone);
        queueMicrotask(() => {
          other().deliver(clone, bytes);
          self.taken(bytes);
        });
        return bytes;
      },
      close: (reason) => queueMicrotask(() => other().closed(reason)),
    });
    return self;
  }
  const left = end(() => right);
  const right = end(() => left);
  return [left.transport, right.transport];
}
