import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StartedExperiment } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix, tensorShape, type TensorName } from '#shared/step-record.ts';
import { createLabService, loadBackends } from '../unit/core/node-lab.ts';
import { lecture, never } from '../unit/core/started-service.ts';
import { exportedCases, type ExportedCase } from './exported-cases.ts';

const hasTorch =
  spawnSync('python3', ['-c', 'import sys, importlib.util as i; sys.exit(i.find_spec("torch") is None)']).status === 0;
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

  it.skipIf(!hasTorch).each(['py', 'ipynb'])(`as .%s prints the numbers of the app, ${title}`, (extension) => {
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
  });
});
