import { labContract, type LabClient } from '#shared/contract/lab-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { forgetAccessToken } from './access-token.ts';
import { connectSocket } from './connect-socket.ts';
import { shell, type Shell } from './shell.ts';
import { askForPort } from './window-port.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';

/** A connection of this window to a service, hence an experiment, of its own. */
export interface LabConnection {
  readonly client: LabClient;
  /**
   * Calls `listener` once when the connection ends, with the reason, at once if it has ended. Returns the way out.
   */
  onClose(listener: (reason: CloseReason) => void): () => void;
  /** Ends the connection; every request of it rejects with LabError `disconnected`. */
  close(reason?: CloseReason): void;
}

/** The training process that runs, or a new one in its place, whatever that one is at. */
export type WantedEngine = 'present' | 'fresh';

/** What either shell calls it. */
const services = {
  present: { port: 'trainer', socket: 'lab' },
  fresh: { port: 'fresh-trainer', socket: 'fresh-lab' },
} as const satisfies Readonly<Record<WantedEngine, object>>;

/** How each shell leads to an engine. */
const connections: Readonly<Record<Shell, (engine: WantedEngine) => Promise<Transport>>> = {
  desktop: (engine) => askForPort(services[engine].port),
  host: (engine) => connectSocket(services[engine].socket),
  // Every connection has a worker of its own, so each is fresh.
  web: async () => (await import('./worker-engine.ts')).startWorker(),
};

/**
 * Connects this window to the training process, or to a worker that trains. Called again after a
 * connection ended, it makes a new one, starting the training process again if need be.
 * @throws LabError `disconnected` when there is no way to it.
 */
export async function connectLab(engine: WantedEngine): Promise<LabConnection> {
  const transport = await connections[shell](engine);
  transport.onClose((reason) => {
    if (reason === 'no-access') forgetAccessToken();
  });
  return {
    client: createClient(transport, labContract),
    onClose: (listener) => transport.onClose(listener),
    close: (reason = 'closed-by-window') => transport.close(reason),
  };
}
