import type { CloseReason } from '../errors/close-reasons.ts';

/**
 * A two-way channel that carries whole messages, in order: the only thing the remote procedure calls know of a shell.
 * A message is plain data: null, booleans, numbers (NaN, -0 and the infinities included), strings, undefined, typed
 * arrays, and arrays and plain objects of these.
 */
export interface Transport {
  /**
   * Sends one message; once the transport is closed, messages are dropped.
   * @throws Error when the message is not plain data.
   */
  send(message: unknown): void;
  /** Calls `listener` with each message; those that came before the first listener are kept for it. Returns the way out. */
  onMessage(listener: (message: unknown) => void): () => void;
  /**
   * Calls `listener` once when the transport closes, with the reason, at once if it is closed already. Returns the way out.
   */
  onClose(listener: (reason: CloseReason) => void): () => void;
  /** Closes both ends; the other side is told `reason`. Closing again does nothing. */
  close(reason: CloseReason): void;
}

/** What a transport is laid over: a port, a socket, another process. */
export interface Wire {
  send(message: unknown): void;
  /** Ends the wire, telling the other side why if the wire can. */
  close(reason: CloseReason): void;
}

/** A transport and the two entrances through which its wire reports what arrived and that it ended. */
export interface WiredTransport {
  readonly transport: Transport;
  readonly deliver: (message: unknown) => void;
  readonly closed: (reason: CloseReason) => void;
}

/** Lays a transport over a wire: the rules of `Transport` are kept here, once for every wire. */
export function createTransport(wire: Wire): WiredTransport {
  const messageListeners = new Set<(message: unknown) => void>();
  const closeListeners = new Set<(reason: CloseReason) => void>();
  let early: unknown[] = [];
  let closeReason: CloseReason | undefined;

  function deliver(message: unknown): void {
    if (closeReason !== undefined) return;
    if (messageListeners.size === 0) early.push(message);
    for (const listener of messageListeners) listener(message);
  }

  function closed(reason: CloseReason): void {
    if (closeReason !== undefined) return;
    closeReason = reason;
    early = [];
    messageListeners.clear();
    for (const listener of closeListeners) listener(reason);
    closeListeners.clear();
  }

  return {
    deliver,
    closed,
    transport: {
      send(message) {
        if (closeReason === undefined) wire.send(message);
      },
      onMessage(listener) {
        messageListeners.add(listener);
        const kept = early;
        early = [];
        for (const message of kept) deliver(message);
        return () => void messageListeners.delete(listener);
      },
      onClose(listener) {
        if (closeReason === undefined) closeListeners.add(listener);
        else listener(closeReason);
        return () => void closeListeners.delete(listener);
      },
      close(reason) {
        if (closeReason !== undefined) return;
        wire.close(reason);
        closed(reason);
      },
    },
  };
}
