import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { NetworkSizes } from '#shared/step-record.ts';
import { drawExperimentStart } from './experiment-start.ts';
import type { TrainingPace } from './record-steps.ts';
import { Trainer } from './trainer.ts';

/** Milliseconds of one recorded step by backend; a backend that was not timed is missing. */
export type StepTimes = ReadonlyMap<BackendName, number>;

/** The most time that timing may take in all, in milliseconds, without the pauses for other work of the process. */
const budgetMs = 180;

/**
 * Multiply-adds a millisecond in large matrix products, and milliseconds of call overhead a step: rough figures of a weak laptop.
 * They only decide which backends are worth timing; the choice between those is measured.
 */
const roughSpeed: Readonly<Record<BackendName, { readonly multiplyAddsPerMs: number; readonly overheadMs: number }>> = {
  tensorflow: { multiplyAddsPerMs: 20e6, overheadMs: 1.5 },
  wasm: { multiplyAddsPerMs: 5e6, overheadMs: 0.4 },
  cpu: { multiplyAddsPerMs: 0.2e6, overheadMs: 0.3 },
};

/** The expected milliseconds of one recorded step: two products of the size of fc1 and three of the size of fc2. */
export function expectedStepMs(backend: BackendName, sizes: NetworkSizes): number {
  const { inputSize, hiddenSize, outputSize, batchSize } = sizes;
  const multiplyAdds = batchSize * hiddenSize * (2 * inputSize + 3 * outputSize);
  const { multiplyAddsPerMs, overheadMs } = roughSpeed[backend];
  return multiplyAdds / multiplyAddsPerMs + overheadMs;
}

/**
 * The backends worth timing for a network: the slowest expected is dropped until a warm-up and two measurements of each
 * fit the budget, but never the last one.
 */
export function backendsWorthTiming(backends: readonly BackendName[], sizes: NetworkSizes): readonly BackendName[] {
  const byExpectation = [...backends].sort((a, b) => expectedStepMs(a, sizes) - expectedStepMs(b, sizes));
  const cost = () => 3 * byExpectation.reduce((sum, name) => sum + expectedStepMs(name, sizes), 0);
  while (byExpectation.length > 1 && cost() > budgetMs) byExpectation.pop();
  return byExpectation;
}

/** A backend that is timed: what one step takes is not known beforehand, only expected. */
export interface TimedBackend {
  readonly name: BackendName;
  readonly expectedMs: number;
  /** Does one recorded step of the network. */
  readonly step: () => void;
}

/** A clock in milliseconds, and a way to let the process do other work that waits. */
export type TimingPace = Pick<TrainingPace, 'now' | 'yieldToEventLoop'>;

/** The most rounds, so that timing ends even if the clock stands still. */
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

const measured = new Map<string, StepTimes>();

/** Times recorded steps of a network on each backend; networks with steps of the same kind are timed once a process. */
export async function timeBackends(
  backends: readonly BackendName[],
  hyperparameters: Hyperparameters,
  pace: TimingPace,
): Promise<StepTimes> {
  const { inputSize, hiddenSize, outputSize, batchSize, mode, optimizer } = hyperparameters;
  const key = [inputSize, hiddenSize, outputSize, batchSize, mode, optimizer, ...backends].join(' ');
  const known = measured.get(key);
  if (known !== undefined) return known;
  const start = drawExperimentStart(hyperparameters);
  const timed = backends.map((name): TimedBackend => {
    const trainer = new Trainer(hyperparameters, name, start);
    const step = () => {
      trainer.train(() => false);
    };
    return { name, expectedMs: expectedStepMs(name, hyperparameters), step };
  });
  const result = await timeSteps(timed, pace);
  measured.set(key, result);
  return result;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
