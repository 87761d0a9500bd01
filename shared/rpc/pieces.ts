import { maximumFrameBytes } from './codec.ts';
import { PlainDataError } from './plain-data.ts';

/**
 * How many bytes of a frame go over a socket at once: each that arrives shows that both sides are there, which at 1 kB/s is once in 16
 * seconds, however long the whole frame takes.
 */
export const pieceBytes = 16 * 1024;

/** What one side sends when it has nothing to say but that it is there. */
export const sign = new Uint8Array(0);

/** The pieces of a frame: full ones, then the last, which is shorter and may be empty. */
export function* piecesOf<Memory extends ArrayBufferLike>(frame: Uint8Array<Memory>): Generator<Uint8Array<Memory>> {
  for (let start = 0; start <= frame.byteLength; start += pieceBytes) {
    yield frame.subarray(start, start + pieceBytes);
  }
}

/** Puts frames together. */
export interface FrameAssembler {
  /**
   * The frame that this piece ends, or null: there is more to come, or it was but a sign.
   * @throws PlainDataError when the piece or the frame is larger than it may be.
   */
  take(piece: Uint8Array): Uint8Array | null;
}

export function createFrameAssembler(): FrameAssembler {
  let begun: Uint8Array[] = [];
  let bytes = 0;

  return {
    take(piece) {
      bytes += piece.byteLength;
      if (piece.byteLength > pieceBytes || bytes > maximumFrameBytes) throw new PlainDataError('a frame is too large');
      if (piece.byteLength === pieceBytes) {
        begun.push(piece);
        return null;
      }
      if (begun.length === 0) {
        bytes = 0;
        return piece.byteLength === 0 ? null : piece;
      }
      const frame = new Uint8Array(bytes);
      let end = 0;
      for (const part of [...begun, piece]) {
        frame.set(part, end);
        end += part.byteLength;
      }
      begun = [];
      bytes = 0;
      return frame;
    },
  };
}
