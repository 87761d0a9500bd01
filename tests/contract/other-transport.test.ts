import { join } from 'node:path';
import fc from 'fast-check';
import { createPinia } from 'pinia';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { screens } from '#renderer/stores/screen-store.ts';
import { wholeViews } from '#renderer/stores/view-store.ts';
import { labContract } from '#shared/contract/lab-contract.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { createClient } from '#shared/rpc/client.ts';
import { serve } from '#shared/rpc/server.ts';
import { tensorNames } from '#shared/tensors/tensor-names.ts';
import { createLabService, loadBackends } from '../unit/core/node-lab.ts';
import { savedExperiment } from '../unit/core/saved-experiment.ts';
import { arbitraryDocument } from '../unit/shared/experiment/arbitrary-experiment.ts';
import { hostHarnessOf, messagePortHarness, type Harness } from './harnesses.ts';
import { otherChoices } from '../unit/renderer/stores/other-choices.ts';
import { firstView } from '#shared/experiment/view-state.ts';

// There is no page here to say which shell it is in.
vi.mock('#renderer/client/shell.ts', () => ({ shell: 'host' }));
// The stores of a window ask where their page came from.
vi.hoisted(() => {
  vi.stubGlobal('location', { protocol: 'http:', href: 'http://127.0.0.1/' });
});

/** The two ways of the app from a window to the engine. */
const transports = {
  /** Browser mode: the host, its WebSocket, the forked training process. */
  'the WebSocket of the host': () => hostHarnessOf(join(import.meta.dirname, '../../electron/trainer-process.ts')),
  /** The desktop app: a port that was handed to the training process. */
  'a message port': () =>
    messagePortHarness((transport) => {
      const service = createLabService();
      serve(transport, labContract, service);
      transport.onClose(() => {
        service.dispose();
      });
    }),
} as const;
type TransportName = keyof typeof transports;

const harnesses = new Map<TransportName, Harness>();
beforeAll(async () => {
  await loadBackends();
  for (const name of Object.keys(transports) as TransportName[]) harnesses.set(name, await transports[name]());
}, 60_000);
afterAll(async () => {
  for (const harness of harnesses.values()) await harness.dispose();
});

/** A window without its pictures: the stores that hold all of its state, on a connection of its own. */
async function openWindow(name: TransportName) {
  const harness = harnesses.get(name);
  if (!harness) throw new Error(`there is no ${name}`);
  const transport = await harness.connect();
  const pinia = createPinia();
  const lab = useLabStore(pinia);
  const experiment = useExperimentStore(pinia);
  const document = useDocumentStore(pinia);
  const client = createClient(transport, labContract);
  const close = () => {
    transport.close('closed-by-window');
  };
  lab.connection = { client, onClose: (listener) => transport.onClose(listener), close };
  lab.status = 'ready';
  experiment.backend = 'cpu';
  return {
    close,
    async open(bytes: Uint8Array): Promise<void> {
      const opened = await document.openFile({ name: 'a.dropoutlab', handle: null, bytes: new Uint8Array(bytes) }, () =>
        Promise.resolve(true),
      );
      expect(lab.error).toBeNull();
      expect(opened).toBe(true);
    },
    save: () => client.writeExperiment(document.parts()),
    /** All that the screen is painted from. */
    screen: () => ({
      state: experiment.state,
      history: experiment.history,
      start: experiment.start?.data,
      record: experiment.record,
      losses: experiment.lossCurve.data,
      shownStep: experiment.shownStep,
      parts: document.parts(),
    }),
  };
}

/** Experiments as windows leave them: whoever looks is somewhere in them. */
const experiments: fc.Arbitrary<ExperimentDocument> = arbitraryDocument({ mostSteps: 12 }).chain((document) =>
  fc
    .record({
      screen: fc.constantFrom(...screens),
      step: fc.integer({
        min: Math.min(1, document.state.completedSteps),
        max: document.state.completedSteps,
      }),
      phase: fc.integer({ min: 1, max: 13 }),
      wholeView: fc.constantFrom(...wholeViews),
      tensor: fc.constantFrom(...tensorNames),
      row: fc.nat(3),
      column: fc.nat(3),
    })
    .chain((place) =>
      fc.subarray(Object.keys(otherChoices) as (keyof typeof otherChoices)[]).map((names) => {
        const chosen = Object.fromEntries(names.map((name) => [name, otherChoices[name]]));
        return { ...document, view: { ...firstView(0), ...place, ...chosen } };
      }),
    ),
);

describe.each([
  ['the WebSocket of the host', 'a message port'],
  ['a message port', 'the WebSocket of the host'],
] as const)('an experiment saved over %s and opened over %s', (first, second) => {
  test('is the same experiment, the same screen and the same file', async () => {
    await fc.assert(
      fc.asyncProperty(experiments, async ({ state, ...parts }) => {
        const [one, other] = [await openWindow(first), await openWindow(second)];
        await one.open(savedExperiment(state, parts));
        const screen = one.screen();
        expect(screen.shownStep).toBe(parts.view.step);
        expect(screen.record?.data.length ?? 0).toBeGreaterThan(state.completedSteps > 0 ? 1 : -1);
        const file = await one.save();
        await other.open(file);
        expect(other.screen()).toEqual(screen);
        expect(screen.parts).toMatchObject({ title: parts.title, notes: parts.notes, predictions: parts.predictions });
        expect(screen.parts).toMatchObject({ lesson: parts.lesson, student: parts.student });
        expect(Buffer.from(await other.save()).equals(Buffer.from(file))).toBe(true);
        one.close();
        other.close();
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});
