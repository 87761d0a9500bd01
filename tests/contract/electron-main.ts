/**
 * Electron's main process for the contract suite: starts a utility process and joins each connection that is relayed to
 * it from outside to a port of that process, message by message.
 */
import { app, MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import { mainPortTransport } from '#shared/rpc/parent-port.ts';
import { acceptRelayed, type RelayMessage } from '#shared/rpc/relay.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { breakOffMessage, readyMessage } from './electron-messages.ts';

let trainer: UtilityProcess | undefined;

function join(outside: Transport): void {
  trainer ??= utilityProcess.fork(`${import.meta.dirname}/test-trainer.js`).once('exit', () => (trainer = undefined));
  const { port1, port2 } = new MessageChannelMain();
  trainer.postMessage(null, [port1]);
  const inside = mainPortTransport(port2);
  for (const [from, to] of [
    [outside, inside],
    [inside, outside],
  ] as const) {
    from.onMessage((message) => {
      to.send(message);
    });
    from.onClose((reason) => {
      to.close(reason);
    });
  }
}

process.on('disconnect', () => {
  app.exit(0);
});
void app.whenReady().then(() => {
  acceptRelayed(
    {
      send: (message) => process.send?.(message),
      onMessage: (listener) =>
        process.on('message', (message) => {
          if (message === breakOffMessage) trainer?.kill();
          else listener(message as RelayMessage); // from the suite
        }),
    },
    join,
  );
  process.send?.(readyMessage);
});
