import type { WebSocket } from 'ws';
import { closeSocket, onFrames } from './socket-transport.ts';
import type { TrainerConnection, TrainerLink } from './trainer-link.ts';

/** Joins a window's WebSocket to a connection of its own to the training process; whichever ends, ends the other. */
export function bridgeSocket(socket: WebSocket, trainer: TrainerLink): void {
  const connection: TrainerConnection = trainer.connect({
    onFrame: (frame) => socket.send(frame, { binary: true }),
    onClose: (reason) => closeSocket(socket, 'goingAway', reason),
  });
  onFrames(socket, (frame) => connection.send(frame));
  socket.on('close', () => connection.close('window-gone'));
}
