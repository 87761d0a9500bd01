import type { WebSocket } from 'ws';
import type { Beats } from '#shared/rpc/heartbeat.ts';
import { unreadMark } from '#shared/rpc/outflow.ts';
import type { TrainerConnection, TrainerLink } from './trainer-link.ts';
import { windowSocket } from './window-socket.ts';

/**
 * Joins a window's WebSocket to a connection of its own to the training process; whichever ends, ends the other. Neither side's
 * slowness is borne here: the training process hears what its window has taken, and a window is not heard while the training process
 * takes nothing.
 */
export function bridgeSocket(socket: WebSocket, trainer: TrainerLink, beats: Beats): void {
  let waiting = 0;

  function pass(frame: Uint8Array): void {
    waiting += frame.byteLength;
    if (waiting >= unreadMark) window.hold();
    connection.send(frame, () => {
      waiting -= frame.byteLength;
      if (waiting < unreadMark) window.release();
    });
  }

  const window = windowSocket(socket, beats, { onFrame: pass, onEnd: (reason) => connection.close(reason) });
  const connection: TrainerConnection = trainer.connect({
    onFrame: (frame) => window.send(frame, () => connection.taken(frame.byteLength)),
    onClose: (reason) => window.end('goingAway', reason),
  });
}
