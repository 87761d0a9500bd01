/** Requests that nobody waits for, one at a time: whatever else is asked for takes their place. */
export function quietRequests() {
  let underWay: { readonly controller: AbortController; readonly done: Promise<unknown> } | null = null;

  /** Withdraws the one under way, and waits until it has ended. */
  async function end(): Promise<void> {
    underWay?.controller.abort();
    await underWay?.done;
    underWay = null;
  }

  /** Null when it failed, undefined when another is under way or it was withdrawn. */
  async function ask<Answer>(task: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | null | undefined> {
    if (underWay) return undefined;
    const controller = new AbortController();
    const done = task(controller.signal).catch(() => null);
    const own = { controller, done };
    underWay = own;
    const answer = await done;
    if (underWay === own) underWay = null;
    return controller.signal.aborted ? undefined : answer;
  }

  return { ask, end };
}
