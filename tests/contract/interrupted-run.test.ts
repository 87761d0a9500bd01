import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labContract, type LabClient } from '#shared/contract/lab-contract.ts';
import type { StepsPerSecond } from '#shared/contract/training-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { createLabService } from '../unit/core/node-lab.ts';
import { hostHarnessOf, type Harness } from './harnesses.ts';

const steps = 4000;
const start = { hyperparameters: lectureHyperparameters, backend: 'cpu', data: drawnData, edits: [] } as const;

let harness: Harness;
let transport: Transport;
let client: LabClient;
beforeAll(async () => {
  harness = await hostHarnessOf(join(import.meta.dirname, '../../electron/trainer-process.ts'));
}, 60_000);
afterAll(() => harness.dispose());

/** What a window has seen of a run. */
const seen: { losses: number[]; record: Float32Array | null } = { losses: [], record: null };

/** Opens a connection and brings the engine to where the window is. */
async function connect(): Promise<void> {
  transport = await harness.connect();
  client = createClient(transport, labContract);
  const started = await client.startExperiment({ ...start, edits: [], completedSteps: seen.losses.length });
  expect(started.record).toEqual(seen.record);
  expect([...started.lossCurve.last]).toEqual(seen.losses);
}

/** Runs on; after `items` items it does what interrupts it. Returns the code of the error the run ended with, if any. */
async function run(stepsPerSecond: StepsPerSecond, items: number, interrupt: (abort: AbortController) => unknown) {
  const abort = new AbortController();
  let left = items;
  try {
    for await (const item of client.run({ count: steps - seen.losses.length, stepsPerSecond }, abort.signal)) {
      expect(item.firstStep).toBe(seen.losses.length + 1);
      seen.losses.push(...item.losses);
      seen.record = item.record;
      left -= 1;
      if (left === 0) await interrupt(abort);
    }
    return null;
  } catch (thrown) {
    if (thrown instanceof LabError) return thrown.code;
    throw thrown;
  }
}

test('pauses, other paces, a closed window, a killed training process: the numbers are those of one run', async () => {
  await connect();
  expect(
    await run(null, 3, (abort) => {
      abort.abort();
    }),
  ).toBe('cancelled');
  let isRunning = false;
  const changePace = async () => ({ isRunning } = await client.setPace({ stepsPerSecond: null }));
  const paced = run(50, 2, changePace);
  expect(await paced).toBeNull();
  expect(isRunning).toBe(true);
  expect(seen.losses).toHaveLength(steps);

  // From the start again, in another window: what the first one has seen is forgotten, not what it should see.
  const expected = { ...seen };
  Object.assign(seen, { losses: [], record: null });
  await connect();
  expect(
    await run(null, 2, () => {
      transport.close('closed-by-window');
    }),
  ).toBe('disconnected');
  await connect();
  expect(
    await run(null, 2, () => {
      harness.breakOff();
    }),
  ).toBe('disconnected');
  await connect();
  expect(
    await run(200, 4, (abort) => {
      abort.abort();
    }),
  ).toBe('cancelled');
  expect(await run(null, 0, () => undefined)).toBeNull();
  expect(seen).toEqual(expected);

  const straight = createLabService();
  const uninterrupted = await straight.startExperiment(
    { ...start, edits: [], completedSteps: steps },
    new AbortController().signal,
  );
  expect([...uninterrupted.lossCurve.last]).toEqual(seen.losses);
  expect(uninterrupted.record).toEqual(seen.record);
}, 120_000);
