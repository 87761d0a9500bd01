import { beforeAll, describe, expect, it } from 'vitest';
import type { LabService } from '#core/lab-service.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { loadBackends } from './node-lab.ts';
import { failure, lecture, never, startedService } from './started-service.ts';
import { plainParts, plainPrediction } from '../shared/experiment/plain-parts.ts';

beforeAll(async () => {
  await loadBackends();
});

const parts: Omit<ExperimentDocument, 'state'> = {
  ...plainParts,
  title: 'Lecture 7',
  predictions: [{ question: 'Which rows stay?', step: 1, answer: '2, 5', ...plainPrediction }],
  notes: 'Zwei Zeilen.\n第二行',
  view: { ...plainParts.view, step: 3, phase: 12, tensor: 'mask', row: 1, column: 2 },
};

const write = async (service: LabService) => new Uint8Array(await service.writeExperiment(parts, never));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the file requests of the engine', () => {
  const edits = [
    { kind: 'value', step: 2, tensor: 'x', row: 0, column: 1, value: -0 },
    { kind: 'mask-cell', step: 1, sample: 0, unit: 3, kept: false },
  ] as const;

  it('write the present experiment so that reading it gives it back', async () => {
    const service = await startedService({}, { edits: [...edits], completedSteps: 3 });
    const document = await service.readExperiment({ file: await write(service) }, never);
    const { hyperparameters, data } = lecture;
    const engine = { name: 'cpu', version: '4.22.0' };
    expect(document).toEqual({ ...parts, engine, state: { hyperparameters, data, edits, completedSteps: 3 } });
  });

  it('give the same bytes after opening the file', async () => {
    const service = await startedService({}, { edits: [...edits], completedSteps: 3 });
    const file = await write(service);
    const { state } = await service.readExperiment({ file }, never);
    const other = await startedService({}, { ...state });
    expect(text(await write(other))).toBe(text(file));
  });

  it('give the same bytes after opening the file of steps an edit has cut back from more than 8,192', async () => {
    const service = await startedService(
      { inputSize: 1, hiddenSize: 1, batchSize: 1 },
      { completedSteps: 8200, backend: 'cpu' },
    );
    const edit = { kind: 'value', step: 41, tensor: 'x', row: 0, column: 0, value: 0.5 } as const;
    await service.changeEdits({ edits: [edit], completedSteps: 45 }, never);
    const file = await write(service);
    const { state } = await service.readExperiment({ file }, never);
    const other = await startedService(state.hyperparameters, { ...state, backend: 'cpu' });
    expect(text(await write(other))).toBe(text(file));
  });

  it('read without an experiment, and change none', async () => {
    const service = await startedService({}, { completedSteps: 2 });
    const file = await write(service);
    const fresh = await startedService({ seed: 7 });
    const before = text(await write(fresh));
    await fresh.readExperiment({ file }, never);
    expect(text(await write(fresh))).toBe(before);
  });

  it('refuse a damaged file and parts that are inconsistent', async () => {
    const service = await startedService();
    const file = (await write(service)).slice(0, 300);
    expect((await failure(() => service.readExperiment({ file }, never))).code).toBe('invalid-input');
    const past = [{ hyperparameters: null, data: null, keptEdits: 1, addedEdits: [], completedSteps: 0 }];
    const refused = await failure(() => service.writeExperiment({ ...parts, history: { past, future: [] } }, never));
    expect(refused.message).toMatch(/^history\.past\[0\]\.keptEdits must be at most 0/);
  });
});
