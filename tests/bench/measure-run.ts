import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { encodeFrame } from '#shared/rpc/codec.ts';
import type { Measurement } from './measurement.ts';
import { largeHyperparameters, never, serviceAt, sizesOf, stepsOf } from './networks.ts';
import { inRounds, listed, median } from './rounds.js';

const fullSpeed = { stepsPerSecond: null } as const;
const networks = [lectureHyperparameters, largeHyperparameters] as const;

/** What it takes to put the items of a run at full speed into frames, against the time the engine spent on their steps. */
export async function measureIpcCost(): Promise<readonly Measurement[]> {
  const medians: number[] = [];
  const details: string[] = [];
  for (const hyperparameters of networks) {
    const { service } = await serviceAt(0, hyperparameters);
    const count = hyperparameters === largeHyperparameters ? 60 : 5000;
    const shares = await inRounds(async () => {
      let [sendingMs, computingMs] = [0, 0];
      for await (const item of service.run({ count, ...fullSpeed }, never)) {
        const startedAt = performance.now();
        encodeFrame({ type: 'item', id: 1, value: item });
        sendingMs += performance.now() - startedAt;
        computingMs += item.elapsedMs;
      }
      return sendingMs / computingMs;
    });
    service.dispose();
    medians.push(median(shares));
    details.push(`${sizesOf(hyperparameters)}: ${listed(shares, 4)}`);
  }
  const detail = `the dearer of two networks, frames of a run at full speed; rounds: ${details.join('; ')}`;
  return [{ id: 'ipc-cost', value: Math.max(...medians), detail }];
}

/** A thread beside the engine: so many milliseconds after it is told it posts what the clock says, however busy the engine is. */
const messenger = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (ms) => setTimeout(() => parentPort.postMessage(process.hrtime.bigint()), ms));
`;

/** From a request to stop reaching the training process until the run has ended, at full speed. */
export async function measureStop(): Promise<readonly Measurement[]> {
  const thread = new Worker(messenger, { eval: true });
  await once(thread, 'online');
  const stopsOfRound = 10;
  const details: string[] = [];
  let worst = 0;
  for (const hyperparameters of networks) {
    const { service, backend } = await serviceAt(0, hyperparameters);
    const longest = await inRounds(async () => {
      let longestMs = 0;
      for (let stop = 0; stop < stopsOfRound; stop += 1) {
        const pause = new AbortController();
        let askedAt = 0n;
        thread.once('message', (at: bigint) => {
          askedAt = at;
          pause.abort();
        });
        thread.postMessage(100 + 7 * stop);
        await stepsOf(service.run({ count: 1_000_000, ...fullSpeed }, pause.signal));
        longestMs = Math.max(longestMs, Number(process.hrtime.bigint() - askedAt) / 1e6);
      }
      return longestMs;
    });
    service.dispose();
    worst = Math.max(worst, median(longest));
    details.push(`${sizesOf(hyperparameters)}, ${backend}: ${listed(longest, 1)} ms`);
  }
  await thread.terminate();
  const detail = `the longest of ${stopsOfRound} stops, of the slower of two networks; rounds: ${details.join('; ')}`;
  return [{ id: 'stop', value: worst, detail }];
}
