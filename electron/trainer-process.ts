/**
 * The training process, the same under both shells. Electron starts it as a utility process and hands it one message
 * port for each connection; the browser host forks it and relays all connections over the one channel of a fork.
 */
import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { serveLab } from '#core/serve-lab.ts';
import { diskStorage } from '#core/storage/disk/disk-storage.ts';
import { acceptPorts, type ParentPort } from '#shared/rpc/parent-port.ts';
import { acceptRelayed, type RelayMessage } from '#shared/rpc/relay.ts';
import type { Transport } from '#shared/rpc/transport.ts';

const accept = (transport: Transport): void => serveLab(transport, { ...nodeEngine, storage: diskStorage() });

function acceptFromHost(): void {
  // The channel to the host closes when the host ends: there is then no window left.
  process.on('disconnect', () => process.exit(0));
  // Ctrl+C reaches every process of a terminal; the host ends this one when it is done with it.
  process.on('SIGINT', () => undefined);
  acceptRelayed(
    {
      // A host that is ending takes no more messages; that it has ended is heard of above.
      send: (message) => process.connected && process.send?.(message, undefined, undefined, () => undefined),
      onMessage: (listener) => process.on('message', (message) => listener(message as RelayMessage)), // from our host
    },
    accept,
  );
}

process.on('uncaughtException', (error) => {
  // Where its words go to a pipe, as in the desktop app's log, they take a while.
  process.stderr.write(`${error.stack ?? String(error)}\n`, () => process.exit(1));
});

const { parentPort } = process as { readonly parentPort?: ParentPort }; // Electron adds it
if (parentPort) acceptPorts(parentPort, accept);
else if (process.send) acceptFromHost();
else throw new Error('The training process is started by the app, not by hand.');
