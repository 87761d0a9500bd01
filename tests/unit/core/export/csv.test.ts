import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvLines } from '#core/export/csv.ts';
import { stepLayout, tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { tensorNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { countingTable } from '../../shared/counting-table.ts';
import { loadBackends } from '../node-lab.ts';
import { firstStep } from './exported.ts';

const lines = (record: StepRecord, name: TensorName) => [...csvLines(record, name)].map((line) => line.trimEnd());

beforeAll(async () => {
  await loadBackends();
});

describe('csvLines', () => {
  it.each([
    ['x', 'sample,input 1,input 2,input 3,input 4,input 5', 15],
    ['mask', 'sample,unit 1,unit 2,unit 3', 15],
    ['output.gradient', 'sample,output 1', 15],
    ['fc1.weight.after', 'unit,input 1,input 2,input 3,input 4,input 5', 3],
    ['fc1.bias.gradient', 'unit,fc1.bias.gradient', 3],
    ['fc2.weight', 'output,unit 1,unit 2,unit 3', 1],
    ['fc2.bias', 'output,fc2.bias', 1],
    ['loss', 'step,loss', 1],
  ] as const)('names what the rows and columns of %s are', (name, first, rows) => {
    const [header, ...others] = lines(firstStep({ hiddenSize: 3 }).record, name);
    expect(header).toBe(first);
    expect(others.map((line) => Number(line.split(',')[0]))).toEqual(Array.from({ length: rows }, (_, row) => row + 1));
  });

  it("names inputs and outputs by a table's columns", () => {
    const { record } = firstStep();
    const { table, ...source } = countingTable(15);
    const named = {
      ...source,
      table: { ...table, inputNames: ['age', 'a,b', 'say "x"', 'd', 'e'], targetNames: ['price'] },
    };
    const header = (name: TensorName) => [...csvLines(record, name, named)][0];
    expect(header('x')).toBe('sample,age,"a,b","say ""x""",d,e\n');
    expect(header('fc1.weight.gradient')).toBe('unit,age,"a,b","say ""x""",d,e\n');
    expect(header('output')).toBe('sample,price\n');
    expect(header('hidden')).toMatch(/^sample,unit 1,/);
  });

  it('gives every number of a step back', () => {
    const { record } = firstStep();
    for (const name of tensorNames) {
      const numbers = lines(record, name)
        .slice(1)
        .flatMap((line) => line.split(',').slice(1).map(Number));
      expect(Float32Array.from(numbers), name).toEqual(tensorMatrix(record, name).data);
    }
  });

  it('gives any float32 back, infinities and NaN too', () => {
    const sizes = { ...lectureHyperparameters, inputSize: 1, hiddenSize: 1, outputSize: 1, batchSize: 1 };
    const layout = stepLayout(sizes);
    fc.assert(
      fc.property(fc.float(), (value) => {
        const record = { layout, data: new Float32Array(layout.length).fill(value), step: 7 };
        const [step, text = ''] = lines(record, 'loss')[1]?.split(',') ?? [];
        const number = text === 'nan' ? Number.NaN : Number(text.replace('inf', 'Infinity'));
        expect([step, Math.fround(number)]).toEqual(['7', value]);
      }),
    );
  });
});
