import { maximumFrameBytes } from './codec.ts';

/** From how many bytes on that the other side has not taken nothing more is begun, so that a slow one bounds what others hold for it. */
export const unreadMark = 4 * 2 ** 20;

/**
 * How many bytes may wait for the other side at all, the largest answer and what was begun beside it: one that lets more lie is
 * disconnected.
 */
const maximumUnread = 2 * maximumFrameBytes;

/** What was sent over a connection and not taken yet. */
export interface Outflow {
  /** Counts bytes as sent; false when too many wait. */
  send(bytes: number): boolean;
  /** Counts bytes as taken. */
  take(bytes: number): void;
  /** Null when there is room for more; else it resolves when there may be again. Of several who wait one is woken at a time. */
  room(): Promise<void> | null;
  /** The same for who begins something: one at a time even while there is room, so that what it sends at once is counted first. */
  turn(): Promise<void> | null;
  /** Wakes all who wait: nothing is sent any more. */
  end(): void;
}

export function createOutflow(): Outflow {
  const waiting: (() => void)[] = [];
  let unread = 0;
  let isEnded = false;
  let isWaking = false;

  const hasRoom = (): boolean => isEnded || unread < unreadMark;

  /** The one that was woken has sent what it sends at once before the next is. */
  function wakeNext(): void {
    if (isWaking || !hasRoom() || waiting.length === 0) return;
    waiting.shift()?.();
    holdOthers();
  }

  function holdOthers(): void {
    isWaking = true;
    setTimeout(() => {
      isWaking = false;
      wakeNext();
    }, 0);
  }

  const wait = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));

  return {
    send(bytes) {
      unread += bytes;
      return unread <= maximumUnread;
    },
    take(bytes) {
      unread = Math.max(0, unread - bytes);
      wakeNext();
    },
    room: () => (hasRoom() && waiting.length === 0 ? null : wait()),
    turn() {
      if (isWaking || !hasRoom() || waiting.length > 0) return wait();
      holdOthers();
      return null;
    },
    end() {
      isEnded = true;
      for (const wake of waiting.splice(0)) wake();
    },
  };
}
