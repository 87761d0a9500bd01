import { expect } from 'vitest';
import type { TrainingPace } from '#core/record-steps.ts';

/** A pace whose clock moves 2 ms at each look, so that nothing depends on how fast this machine is, and where it has yielded. */
export function paceByLooks() {
  let clock = 0;
  const yields = { at: [] as number[], listener: (): void => undefined };
  const pace: TrainingPace = {
    now: () => (clock += 2),
    burstMs: 8,
    frameMs: 16,
    yieldToEventLoop: () => {
      yields.at.push(clock);
      yields.listener();
      return Promise.resolve();
    },
    callAfter: () => expect.fail('at full speed nothing waits'),
  };
  return { pace, yields, now: () => clock };
}
