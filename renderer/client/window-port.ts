import { LabError } from '#shared/lab-error.ts';
import { eventPortTransport } from '#shared/rpc/event-port.ts';
import { isPortReply, portRequest, type PortService } from '#shared/rpc/port-hand-over.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { fault, type FaultName } from '#shared/errors/fault.ts';
import { patience } from './patience.ts';

/** How many seconds the desktop shell may take to hand over a port; it has to start a process at most. */
const patienceSeconds = 10;

const failures = {
  trainer: 'trainer-not-started',
  'fresh-trainer': 'trainer-not-started',
  shell: 'shell-silent',
} as const satisfies Record<PortService, FaultName>;

/**
 * Asks the preload script of the desktop window for a port to a service. Only messages the window sent to
 * itself count: the preload script shares the window, everything else is a stranger.
 * @throws LabError `disconnected` when none is handed over in time.
 */
export function askForPort(service: PortService): Promise<Transport> {
  const request = portRequest(crypto.randomUUID(), service);
  return new Promise((resolve, reject) => {
    function settle(): void {
      giveUp();
      window.removeEventListener('message', receive);
    }
    function receive(event: MessageEvent<unknown>): void {
      const [port] = event.ports;
      if (event.source !== window || port === undefined || !isPortReply(event.data, request)) return;
      settle();
      resolve(eventPortTransport(port));
    }
    const giveUp = patience(patienceSeconds, () => {
      settle();
      reject(new LabError('disconnected', fault(failures[service])));
    });
    window.addEventListener('message', receive);
    window.postMessage(request, '/');
  });
}
