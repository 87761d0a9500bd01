import type { CloseReason } from '../errors/close-reasons.ts';
import { frameTransport } from './frame-transport.ts';
import type { Transport } from './transport.ts';

/**
 * What a shell and its training process say to each other where no port can be handed over: many connections over one
 * channel, each with a number. The shell passes frames on as they are and never decodes one.
 */
export type RelayMessage =
  | { readonly type: 'open'; readonly connection: number }
  | { readonly type: 'frame'; readonly connection: number; readonly frame: Uint8Array }
  /** From the shell: so many bytes of the frames have left it for the window. */
  | { readonly type: 'taken'; readonly connection: number; readonly bytes: number }
  | { readonly type: 'close'; readonly connection: number; readonly reason: CloseReason };

/** The training process's end of the channel. */
export interface RelayChannel {
  send(message: RelayMessage): void;
  onMessage(listener: (message: RelayMessage) => void): void;
}

/** Calls `accept` with the transport of each connection that is opened over the channel. */
export function acceptRelayed(channel: RelayChannel, accept: (transport: Transport) => void): void {
  const connections = new Map<number, Omit<ReturnType<typeof frameTransport>, 'transport'>>();

  function open(connection: number): void {
    const { transport, ...wired } = frameTransport({
      send: (frame) => channel.send({ type: 'frame', connection, frame }),
      close(reason) {
        connections.delete(connection);
        channel.send({ type: 'close', connection, reason });
      },
    });
    connections.set(connection, wired);
    accept(transport);
  }

  channel.onMessage((message) => {
    const wired = connections.get(message.connection);
    if (message.type === 'open') {
      open(message.connection);
    } else if (message.type === 'frame') {
      wired?.deliverFrame(message.frame);
    } else if (message.type === 'taken') {
      wired?.taken(message.bytes);
    } else {
      connections.delete(message.connection);
      wired?.closed(message.reason);
    }
  });
}
