import type { RawData, WebSocket } from 'ws';
import type { TrainerConnection, TrainerLink } from './trainer-link.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';

/** Close codes of a WebSocket: going away is the window's or host's choice, a text message breaks the protocol. */
const goingAway = 1001;
const unsupportedData = 1003;

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/** Joins a window's WebSocket to a connection of its own to the training process; whichever ends, ends the other. */
export function bridgeSocket(socket: WebSocket, trainer: TrainerLink): void {
  const connection: TrainerConnection = trainer.connect({
    onFrame: (frame) => socket.send(frame, { binary: true }),
    onClose: (reason) => socket.close(goingAway, reason),
  });
  socket.on('message', (data, isBinary) => {
    if (isBinary) connection.send(asBytes(data));
    else socket.close(unsupportedData, 'frame-not-binary' satisfies CloseReason);
  });
  socket.on('close', () => connection.close('window-gone'));
  // An error of a socket also closes it; without a listener the error would end the host.
  socket.on('error', () => socket.terminate());
}
