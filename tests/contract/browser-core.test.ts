import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { lecture, never, startedService } from '../unit/core/started-service.ts';
import { startBrowserWorker } from './browser-worker.ts';
import { all } from './connected-lab.ts';
import { plainParts } from '../unit/shared/experiment/plain-parts.ts';
import { inEnglish } from '#shared/errors/english/english.ts';

let worker: Awaited<ReturnType<typeof startBrowserWorker>>;
beforeAll(async () => {
  worker = await startBrowserWorker();
}, 60_000);
afterAll(() => worker.stop());

const parts: Omit<ExperimentDocument, 'state'> = {
  ...plainParts,
  title: 'In a worker',
  view: { ...plainParts.view, step: 3 },
};
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the core without Node', () => {
  it('is made of no module that knows Node', () => {
    expect(worker.modules.filter((id) => /electron[/\\]core[/\\]lab-service/.test(id))).toHaveLength(1);
    expect(worker.modules.filter((id) => /core[/\\](storage[/\\]disk|engine[/\\]node)/.test(id))).toEqual([]);
  });

  it('says in a sentence which backends there are not', async () => {
    const { engine } = await worker.client.startExperiment(lecture);
    expect(engine.backends.map(({ name, available }) => [name, available])).toEqual([
      ['tensorflow', false],
      ['wasm', true],
      ['cpu', true],
    ]);
    const reason = engine.backends[0]?.reason;
    expect(reason && inEnglish(reason)).toBe(
      'The tensorflow backend does not load: native TensorFlow is part of the desktop app, no browser can run it.',
    );
  });

  it('trains, edits and saves to the same bytes as in Node', async () => {
    const edits = [{ kind: 'mask-cell', step: 2, sample: 0, unit: 3, kept: false }] as const;
    await worker.client.startExperiment(lecture);
    const items = await all(worker.client.recordSteps({ count: 3 }));
    expect(items.reduce((count, { losses }) => count + losses.length, 0)).toBe(3);
    await worker.client.changeEdits({ edits: [...edits], completedSteps: 3 });
    const inNode = await startedService({}, { edits: [...edits], completedSteps: 3 });
    expect(text(await worker.client.writeExperiment(parts))).toBe(text(await inNode.writeExperiment(parts, never)));
    const exported = { kind: 'matrices', step: 3 } as const;
    expect((await worker.client.exportFile(exported)).bytes).toEqual((await inNode.exportFile(exported, never)).bytes);
  });

  it('trains with WebAssembly to the same numbers', async () => {
    const { engine } = await worker.client.startExperiment({ ...lecture, backend: 'wasm', completedSteps: 5 });
    expect(engine.backend).toBe('wasm');
    const file = new Uint8Array(await worker.client.writeExperiment(parts));
    const inNode = await startedService();
    expect(await inNode.checkExperiment({ file }, never)).toEqual({ kind: 'ok', steps: 5 });
  });

  it('hears a pause between two steps', async () => {
    await worker.client.startExperiment(lecture);
    for await (const { firstStep } of worker.client.run({ count: 10_000_000, stepsPerSecond: null }))
      if (firstStep > 1) break;
    await worker.client.startExperiment(lecture);
  });

  it('saves by itself in the storage it is given', async () => {
    await worker.client.startExperiment({ ...lecture, completedSteps: 2 });
    await worker.client.autosave(parts);
    expect(await worker.client.listRecoverable({})).toEqual([]);
    await worker.client.forgetAutosave({});
  });
});
