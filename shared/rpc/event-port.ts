import { portTransport } from './port-transport.ts';
import type { Transport } from './transport.ts';

/** As much of a `MessagePort` of the web as a transport needs. */
export interface EventPort {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

/** A transport over one end of a message channel of the web: its other end is in another process, or in a worker of this page. */
export function eventPortTransport(port: EventPort): Transport {
  const transport = portTransport(port, {
    onMessage(listener) {
      port.addEventListener('message', ({ data }) => {
        listener(data);
      });
    },
    onClose(listener) {
      port.addEventListener('close', listener);
    },
  });
  port.start();
  return transport;
}
