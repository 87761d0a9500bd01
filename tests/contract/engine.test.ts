import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { Trainer } from '#core/trainer.ts';
import { labContract, type LabClient } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import type { Edit } from '#shared/edits.ts';
import type { BackendName } from '#shared/engine.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import { createClient } from '#shared/rpc/client.ts';
import { serve } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { describeEachBackend } from '../unit/core/each-backend.ts';
import { createLabService } from '../unit/core/node-lab.ts';
import { never } from '../unit/core/started-service.ts';
import { plainParts } from '../unit/shared/experiment/plain-parts.ts';
import { chromiumHarness, hasChromium } from './chromium-worker.ts';
import { all } from './connected-lab.ts';
import { memoryHarness, messagePortHarness, webSocketHarness, type Harness } from './harnesses.ts';

const steps = 3;

function serveLab(transport: Transport): void {
  const service = createLabService();
  serve(transport, labContract, service);
  transport.onClose(() => {
    service.dispose();
  });
}

/** Says once for each backend what a client of the engine may rely on, whatever carries its messages. */
type EachBackend = (subject: string, body: (backend: BackendName) => void) => void;

function describeEngine(createHarness: () => Promise<Harness>, eachBackend: EachBackend): void {
  let harness: Harness;
  let client: LabClient;
  beforeAll(async () => {
    harness = await createHarness();
    client = createClient(await harness.connect(), labContract);
  }, 60_000);
  afterAll(() => harness.dispose());

  eachBackend('a step', (backend) => {
    test('arrives as it was computed, to the last byte', async () => {
      const hyperparameters = lectureHyperparameters;
      const { engine } = await client.startExperiment({
        hyperparameters,
        backend,
        completedSteps: 0,
        data: drawnData,
        edits: [],
      });
      expect(engine.backend).toBe(backend);
      const items = await all(client.recordSteps({ count: steps }));
      const losses: number[] = [];
      const trainer = new Trainer(hyperparameters, backend, drawExperimentStart(hyperparameters));
      trainer.train((loss) => losses.push(loss) < steps);
      expect(items.flatMap((item) => [...item.losses])).toEqual(losses);
      expect(items.at(-1)?.record).toEqual(trainer.record);
    });

    test('is saved to the bytes that this program saves, and each finds the file of the other right', async () => {
      const edits: Edit[] = [{ kind: 'mask-cell', step: 2, sample: 0, unit: 3, kept: false }];
      const start = { hyperparameters: lectureHyperparameters, backend, data: drawnData };
      const parts = { ...plainParts, view: { ...plainParts.view, step: 5 } };
      const here = createLabService();
      await here.startExperiment({ ...start, completedSteps: 5, edits }, never);
      const written = new Uint8Array(await here.writeExperiment(parts, never));
      await client.startExperiment({ ...start, completedSteps: 0, edits });
      await all(client.recordSteps({ count: 5 }));
      const received = new Uint8Array(await client.writeExperiment(parts));
      expect(new TextDecoder().decode(received)).toBe(new TextDecoder().decode(written));
      expect(await here.checkExperiment({ file: received }, never)).toEqual({ kind: 'ok', steps: 5 });
      expect(await client.checkExperiment({ file: written })).toEqual({ kind: 'ok', steps: 5 });
      here.dispose();
      await client.startExperiment({ ...start, completedSteps: steps, edits: [] });
    });

    test('arrives beside that of a program with a planted bug', async () => {
      const planted = await client.plantedStep({ step: 2, bug: 'late-print' });
      expect(planted.settings).toEqual(lectureHyperparameters);
      expect(planted.lab.record).toEqual(await client.visitStep({ step: 2 }));
      expect(planted.program.record).toEqual(planted.lab.record);
      const after = tensorMatrix(
        { layout: stepLayout(planted.settings), data: planted.lab.record },
        'fc1.weight.after',
      );
      expect(planted.program.outputs['printed.before']).toEqual(after.data);
      expect(planted.lab.outputs['printed.after']).toEqual(after.data);
    });
  });
}

describe.each([
  ['an in-memory pair', memoryHarness],
  ['a MessagePort', messagePortHarness],
  ['a WebSocket', webSocketHarness],
])('the engine over %s', (_name, createHarness) => {
  describeEngine(() => createHarness(serveLab), describeEachBackend);
});

describe.skipIf(!hasChromium)('the engine in a worker of Chromium (skipped without a browser)', () => {
  describeEngine(
    () => chromiumHarness('electron/web/engine-worker.ts'),
    (subject, body) => {
      describe.each(['wasm', 'cpu'] as const)(`${subject} on the %s backend`, body);
    },
  );
});
