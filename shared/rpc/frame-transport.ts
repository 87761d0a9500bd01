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
export function frameTransport(wire: FrameWire): Omit<WiredTransport, 'deliver'> & {
  readonly deliverFrame: (frame: Uint8Array) => void;
} {
  const { deliver, ...wired } = createTransport({
    send(message) {
      const frame = encodeFrame(message);
      wire.send(frame);
      return frame.byteLength;
    },
    close: (reason) => wire.close(reason),
  });
  return {
    ...wired,
    deliverFrame(frame) {
      let message: unknown;
      try {
        message = decodeFrame(frame);
      } catch {
        wired.transport.close('frame-malformed');
        return;
      }
      deliver(message, frame.byteLength);
    },
  };
}
