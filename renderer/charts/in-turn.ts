const waiting = new Set<() => void>();

function drawNext(): void {
  for (const draw of waiting) {
    waiting.delete(draw);
    if (waiting.size > 0) requestAnimationFrame(drawNext);
    draw();
    return;
  }
}

/**
 * Calls a drawing in a frame that no other one has: six charts that follow a training run would together take longer than a frame.
 * One that already waits is called once. Returns a function that calls it off.
 */
export function drawInTurn(draw: () => void): () => void {
  if (waiting.size === 0) requestAnimationFrame(drawNext);
  waiting.add(draw);
  return () => waiting.delete(draw);
}
