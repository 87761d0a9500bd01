import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTrainerLink } from '../../electron/host/trainer-link.ts';
import { labContract } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import type { CloseReason } from '#shared/errors/close-reasons.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { asLabError } from '#shared/lab-error.ts';
import { createClient } from '#shared/rpc/client.ts';
import { frameTransport } from '#shared/rpc/frame-transport.ts';
import { bundleNodePrograms } from './bundle-node-program.ts';

const canLimit = existsSync('/usr/bin/prlimit');
const lecture = {
  hyperparameters: lectureHyperparameters,
  backend: 'cpu',
  data: drawnData,
  completedSteps: 0,
} as const;
/** A network whose step has 7 million numbers, although there is little to compute: to make it, some 130 MB are needed. */
const large = { ...lectureHyperparameters, inputSize: 1, hiddenSize: 1024, outputSize: 1, batchSize: 1024 };

let folder: string;
let trainer: ReturnType<typeof createTrainerLink>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dropout-lab-'));
  const program = join(import.meta.dirname, '../../electron/trainer-process.ts');
  await bundleNodePrograms({ trainer: program }, folder);
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => trainer.stop());

function connect() {
  const { transport, deliverFrame, closed } = frameTransport({
    send(frame) {
      connection.send(frame, () => undefined);
    },
    close: (reason) => connection.close(reason),
  });
  const connection = trainer.connect({
    onFrame(frame) {
      deliverFrame(frame);
      connection.taken(frame.byteLength);
    },
    onClose: closed,
  });
  const end = new Promise<CloseReason>((resolve) => transport.onClose(resolve));
  return { client: createClient(transport, labContract), end };
}

/** A training process, small and then with so many MB of room, and the end of its connection. */
async function withRoomFor(megabytes: number) {
  trainer = createTrainerLink(join(folder, 'trainer.js'));
  const connected = connect();
  await connected.client.startExperiment({ ...lecture, edits: [] });
  const used = /VmData:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(trainer.pid)}/status`, 'utf8'))?.[1];
  const limit = (Number(used) + 1024 * megabytes) * 1024;
  execFileSync('prlimit', ['--pid', String(trainer.pid), `--data=${String(limit)}`]);
  return connected;
}

/** What came of it: the step was done, or in which words it was not. */
const outcome = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (thrown: unknown) => asLabError(thrown).fault.name,
  );

/**
 * Where exactly memory runs out is the system's affair: an allocation fails, or V8 gives up for want of a few bytes. Both must end
 * in their sentence, and a new process must hold the experiment.
 */
test.skipIf(!canLimit).each([60, 80])('with %d MB of room for 130 a step is refused in words', async (room) => {
  const { client, end } = await withRoomFor(room);
  const asked = client.startExperiment({ ...lecture, edits: [], hyperparameters: large, completedSteps: 1 });
  const said = await outcome(asked);
  expect(['out-of-memory', 'connection-lost']).toContain(said);
  if (said === 'connection-lost') expect(await end).toBe('trainer-out-of-memory');
  trainer.end();
  const fresh = connect().client;
  expect((await fresh.startExperiment({ ...lecture, edits: [], completedSteps: 3 })).completedSteps).toBe(3);
});
