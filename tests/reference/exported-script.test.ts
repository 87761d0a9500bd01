import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StartedExperiment } from '#shared/contract/lab-contract.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters, type DropoutLayer, type Hyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix, tensorShape } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { createLabService, loadBackends } from '../unit/core/node-lab.ts';
import { lecture, never } from '../unit/core/started-service.ts';
import { edgeExperiments } from '../unit/core/edge/edge-experiments.ts';
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
/** And the experiments at the edge of settings and of float32. */
const cases: readonly ExportedCase[] = [
  ...exportedCases,
  ...edgeExperiments.map(({ name, state: { hyperparameters: settings, data, edits, completedSteps: steps } }) => ({
    name: name.replaceAll(/\W/g, '-'),
    settings,
    data,
    edits,
    steps,
  })),
];
/** A large learning rate makes more of the last bits of a sum. */
const toleranceOf = ({ learningRate }: Hyperparameters): number => (learningRate > 1 ? 2e-5 : 2e-6);
/**
 * A large learning rate makes large numbers of both signs, whose sums are small: how they are rounded goes by the largest of the tensor, and
 * differs between processors.
 */
const scaleOf = ({ learningRate }: Hyperparameters, data: Float32Array): number =>
  learningRate > 1 ? Math.max(1, ...data.filter(Number.isFinite).map(Math.abs)) : 1;
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
      Array.from(losses.matchAll(/^step (\d+): loss (.+)$/gm), ([, step, loss = '']) => [
        Number(step),
        printedNumber(loss),
      ]),
    ),
    tensors: blocks.map((block) => {
      const [, name, shape = '', numbers = ''] = /^(\S+) \[(.*)\].*\n([^]*)$/.exec(block) ?? [];
      return {
        name,
        shape: shape === '' ? [] : shape.split(', ').map(Number),
        rows: numbers
          .trim()
          .split('\n')
          .map((line) => line.trim().split(/ +/).map(printedNumber)),
      };
    }),
  };
}

/** A number as Python prints it. */
function printedNumber(text: string): number {
  const words: Readonly<Record<string, number>> = { inf: Infinity, '-inf': -Infinity };
  return words[text] ?? Number(text);
}

/** How far two numbers are apart: absolutely up to `scale`, relatively beyond; not at all where both are the same infinity, or NaN. */
function difference(one: number, other: number, scale = 1): number {
  return Object.is(one, other) ? 0 : Math.abs(one - other) / Math.max(scale, Math.abs(other));
}

/** NaN, which is no number's less, where one has a number the other has not. */
function largestDifference(rows: readonly number[][], expected: readonly number[][], scale: number): number {
  if (rows.length !== expected.length) return Number.NaN;
  return Math.max(
    ...rows.map((row, index) => {
      const other = expected[index] ?? [];
      if (row.length !== other.length) return Number.NaN;
      return Math.max(
        ...row.map((number, column) =>
          other[column] === undefined ? Number.NaN : difference(number, other[column], scale),
        ),
      );
    }),
  );
}

beforeAll(async () => {
  await loadBackends();
  for (const one of cases) await exportCase(one);
  if (hasTorch) execFileSync('python3', [join(import.meta.dirname, 'run_exported.py'), folder]);
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const title = hasTorch ? 'under PyTorch' : 'under PyTorch (python3 with torch is not here)';

describe.each(cases)('the exported program of $name', ({ name, settings, steps }) => {
  const sizes = { ...lectureHyperparameters, ...settings };
  const { dropoutLayer, mode } = sizes;
  const tolerance = toleranceOf(sizes);
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
        const recorded = lossCurve?.last[step - 1];
        expect(recorded, `loss of step ${step}`).toBeDefined();
        expect(difference(Math.fround(loss), recorded ?? 0), `loss of step ${step}`).toBeLessThanOrEqual(tolerance);
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
        else
          expect(largestDifference(printed, expected, scaleOf(sizes, data)), tensorName).toBeLessThanOrEqual(tolerance);
      }
    },
  );
});
