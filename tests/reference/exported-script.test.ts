import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StartedExperiment } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters, type DropoutLayer } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix, tensorShape } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { createLabService, loadBackends } from '../unit/core/node-lab.ts';
import { lecture, never } from '../unit/core/started-service.ts';
import { exportedCases, type ExportedCase } from './exported-cases.ts';

const hasTorch =
  spawnSync('python3', ['-c', 'import sys, importlib.util as i; sys.exit(i.find_spec("torch") is None)']).status === 0;
/** What nn.Dropout keeps of 12 units after torch.manual_seed(42), by which the layer that draws it is known. */
const keptOfTwelve: Readonly<Record<Exclude<DropoutLayer, 'lecture'>, string>> = {
  'nn.Dropout': '111101001111',
  'nn.Dropout-mkl': '001111101010',
};
const drawsHere = `import torch
torch.manual_seed(42)
print(''.join('1' if one else '0' for one in torch.nn.Dropout(0.5)(torch.ones(12))))`;
const keptHere = hasTorch ? execFileSync('python3', ['-c', drawsHere], { encoding: 'utf8' }).trim() : '';
const tolerance = 2e-6;
const mostShown = 64;

/** Drawn or given, never computed: equal to the last bit. */
const exact = new Set<TensorName>(['x', 'y', 'mask']);

const folder = mkdtempSync(join(tmpdir(), 'exported-'));
const started = new Map<string, StartedExperiment>();

async function exportCase({ name, settings, data = drawnData, steps, edits }: ExportedCase): Promise<void> {
  const service = createLabService();
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  const request = { ...lecture, hyperparameters, data, edits: [...edits], completedSteps: steps };
  started.set(name, await service.startExperiment(request, never));
  for (const kind of ['script', 'notebook'] as const) {
    const { bytes } = await service.exportFile({ kind, step: steps }, never);
    writeFileSync(join(folder, kind === 'script' ? `${name}.py` : `${name}.ipynb`), bytes);
  }
  service.dispose();
}

/** What a program printed: losses by step, and shape and numbers of each tensor. */
function readPrinted(text: string) {
  const [losses = '', ...blocks] = text.split('\n\n');
  return {
    losses: new Map(
      Array.from(losses.matchAll(/^step (\d+): loss (.+)$/gm), ([, step, loss]) => [Number(step), Number(loss)]),
    ),
    tensors: blocks.map((block) => {
      const [, name, shape = '', numbers = ''] = /^(\S+) \[(.*)\].*\n([^]*)$/.exec(block) ?? [];
      return {
        name,
        shape: shape === '' ? [] : shape.split(', ').map(Number),
        rows: numbers
          .trim()
          .split('\n')
          .map((line) => line.trim().split(/ +/).map(Number)),
      };
    }),
  };
}

/** NaN, which is no number's less, where one has a number the other has not. */
function largestDifference(rows: readonly number[][], expected: readonly number[][]): number {
  if (rows.length !== expected.length) return Number.NaN;
  return Math.max(
    ...rows.map((row, index) => {
      const other = expected[index] ?? [];
      if (row.length !== other.length) return Number.NaN;
      return Math.max(...row.map((number, column) => Math.abs(number - (other[column] ?? Number.NaN))));
    }),
  );
}

beforeAll(async () => {
  await loadBackends();
  for (const one of exportedCases) await exportCase(one);
  if (hasTorch) execFileSync('python3', [join(import.meta.dirname, 'run_exported.py'), folder]);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const title = hasTorch ? 'under PyTorch' : 'under PyTorch (python3 with torch is not here)';

describe.each(exportedCases)('the exported program of $name', ({ name, settings, steps }) => {
  const sizes = { ...lectureHyperparameters, ...settings };
  const { dropoutLayer, mode } = sizes;
  const isDrawnHere = dropoutLayer === 'lecture' || mode === 'off' || keptOfTwelve[dropoutLayer] === keptHere;

  it.skipIf(!hasTorch).each(['py', 'ipynb'])('as .%s warns where nn.Dropout here draws other masks', (extension) => {
    const warned = readFileSync(join(folder, `${name}.${extension}.warnings`), 'utf8');
    if (isDrawnHere) expect(warned).toBe('');
    else expect(warned).toContain('nn.Dropout draws other masks here than in the app. PyTorch ');
  });

  it.skipIf(!hasTorch || !isDrawnHere).each(['py', 'ipynb'])(
    `as .%s prints the numbers of the app, ${title}`,
    (extension) => {
      const { losses, tensors } = readPrinted(readFileSync(join(folder, `${name}.${extension}.txt`), 'utf8'));
      const { lossCurve, record } = started.get(name) ?? {};

      expect([...losses.keys()][0]).toBe(1);
      expect([...losses.keys()].at(-1)).toBe(steps);
      for (const [step, loss] of losses) {
        expect(Math.abs(loss - (lossCurve?.last[step - 1] ?? Number.NaN)), `loss of step ${step}`).toBeLessThanOrEqual(
          tolerance,
        );
      }

      const layout = stepLayout(sizes);
      expect(tensors.map((tensor) => tensor.name)).toEqual(layout.names);
      const packed = { layout, data: record ?? new Float32Array(0) };
      for (const [index, tensorName] of layout.names.entries()) {
        const { rows, columns, data } = tensorMatrix(packed, tensorName);
        const shape = tensorShape(tensorName, sizes);
        expect(tensors[index]?.shape, tensorName).toEqual(shape);
        // A bias is one row in print, a column in the record.
        const [lines, width] = shape.length === 1 ? [1, rows] : [rows, columns];
        const expected = Array.from({ length: Math.min(lines, mostShown) }, (_, row) => [
          ...data.subarray(row * width, row * width + Math.min(width, mostShown)),
        ]);
        const printed = tensors[index]?.rows.map((row) => row.map(Math.fround)) ?? [];
        if (exact.has(tensorName)) expect(printed, tensorName).toEqual(expected);
        else expect(largestDifference(printed, expected), tensorName).toBeLessThanOrEqual(tolerance);
      }
    },
  );
});
