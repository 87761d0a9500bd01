import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import { createLabService, loadBackends } from '../node-lab.ts';
import { never } from '../started-service.ts';

/** A document as a student's program might write it: settings and a table, in Python's own way with JSON. */
const program = `
import json
document = {
    "format": "dropoutlab",
    "version": 1,
    "hyperparameters": {
        "inputSize": 2, "hiddenSize": 4, "outputSize": 1, "batchSize": 3, "dropProbability": 5e-1, "learningRate": 1e-05,
        "seed": float(7), "mode": "inverted", "lossConvention": "mean-squared-error", "maskSharing": "per-sample", "optimizer": "sgd",
    },
    "data": {"kind": "table", "table": {
        "name": "Größe", "inputNames": ["a", "b"], "targetNames": ["y"], "rows": 3,
        "inputs": [[1, 2.5], [-0.0, 1e-40], [3, 4]], "targets": [[1], [2], [3]],
    }},
    "completedSteps": 2,
}
print(json.dumps(document, indent=4).replace("\\n", "\\r\\n"))
`;

const written = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
const byHand = `{"format": "dropoutlab", "version": 1, "hyperparameters": {"inputSize": 2, "hiddenSize": 4, "outputSize": 1,
 "batchSize": 3, "dropProbability": 0.5, "learningRate": 1e-05, "seed": 7.0, "mode": "inverted", "lossConvention":
 "mean-squared-error", "maskSharing": "per-sample", "optimizer": "sgd"}, "data": {"kind": "table", "table": {"name": "Gr\\u00f6\\u00dfe",
 "inputNames": ["a", "b"], "targetNames": ["y"], "rows": 3, "inputs": [[1, 2.5], [-0.0, 1e-40], [3, 4]], "targets": [[1], [2],
 [3]]}}, "completedSteps": 2}`;

beforeAll(async () => {
  await loadBackends();
});

it.each([
  ['as it stands', byHand],
  ['with the byte order mark of Windows', `\uFEFF${byHand}`],
  // Where there is no Python the text above stands for what it writes.
  ['written by Python', written.status === 0 ? written.stdout : byHand],
])('settings and data alone, %s, are opened, computed, checked and saved', async (_, text) => {
  const file = new Uint8Array(new TextEncoder().encode(text));
  const service = createLabService();
  const { state, engine, ...parts } = await service.readExperiment({ file }, never);
  expect(state).toMatchObject({ hyperparameters: { seed: 7, learningRate: 1e-5 }, completedSteps: 2, edits: [] });
  expect(state.data).toMatchObject({ kind: 'table', table: { name: 'Größe', rows: 3 }, validationShare: 0 });
  if (state.data.kind === 'table') expect([...state.data.table.inputs]).toEqual([1, 2.5, -0, Math.fround(1e-40), 3, 4]);
  const started = await service.startExperiment({ ...state, backend: 'cpu' }, never);
  expect(engine).toBeNull();
  expect(started.completedSteps).toBe(2);
  expect(started.record?.every(Number.isFinite)).toBe(true);
  expect(await service.checkExperiment({ file }, never)).toEqual({
    kind: 'incomplete',
    steps: 2,
    missing: ['start', 'losses', 'lastStep'],
  });
  const saved = new Uint8Array(await service.writeExperiment(parts, never));
  expect(await service.checkExperiment({ file: saved }, never)).toEqual({ kind: 'ok', steps: 2 });
  service.dispose();
});
