import { loadBackends } from '#core/backend.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { createLabService } from '#core/lab-service.ts';
import { Trainer } from '#core/trainer.ts';
import { drawnData } from '#shared/data-source.ts';
import type { BackendName } from '#shared/engine.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { encodeFrame } from '#shared/rpc/codec.ts';
import { median, type BenchResult } from './bench-result.ts';
import { startTorch } from './torch-process.ts';

const rounds = 5;
const large: Hyperparameters = {
  ...lectureHyperparameters,
  inputSize: 784,
  hiddenSize: 512,
  outputSize: 10,
  batchSize: 128,
};

/** Mean microseconds of one of `steps` steps in one go, each recorded or only the last. */
function timeSteps(trainer: Trainer, steps: number, recorded: boolean): number {
  let left = steps;
  const goOn = () => (left -= 1) > 0;
  const startedAt = performance.now();
  if (recorded) trainer.trainRecorded(goOn);
  else trainer.train(goOn);
  return ((performance.now() - startedAt) / steps) * 1000;
}

function trainerOn(backend: BackendName, hyperparameters: Hyperparameters): Trainer {
  return new Trainer(hyperparameters, backend, drawExperimentStart(hyperparameters));
}

function row(id: string, value: number | null, limit: number, unit: string, detail: string): BenchResult {
  const met = value === null ? null : value <= limit;
  console.log(`${id}: ${value === null ? 'not compared' : value.toFixed(3)} (limit ${limit}); ${detail}`);
  return { id, value, limit, unit, met, detail };
}

/** A recorded step against one that is not, on the lecture's network: of the backend where recording costs least and steps are fastest. */
function recordingCost(backends: readonly BackendName[]): BenchResult {
  const contenders = backends.map((name) => ({ name, trainer: trainerOn(name, lectureHyperparameters) }));
  const measured = contenders.map(({ name, trainer }) => {
    for (let turn = 0; turn < 4; turn += 1) for (const recorded of [true, false]) timeSteps(trainer, 500, recorded);
    const pairs = Array.from({ length: rounds }, () => {
      // Batches in turn: what another program takes away for a while, it takes from both.
      const batches = Array.from({ length: 10 }, () => [timeSteps(trainer, 60, true), timeSteps(trainer, 60, false)]);
      return [0, 1].map((kind) => median(batches.map((batch) => batch[kind] ?? Number.NaN)));
    });
    const ratio = median(pairs.map(([recorded = 0, plain = 0]) => recorded / plain));
    return { name, ratio, us: median(pairs.map(([, plain = 0]) => plain)) };
  });
  const fastest = [...measured].sort((a, b) => a.us - b.us)[0];
  const detail = measured.map(({ name, ratio, us }) => `${name} ${ratio.toFixed(2)} of ${us.toFixed(0)} us`).join('; ');
  return row(
    'recording-cost',
    fastest?.ratio ?? null,
    1.2,
    "of an unrecorded step's time",
    `5-10-1, batch 15; ${detail}`,
  );
}

/** An unrecorded step of a large network on the best backend, against PyTorch eager with one thread and with two. */
async function largeStep(backends: readonly BackendName[], torchScript: string): Promise<BenchResult> {
  const { inputSize, hiddenSize, outputSize, batchSize } = large;
  const sizes = [inputSize, hiddenSize, outputSize, batchSize];
  const torches = [await startTorch(torchScript, 1, sizes), await startTorch(torchScript, 2, sizes)];
  const ours = backends
    .filter((name) => name !== 'cpu')
    .map((name) => {
      const trainer = trainerOn(name, large);
      return { name: name, time: (steps: number) => Promise.resolve(timeSteps(trainer, steps, false)) };
    });
  const all = [...ours, ...torches.filter((torch) => torch !== null)].map((one) => ({ ...one, us: [] as number[] }));
  for (const { time } of all) await time(20);
  for (let round = 0; round < rounds; round += 1) for (const { time, us } of all) us.push(await time(30));
  for (const torch of torches) torch?.stop();
  const best = all.slice(0, ours.length).sort((a, b) => median(a.us) - median(b.us))[0];
  const single = all[ours.length];
  const ratios = best?.us.map((us, round) => us / (single?.us[round] ?? Number.NaN)) ?? [];
  const detail = all.map(({ name, us }) => `${name} ${(median(us) / 1000).toFixed(2)} ms`).join('; ');
  const limit = backends.includes('tensorflow') ? 1.2 : 4;
  const value = single === undefined ? null : median(ratios);
  return row('large-step', value, limit, "of PyTorch eager's time with one thread", `784-512-10, batch 128; ${detail}`);
}

/** What it takes to put the items of a run at full speed into frames, against the time the engine spent on their steps. */
async function ipcCost(): Promise<BenchResult> {
  const service = createLabService();
  const never = new AbortController().signal;
  const start = { backend: 'auto', completedSteps: 0, data: drawnData, edits: [] } as const;
  const shares: string[] = [];
  let worst = 0;
  for (const [hyperparameters, count] of [[lectureHyperparameters, 5000] as const, [large, 200] as const]) {
    await service.startExperiment({ ...start, edits: [], hyperparameters }, never);
    let [sendingMs, computingMs] = [0, 0];
    for await (const item of service.run({ count, stepsPerSecond: null }, never)) {
      const startedAt = performance.now();
      encodeFrame({ type: 'item', id: 1, value: item });
      sendingMs += performance.now() - startedAt;
      computingMs += item.elapsedMs;
    }
    worst = Math.max(worst, sendingMs / computingMs);
    shares.push(`${hyperparameters.inputSize}-${hyperparameters.hiddenSize} ${(sendingMs / computingMs).toFixed(4)}`);
  }
  service.dispose();
  return row('ipc-cost', worst, 0.05, "of computing's time", `frames of a run at full speed; ${shares.join('; ')}`);
}

/** The goals of training at speed. */
export async function measureTraining(torchScript: string): Promise<readonly BenchResult[]> {
  const backends = (await loadBackends()).filter(({ available }) => available).map(({ name }) => name);
  return [recordingCost(backends), await largeStep(backends, torchScript), await ipcCost()];
}
