import { setImmediate } from 'node:timers/promises';
import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { NetworkSizes } from '#shared/step-record.ts';
import { drawExperimentStart } from './experiment-start.ts';
import { Trainer } from './trainer.ts';

/** Milliseconds of one recorded step by backend; a backend that was not timed is missing. */
export type StepTimes = ReadonlyMap<BackendName, number>;

/** The time that timing may take in all, in milliseconds; waiting for what else the process has to do not counted. */
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

const measured = new Map<string, StepTimes>();

/**
 * Times recorded steps of a network on each backend, turn by turn so that none profits from code another has warmed up, and
 * takes the median of the later half. Networks of the same sizes are timed once a process.
 */
export async function timeBackends(
  backends: readonly BackendName[],
  hyperparameters: Hyperparameters,
): Promise<StepTimes> {
  const { inputSize, hiddenSize, outputSize, batchSize } = hyperparameters;
  const key = [inputSize, hiddenSize, outputSize, batchSize, ...backends].join(' ');
  const known = measured.get(key);
  if (known !== undefined) return known;
  const start = drawExperimentStart(hyperparameters);
  const contenders = backends.map((name) => ({
    name,
    trainer: new Trainer(hyperparameters, name, start),
    times: [] as number[],
  }));
  let spentMs = 0;
  for (let round = 0; round < 3 || spentMs < budgetMs; round += 1) {
    for (const { trainer, times } of contenders) {
      const startedAt = performance.now();
      trainer.train(() => false);
      const elapsedMs = performance.now() - startedAt;
      times.push(elapsedMs);
      spentMs += elapsedMs;
    }
    await setImmediate();
  }
  const result = new Map(
    contenders.map(({ name, times }) => [name, median(times.slice(Math.floor(times.length / 2)))]),
  );
  measured.set(key, result);
  return result;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
