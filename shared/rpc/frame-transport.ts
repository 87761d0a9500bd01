import type { CloseReason } from '../errors/close-reasons.ts';
import type { OwnBytes } from '../own-memory.ts';
import { decodeFrame, encodeFrame } from './codec.ts';
import { createTransport, type WiredTransport } from './transport.ts';

/** What carries whole binary frames, in order: a WebSocket, or one connection of a relay. */
export interface FrameWire {
  send(frame: OwnBytes): void;
  close(reason: CloseReason): void;
}

/** A transport whose wire reports frames instead of messages. A frame that cannot be decoded closes it. */
export function frameTransport(wire: FrameWire): Pick<WiredTransport, 'transport' | 'closed'> & {
  readonly deliverFrame: (frame: Uint8Array) => void;
} {
  const { transport, deliver, closed } = createTransport({
    send: (message) => wire.send(encodeFrame(message)),
    close: (reason) => wire.close(reason),
  });
  return {
    transport,
    closed,
    deliverFrame(frame) {
      let message: unknown;
      try {
        message = decodeFrame(frame);
      } catch {
        transport.close('frame-malformed');
        return;
      }
      deliver(message);
    },
  };
}
