const waiting = new Set<() => void>();

function drawNext(): void {
  for (const draw of waiting) {
    waiting.delete(draw);
    if (waiting.size > 0) requestAnimationFrame(drawNext);
    draw();
    return;
  }
}

/** The frame that comes next has the matrices: the task a frame's callback starts runs behind it, and asks for the one after. */
function begin(): void {
  requestAnimationFrame(() => {
    setTimeout(() => {
      requestAnimationFrame(drawNext);
    });
  });
}

/**
 * Calls a drawing in a frame that no other one has: six charts that follow a training run would together take longer than a frame, and
 * one takes as long as all matrices of a step. One that already waits is called once. Returns a function that calls it off.
 */
export function drawInTurn(draw: () => void): () => void {
  if (waiting.size === 0) begin();
  waiting.add(draw);
  return () => waiting.delete(draw);
}
