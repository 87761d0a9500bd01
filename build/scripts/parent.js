const lookEveryMs = 250;

/**
 * Calls `listener` when npm has ended before us. npm puts a shell between itself and a script; a shell that is terminated
 * takes the signal to its grave, and nobody would ever stop the app. Windows keeps the number of a dead parent: there
 * the console ends its programs together.
 *
 * @param {() => void} listener
 */
export function onNpmGone(listener) {
  // Started by hand, a parent that ends is nothing unusual: that is how programs are put in the background.
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    listener();
  }, lookEveryMs);
  watch.unref();
}
