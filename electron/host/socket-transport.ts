import type { RawData, WebSocket } from 'ws';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { frameTransport } from '#shared/rpc/frame-transport.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** Close codes of a WebSocket: going away is the window's or host's choice, a text message breaks the protocol, a token is missing. */
const closeCodes = { goingAway: 1001, unsupportedData: 1003, policyViolation: 1008 } as const;

/** Ends a WebSocket; the page is told why. */
export function closeSocket(socket: WebSocket, code: keyof typeof closeCodes, reason: CloseReason): void {
  socket.close(closeCodes[code], reason);
}

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/** Hears the frames of a page; a socket on which text comes is ended. */
export function onFrames(socket: WebSocket, listener: (frame: Uint8Array) => void): void {
  socket.on('message', (data, isBinary) => {
    if (isBinary) listener(asBytes(data));
    else closeSocket(socket, 'unsupportedData', 'frame-not-binary');
  });
  // An error of a socket also closes it; without a listener the error would end the host.
  socket.on('error', () => socket.terminate());
}

/** A transport over the WebSocket of a page, for what the host itself serves. */
export function socketTransport(socket: WebSocket): Transport {
  const { transport, deliverFrame, closed } = frameTransport({
    send: (frame) => socket.send(frame, { binary: true }),
    close: (reason) => closeSocket(socket, 'goingAway', reason),
  });
  onFrames(socket, deliverFrame);
  socket.on('close', () => closed('window-gone'));
  return transport;
}
