/**
 * Calls `over` after so many seconds of the page's own clock. It stands still while the page sleeps: what is late because of that
 * has its time all the same. Returns the way out.
 */
export function patience(seconds: number, over: () => void): () => void {
  let left = seconds;
  const clock = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    stop();
    over();
  }, 1000);
  const stop = (): void => {
    clearInterval(clock);
  };
  return stop;
}
