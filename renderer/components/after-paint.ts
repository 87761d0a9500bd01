/** Runs an action once the next frame is painted: for what the eye does not see. Returns a function that calls it off. */
export function afterPaint(action: () => void): () => void {
  // A task that a frame's callback starts runs after that frame is painted.
  let task = 0;
  const frame = requestAnimationFrame(() => {
    task = window.setTimeout(action);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(task);
  };
}
