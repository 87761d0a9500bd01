import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labContract, type LabClient } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import type { BackendName } from '#shared/engine.ts';
import { jsonText } from '#shared/json/json-text.ts';
import { createClient } from '#shared/rpc/client.ts';
import { stepLayout, type PackedTensors } from '#shared/step-record.ts';
import { recordedDocument } from '../../electron/cli/recorded-document.ts';
import { chromiumHarness, hasChromium } from '../contract/chromium-worker.ts';
import type { Harness } from '../contract/harnesses.ts';
import { expectPyTorchs, tensorsOf } from './compare-run.ts';
import { hyperparametersOf, referenceRuns, type ReferenceRun } from './reference-run.ts';

const steps = 5;
type Document = Parameters<typeof tensorsOf>[0];

describe.skipIf(!hasChromium)(
  'the engine of the web edition in a worker of Chromium (skipped without a browser)',
  () => {
    let harness: Harness;
    let client: LabClient;
    beforeAll(async () => {
      harness = await chromiumHarness('electron/web/engine-worker.ts');
      client = createClient(await harness.connect(), labContract);
    }, 60_000);
    afterAll(() => harness.dispose());

    /** The records of the first steps, as they come through the port. */
    async function records(run: ReferenceRun, backend: BackendName): Promise<readonly PackedTensors[]> {
      const hyperparameters = hyperparametersOf(run);
      const started = await client.startExperiment({
        hyperparameters,
        backend,
        completedSteps: 0,
        data: drawnData,
        edits: [],
      });
      expect(started.engine.backend).toBe(backend);
      const found: PackedTensors[] = [];
      for (let step = 1; step <= steps; step += 1) {
        for await (const { record } of client.recordSteps({ count: 1 }))
          found.push({ layout: stepLayout(hyperparameters), data: record });
      }
      return found;
    }

    describe.each(['wasm', 'cpu'] as const)('on %s', (backend) => {
      it.each(referenceRuns())('$name: samples bit for bit, computes the rest within 2e-6', async (run) => {
        const found = await records(run, backend);
        expect(found).toHaveLength(steps);
        let next = 0;
        const document = recordedDocument(hyperparametersOf(run), steps, () => {
          const record = found[next++];
          if (record === undefined) throw new RangeError('there are no more records');
          return record;
        });
        const actual = tensorsOf(JSON.parse([...jsonText(document)].join('')) as Document);
        const expected = tensorsOf(run.tensors);
        expect([...actual.keys()]).toEqual([...expected.keys()].filter((path) => path !== 'randAfterRun'));
        expectPyTorchs(actual, expected);
      });
    });
  },
);
