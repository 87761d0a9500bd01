import { portTransport } from './port-transport.ts';
import type { Transport } from './transport.ts';

/** As much of Electron's `MessagePortMain` as a transport needs. */
export interface MainPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  postMessage(message: unknown): void;
  close(): void;
}

/** As much of `process.parentPort` in an Electron utility process as is used: ports come with its messages. */
export interface ParentPort {
  on(event: 'message', listener: (event: { readonly ports: readonly MainPort[] }) => void): unknown;
}

/** A transport over one of Electron's ports outside a window. */
export function mainPortTransport(port: MainPort): Transport {
  const transport = portTransport(port, {
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        listener(data);
      });
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
  });
  port.start();
  return transport;
}

/** Calls `accept` with a transport over each port the parent hands over. */
export function acceptPorts(parent: ParentPort, accept: (transport: Transport) => void): void {
  parent.on('message', ({ ports }) => {
    for (const port of ports) accept(mainPortTransport(port));
  });
}
