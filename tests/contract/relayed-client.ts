import type { ChildProcess } from 'node:child_process';
import { frameTransport } from '#shared/rpc/frame-transport.ts';
import type { RelayMessage } from '#shared/rpc/relay.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** The parent's end of a relay, with frames made and read here: opens connections to a child process. */
export function createRelayedClient(child: ChildProcess): () => Transport {
  const connections = new Map<number, ReturnType<typeof frameTransport>>();
  let lastConnection = 0;
  const post = (message: RelayMessage): void => {
    if (child.connected) child.send(message);
  };
  child.on('message', (received) => {
    const message = received as RelayMessage; // unknown texts have no connection and are passed over
    const wired = connections.get(message.connection);
    if (message.type === 'frame') {
      wired?.deliverFrame(message.frame);
      post({ type: 'taken', connection: message.connection, bytes: message.frame.byteLength });
    } else if (message.type === 'taken') wired?.taken(message.bytes);
    else if (message.type === 'close') wired?.closed(message.reason);
  });
  return () => {
    const connection = ++lastConnection;
    const wired = frameTransport({
      send: (frame) => {
        post({ type: 'frame', connection, frame });
        wired.taken(frame.byteLength);
      },
      close: (reason) => {
        post({ type: 'close', connection, reason });
      },
    });
    connections.set(connection, wired);
    post({ type: 'open', connection });
    return wired.transport;
  };
}
