import type { BackendName } from '#shared/engine.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { loadBackends } from '../unit/core/node-lab.ts';
import {
  fastest,
  figures,
  ratio,
  timeInTurns,
  trainerContender,
  type Amounts,
  type Contender,
  type Timed,
} from './contenders.ts';
import type { Measurement } from './measurement.ts';
import { largeHyperparameters } from './networks.ts';
import { startTorches } from './torch-process.ts';

const noTorch = 'python3 with torch is not installed';

async function availableBackends(): Promise<readonly BackendName[]> {
  return (await loadBackends()).filter(({ available }) => available).map(({ name }) => name);
}

/**
 * The fastest of ours against PyTorch.
 * @param choose which of PyTorch with one thread and with two.
 */
async function againstTorch(
  id: string,
  ours: readonly Contender[],
  sizes: readonly number[],
  amounts: Amounts,
  choose: (torches: readonly Timed[]) => Timed | undefined,
): Promise<Measurement> {
  const torches = await startTorches(sizes);
  if (torches.length === 0) return { id, skipped: noTorch };
  const timed = await timeInTurns([...ours, ...torches], amounts);
  for (const torch of torches) torch.stop();
  const [best, theirs] = [fastest(timed.slice(0, ours.length)), choose(timed.slice(ours.length))];
  if (best === undefined || theirs === undefined) return { id, skipped: 'no backend loads' };
  return { id, value: ratio(best, theirs), detail: `${best.name} against ${theirs.name}; ${figures(timed)}` };
}

/** A recorded step of the lecture's network against PyTorch eager recording the same tensors. */
export async function measureRecordedStep(): Promise<readonly Measurement[]> {
  const ours = (await availableBackends()).map((name) => trainerContender(name, lectureHyperparameters, true));
  return [await againstTorch('recorded-step', ours, [], { warmUp: 8000, batches: 40, steps: 30 }, fastest)];
}

/** An unrecorded step of a large network against PyTorch eager with one thread: WebAssembly computes with one in Node. */
export async function measureLargeStep(): Promise<readonly Measurement[]> {
  const backends = await availableBackends();
  const { inputSize, hiddenSize, outputSize, batchSize } = largeHyperparameters;
  const ours = backends
    .filter((name) => name !== 'cpu') // half a second a step
    .map((name) => trainerContender(name, largeHyperparameters, false));
  const sizes = [inputSize, hiddenSize, outputSize, batchSize];
  const measured = await againstTorch(
    'large-step',
    ours,
    sizes,
    { warmUp: 20, batches: 5, steps: 6 },
    ([single]) => single,
  );
  return [{ ...measured, limit: backends.includes('tensorflow') ? 1.2 : 4 }];
}

/** A recorded step of the lecture's network against one that is not, on the backend whose steps are fastest. */
export async function measureRecordingCost(): Promise<readonly Measurement[]> {
  const id = 'recording-cost';
  const backends = await availableBackends();
  const contenders = backends.flatMap((name) => [
    trainerContender(name, lectureHyperparameters, true),
    trainerContender(name, lectureHyperparameters, false),
  ]);
  const timed = await timeInTurns(contenders, { warmUp: 8000, batches: 40, steps: 30 });
  const plain = timed.filter((_, index) => index % 2 === 1);
  const best = fastest(plain);
  const recorded = best && timed[2 * plain.indexOf(best)];
  if (best === undefined || recorded === undefined) return [{ id, skipped: 'no backend loads' }];
  return [{ id, value: ratio(recorded, best), detail: `${best.name}; unrecorded: ${figures(plain)}` }];
}
