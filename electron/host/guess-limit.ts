/** How many wrong tokens may follow each other at once, and how long it takes until one more may, in milliseconds. */
const atOnce = 20;
const pauseMs = 1000;

/** How often tokens may be guessed. Windows of a host that was started again try their old one a few times, and are told so. */
export interface GuessLimit {
  /** Whether a token may be looked at; while it may not, no token is, so that waiting for an answer tells nothing either. */
  mayGuess(): boolean;
  /** A token was wrong. */
  wrong(): void;
}

/** @param now the time in milliseconds. */
export function createGuessLimit(now: () => number): GuessLimit {
  let left = atOnce;
  let since = now();
  return {
    mayGuess() {
      const more = Math.floor((now() - since) / pauseMs);
      left = Math.min(atOnce, left + more);
      since += more * pauseMs;
      return left > 0;
    },
    wrong() {
      left -= 1;
    },
  };
}
