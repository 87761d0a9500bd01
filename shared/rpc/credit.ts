/** How many more items a stream may send. */
export interface Credit {
  /** Allows `count` more. */
  add(count: number): void;
  /** Uses one up and waits until another is there; false when `signal` fired instead. */
  spend(): Promise<boolean>;
}

/** Credit for `count` items of the stream that `signal` ends. */
export function createCredit(count: number, signal: AbortSignal): Credit {
  let left = count;
  let wake: (() => void) | undefined;
  signal.addEventListener('abort', () => wake?.(), { once: true });
  return {
    add(more) {
      left += more;
      wake?.();
    },
    async spend() {
      left -= 1;
      while (left <= 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return !signal.aborted;
    },
  };
}
