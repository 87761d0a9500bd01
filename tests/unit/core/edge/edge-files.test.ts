import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readNpy } from '#core/import/npy.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { stepLayout, tensorMatrix, tensorShape, type PackedTensors } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { plainParts } from '../../shared/experiment/plain-parts.ts';
import { checkExperiment, createLabService, loadBackends } from '../node-lab.ts';
import { lecture, never } from '../started-service.ts';
import { edgeExperiments } from './edge-experiments.ts';

await loadBackends();

/** A number of a CSV file, to the last bit of a float32. */
function csvNumber(text: string): number {
  const words: Readonly<Record<string, number>> = { inf: Infinity, '-inf': -Infinity, nan: Number.NaN };
  return words[text] ?? Math.fround(Number(text));
}

/** The numbers of a CSV file, without its names and counts. */
function csvNumbers(bytes: Uint8Array): number[] {
  const [, ...lines] = strFromU8(bytes).trimEnd().split('\n');
  return lines.flatMap((line) => line.split(',').slice(1).map(csvNumber));
}

describe.each(edgeExperiments)('an experiment at the edge: $name', ({ state, isFinite }) => {
  const { hyperparameters, completedSteps: step } = state;
  const begun = async () => {
    const service = createLabService();
    const { record } = await service.startExperiment({ ...lecture, ...state, edits: [...state.edits] }, never);
    const packed: PackedTensors = { layout: stepLayout(hyperparameters), data: record ?? new Float32Array(0) };
    return { service, packed };
  };

  it('has the numbers it is there for', async () => {
    const { service, packed } = await begun();
    expect(packed.data.every(Number.isFinite)).toBe(isFinite);
    service.dispose();
  });

  it('is exported to the last bit, -0, infinities and NaN too', async () => {
    const { service, packed } = await begun();
    const files = unzipSync((await service.exportFile({ kind: 'matrices', step }, never)).bytes);
    for (const name of packed.layout.names) {
      const numbers = Array.from(tensorMatrix(packed, name).data);
      const npy = readNpy(files[`${name}.npy`] ?? new Uint8Array());
      expect(npy?.shape, name).toEqual(tensorShape(name, hyperparameters));
      expect(Array.from(npy?.values ?? []), name).toEqual(numbers);
      expect(csvNumbers(files[`${name}.csv`] ?? new Uint8Array()), name).toEqual(numbers);
    }
    const one: TensorName = 'preActivation.gradient';
    const csv = await service.exportFile({ kind: 'csv', step, tensor: one }, never);
    expect(csvNumbers(csv.bytes)).toEqual(Array.from(tensorMatrix(packed, one).data));
    const notebook = await service.exportFile({ kind: 'notebook', step }, never);
    expect(JSON.parse(strFromU8(notebook.bytes))).toMatchObject({ nbformat: 4 });
    service.dispose();
  });

  it('is the same file after opening it, which the check finds ok', async () => {
    const { service } = await begun();
    const file = new Uint8Array(await service.writeExperiment(plainParts, never));
    const opened = createLabService();
    const { state: read } = readExperimentFile(file).document;
    expect(read).toEqual(state);
    await opened.startExperiment({ ...lecture, ...read, edits: [...read.edits] }, never);
    expect(strFromU8(new Uint8Array(await opened.writeExperiment(plainParts, never)))).toBe(strFromU8(file));
    expect(await checkExperiment(file, 'cpu', never)).toEqual({ kind: 'ok', steps: step });
    for (const each of [service, opened]) each.dispose();
  });
});
