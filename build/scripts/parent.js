const lookEveryMs = 250;

/**
 * Calls `listener` when npm has ended before us. npm puts a shell between itself and a script; when that shell is
 * terminated it does not pass the signal on, and the app would run for ever. Windows keeps the number of a dead parent, so
 * nothing can be seen there; its console ends all its programs together.
 *
 * @param {() => void} listener
 */
export function onNpmGone(listener) {
  // For a program started by hand a parent that ends is nothing unusual: that is how it is put in the background.
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    listener();
  }, lookEveryMs);
  watch.unref();
}
