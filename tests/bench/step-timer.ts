import '#shared/no-eval.ts';
import { webSocketTransport } from '#renderer/client/web-socket.ts';
import { startWorker } from '#renderer/client/worker-engine.ts';
import { labContract } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { createClient } from '#shared/rpc/client.ts';
import { steadyBeats } from '#shared/rpc/heartbeat.ts';

/** The way to an engine: that of the host which served this page, or a worker that is told by the page, as the window goes it. */
const transports = {
  host: () => webSocketTransport(new WebSocket(`ws://${location.host}/lab${location.search}`), steadyBeats),
  web: startWorker,
};

/** Opens an experiment of the lecture's network; what is returned takes so many recorded steps and says how many milliseconds one took. */
async function openStepTimer(way: keyof typeof transports): Promise<(count: number) => Promise<number>> {
  const client = createClient(await transports[way](), labContract);
  await client.startExperiment({
    hyperparameters: lectureHyperparameters,
    backend: 'cpu',
    completedSteps: 0,
    data: drawnData,
    edits: [],
  });
  return async (count) => {
    const startedAt = performance.now();
    for (let step = 0; step < count; step += 1) {
      const items = client.recordSteps({ count: 1 })[Symbol.asyncIterator]();
      while ((await items.next()).done !== true);
    }
    return (performance.now() - startedAt) / count;
  };
}

export type StepTimer = typeof openStepTimer;

Object.assign(globalThis, { openStepTimer });
