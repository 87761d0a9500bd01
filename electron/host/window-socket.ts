import type { RawData, WebSocket } from 'ws';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { frameTransport } from '#shared/rpc/frame-transport.ts';
import { watchSilence, type Beats } from '#shared/rpc/heartbeat.ts';
import { createFrameAssembler, pieceBytes, piecesOf, sign } from '#shared/rpc/pieces.ts';
import type { Transport } from '#shared/rpc/transport.ts';

/** Close codes of a WebSocket: going away is the window's or host's choice, a text message breaks the protocol, a token is missing. */
const closeCodes = { goingAway: 1001, unsupportedData: 1003, policyViolation: 1008 } as const;
export type CloseCode = keyof typeof closeCodes;

/** Ends a WebSocket; the page is told why. */
export function closeSocket(socket: WebSocket, code: CloseCode, reason: CloseReason): void {
  socket.close(closeCodes[code], reason);
}

/** What a window's socket reports. */
export interface WindowListener {
  onFrame(frame: Uint8Array): void;
  /** Called once, whichever side ended it. */
  onEnd(reason: CloseReason): void;
}

/** The host's end of a window's WebSocket, which carries frames in pieces. */
export interface WindowSocket {
  /** Sends a frame; `onTaken` is called when it has left this process. */
  send(frame: Uint8Array, onTaken: () => void): void;
  /** Hears nothing more until it is released: what the window sends then waits in the window. */
  hold(): void;
  release(): void;
  /** Ends it and tells the page why. */
  end(code: CloseCode, reason: CloseReason): void;
}

function asBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/** Watches over a window's WebSocket: one on which text comes, too large a frame, or nothing at all for long, is ended. */
export function windowSocket(socket: WebSocket, beats: Beats, listener: WindowListener): WindowSocket {
  const frames = createFrameAssembler();
  let isEnded = false;
  let sinceQuestion = 0;

  const watch = watchSilence(beats, giveSign, () => end('goingAway', 'window-silent'));

  function finish(reason: CloseReason): void {
    if (isEnded) return;
    isEnded = true;
    watch.stop();
    listener.onEnd(reason);
  }

  function end(code: CloseCode, reason: CloseReason): void {
    socket.resume(); // to hear that the page has closed it, too
    closeSocket(socket, code, reason);
    finish(reason);
  }

  /** The browser answers a question by itself, even while its page is busy; a page hears of nothing but messages. */
  function giveSign(): void {
    if (socket.isPaused) watch.heard(); // whatever it says is not heard now
    socket.ping();
    socket.send(sign, { binary: true });
  }

  socket.on('message', (data, isBinary) => {
    watch.heard();
    if (isEnded) return;
    if (!isBinary) return end('unsupportedData', 'frame-not-binary');
    let frame: Uint8Array | null;
    try {
      frame = frames.take(asBytes(data));
    } catch {
      return end('policyViolation', 'frame-malformed');
    }
    if (frame !== null) listener.onFrame(frame);
  });
  socket.on('pong', () => watch.heard());
  // An error of a socket also closes it; without a listener the error would end the host.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => finish('window-gone'));

  return {
    send(frame, onTaken) {
      for (const piece of piecesOf(frame)) {
        const isLast = piece.byteLength < pieceBytes;
        socket.send(piece, { binary: true }, isLast ? onTaken : undefined);
        // One who reads slowly shows by the answers that it does read.
        sinceQuestion += piece.byteLength;
        if (sinceQuestion < pieceBytes) continue;
        sinceQuestion = 0;
        socket.ping();
      }
    },
    hold: () => socket.pause(),
    release: () => socket.resume(),
    end,
  };
}

/** A transport over the WebSocket of a page, for what the host itself serves. */
export function socketTransport(socket: WebSocket, beats: Beats): Transport {
  const { transport, deliverFrame, taken, closed } = frameTransport({
    send: (frame) => window.send(frame, () => taken(frame.byteLength)),
    close: (reason) => window.end('goingAway', reason),
  });
  const window = windowSocket(socket, beats, { onFrame: deliverFrame, onEnd: closed });
  return transport;
}
