import { LabError } from '#shared/lab-error.ts';
import { fault } from '#shared/errors/fault.ts';
import { eventPortTransport } from '#shared/rpc/event-port.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** Where the page of the web edition says that the program of its engine lies. */
function engineAddress(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="dropout-lab-engine"]');
  return new URL(named?.content ?? '', document.baseURI).href;
}

/**
 * Starts a worker with an engine of its own and connects this page to it; it ends with the connection.
 * @throws LabError `disconnected` when its program cannot be had or does not start.
 */
export function startWorker(): Promise<Transport> {
  const worker = new Worker(engineAddress(), { type: 'module', name: 'dropout-lab-engine' });
  const { port1, port2 } = new MessageChannel();
  const transport = eventPortTransport(port1);
  transport.onClose(() => {
    worker.terminate();
  });
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', () => {
      resolve(transport); // its first and only message: it is there
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      transport.close('trainer-stopped');
      reject(new LabError('disconnected', fault('worker-not-started')));
    });
    worker.postMessage(null, [port2]);
  });
}
