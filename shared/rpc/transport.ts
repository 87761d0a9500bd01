import type { CloseReason } from '../errors/close-reasons.ts';
import { createOutflow } from './outflow.ts';

/** Takes a message; `bytes` is about how many it takes. */
export type MessageListener = (message: unknown, bytes: number) => void;

/**
 * A two-way channel that carries whole messages, in order: the only thing the remote procedure calls know of a shell.
 * A message is plain data: null, booleans, numbers (NaN, -0 and the infinities included), strings, undefined, typed
 * arrays, and arrays and plain objects of these.
 */
export interface Transport {
  /**
   * Sends one message; once the transport is closed, messages are dropped. A side that lets too much lie is disconnected.
   * @throws Error when the message is not plain data.
   */
  send(message: unknown): void;
  /**
   * Null when the other side has taken most of what was sent; else it resolves when it has, or when the transport closed. Whoever
   * makes much asks before making it.
   */
  room(): Promise<void> | null;
  /** The same for who begins something: of those that ask in one turn of the event loop one begins at a time. */
  turn(): Promise<void> | null;
  /**
   * Calls `listener` with each message and about how many bytes it takes; those that came before the first listener are kept for it.
   * Returns the way out.
   */
  onMessage(listener: MessageListener): () => void;
  /**
   * Calls `listener` once when the transport closes, with the reason, at once if it is closed already. Returns the way out.
   */
  onClose(listener: (reason: CloseReason) => void): () => void;
  /** Closes both ends; the other side is told `reason`. Closing again does nothing. */
  close(reason: CloseReason): void;
}

/** What a transport is laid over: a port, a socket, another process. */
export interface Wire {
  /** Returns how many bytes the other side has to take. */
  send(message: unknown): number;
  /** Ends the wire, telling the other side why if the wire can. */
  close(reason: CloseReason): void;
}

/** A transport and the entrances through which its wire reports what arrived, what the other side took, and that it ended. */
export interface WiredTransport {
  readonly transport: Transport;
  readonly deliver: MessageListener;
  /** So many of the bytes that were sent are no longer in anyone's memory on this side. */
  readonly taken: (bytes: number) => void;
  readonly closed: (reason: CloseReason) => void;
}

/** Lays a transport over a wire: the rules of `Transport` are kept here, once for every wire. */
export function createTransport(wire: Wire): WiredTransport {
  const messageListeners = new Set<MessageListener>();
  const closeListeners = new Set<(reason: CloseReason) => void>();
  const outflow = createOutflow();
  let early: Parameters<MessageListener>[] = [];
  let closeReason: CloseReason | undefined;

  function deliver(...message: Parameters<MessageListener>): void {
    if (closeReason !== undefined) return;
    if (messageListeners.size === 0) early.push(message);
    for (const listener of messageListeners) listener(...message);
  }

  function closed(reason: CloseReason): void {
    if (closeReason !== undefined) return;
    closeReason = reason;
    early = [];
    outflow.end();
    messageListeners.clear();
    for (const listener of closeListeners) listener(reason);
    closeListeners.clear();
  }

  function close(reason: CloseReason): void {
    if (closeReason !== undefined) return;
    wire.close(reason);
    closed(reason);
  }

  return {
    deliver,
    taken: (bytes) => outflow.take(bytes),
    closed,
    transport: {
      send(message) {
        if (closeReason === undefined && !outflow.send(wire.send(message))) close('answers-unread');
      },
      room: () => outflow.room(),
      turn: () => outflow.turn(),
      onMessage(listener) {
        messageListeners.add(listener);
        const kept = early;
        early = [];
        for (const message of kept) deliver(...message);
        return () => void messageListeners.delete(listener);
      },
      onClose(listener) {
        if (closeReason === undefined) closeListeners.add(listener);
        else listener(closeReason);
        return () => void closeListeners.delete(listener);
      },
      close,
    },
  };
}
