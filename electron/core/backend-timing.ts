import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters, NetworkSizes } from '#shared/hyperparameters.ts';
import { multiplyAdds } from '#shared/automatic-backend.ts';
import { drawExperimentStart } from './experiment-start.ts';
import { budgetMs, timeSteps, type StepTimes, type TimedBackend, type TimingPace } from './step-timing.ts';
import { Trainer } from './trainer.ts';

/**
 * Multiply-adds a millisecond in large matrix products, and milliseconds of call overhead a step: rough figures of a weak laptop.
 * They only decide which backends are worth timing.
 */
const roughSpeed: Readonly<Record<BackendName, { readonly multiplyAddsPerMs: number; readonly overheadMs: number }>> = {
  tensorflow: { multiplyAddsPerMs: 20e6, overheadMs: 1.5 },
  wasm: { multiplyAddsPerMs: 5e6, overheadMs: 0.4 },
  cpu: { multiplyAddsPerMs: 0.2e6, overheadMs: 0.3 },
};

/** The expected milliseconds of one recorded step: two products of the size of fc1 and three of the size of fc2. */
function expectedStepMs(backend: BackendName, sizes: NetworkSizes): number {
  const { multiplyAddsPerMs, overheadMs } = roughSpeed[backend];
  return multiplyAdds(sizes) / multiplyAddsPerMs + overheadMs;
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
