import type { BackendName } from '#shared/engine.ts';
import type { TrainingPace } from './record-steps.ts';

/** Milliseconds of one recorded step by backend; a backend that was not timed is missing. */
export type StepTimes = ReadonlyMap<BackendName, number>;

/** The time that timing may take in all, in milliseconds; waiting for what else the process has to do not counted. */
export const budgetMs = 180;

/** A backend that is timed: what one step takes is not known beforehand, only expected. */
export interface TimedBackend {
  readonly name: BackendName;
  readonly expectedMs: number;
  /** Does one recorded step of the network. */
  readonly step: () => void;
}

/** A clock in milliseconds, and a way to let the process attend to whatever waits. */
export type TimingPace = Pick<TrainingPace, 'now' | 'yieldToEventLoop'>;

/** Enough for any median, should the clock stand still. */
const mostRounds = 1000;

/**
 * Times steps turn by turn, so that no backend profits from code another has warmed up: the median of the later half of each. A
 * step is begun only if it fits what is left of the budget, by what the last one of this backend took, the first by what is
 * expected; the first of all is done in any case. A backend without any step is missing.
 */
export async function timeSteps(backends: readonly TimedBackend[], pace: TimingPace): Promise<StepTimes> {
  const contenders = backends.map((backend) => ({ ...backend, times: [] as number[] }));
  let spentMs = 0;
  let isOver = false;
  for (let round = 0; round < mostRounds && !isOver; round += 1) {
    isOver = true;
    for (const { step, expectedMs, times } of contenders) {
      if (spentMs > 0 && spentMs + (times.at(-1) ?? expectedMs) > budgetMs) continue;
      const startedAt = pace.now();
      step();
      const elapsedMs = pace.now() - startedAt;
      times.push(elapsedMs);
      spentMs += elapsedMs;
      isOver = false;
    }
    await pace.yieldToEventLoop();
  }
  const timed = contenders.filter(({ times }) => times.length > 0);
  return new Map(timed.map(({ name, times }) => [name, median(times.slice(Math.floor(times.length / 2)))]));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
