import { setTimeout } from 'node:timers/promises';
import { tf } from '#core/backend.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import type { Measurement } from './measurement.ts';
import { never, serviceAt, stepsOf } from './networks.ts';
import { inRounds, median } from './rounds.js';

/** Until the kept states are as many as they get, everything is compiled and the heap has the size it keeps. */
const warmUp = 1_000_000;
const steps = 1_000_000;

/** Resident memory in megabytes: the median of a few moments, for it swings with the collector of garbage. */
async function residentMemory(): Promise<number> {
  const megabytes = await inRounds(async () => {
    await setTimeout(100);
    return process.memoryUsage.rss() / 1e6;
  });
  return median(megabytes);
}

/** What a million steps of a run at full speed leave behind, in a process that trains and does nothing else. */
export async function measureLeak(): Promise<readonly Measurement[]> {
  const { service, backend } = await serviceAt(0, lectureHyperparameters);
  const run = async (count: number) => {
    const done = await stepsOf(service.run({ count, stepsPerSecond: null }, never));
    if (done !== count) throw new Error(`${done} steps were done`);
    return { tensors: tf.memory().numTensors, megabytes: await residentMemory() };
  };
  const before = await run(warmUp);
  const after = await run(steps);
  service.dispose();
  const growth = 100 * (after.megabytes / before.megabytes - 1);
  const what = `lecture network, ${backend}: before and after ${steps} steps, behind ${warmUp} others`;
  return [
    { id: 'leak', value: after.tensors - before.tensors, detail: `${what}: ${before.tensors} and ${after.tensors}` },
    {
      id: 'leak-memory',
      value: growth,
      detail: `${what}: ${before.megabytes.toFixed(1)} and ${after.megabytes.toFixed(1)} MB`,
    },
  ];
}
