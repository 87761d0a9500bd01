import { describe, expect, it } from 'vitest';
import { zipReadme, type ExportedFrom } from '#core/export/zip-readme.ts';
import type { Edit } from '#shared/edits.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout } from '#shared/step-record.ts';
import { countingTable } from '../../shared/counting-table.ts';

const first = lectureHyperparameters;
const record = { layout: stepLayout(first), data: new Float32Array(stepLayout(first).length), step: 5 };
const drawn: ExportedFrom = { hyperparameters: first, first, data: { kind: 'drawn' }, edits: [] };
const readme = (change: Partial<ExportedFrom>) => zipReadme(record, { ...drawn, ...change });

/** The lines of a section, without its title. */
function section(text: string, title: string): readonly string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(title));
  return lines.slice(start + 1, lines.indexOf('', start));
}

describe('the README.txt of the exported zip', () => {
  it('says that nothing was changed', () => {
    expect(readme({})).toContain('\nChanged by hand up to this step: nothing\n');
    expect(section(readme({}), 'Settings of this step')).toContain('  learningRate: 0.01');
  });

  it('tells every kind of edit up to its step, in the order of the steps', () => {
    const edits: readonly Edit[] = [
      { kind: 'mask-cell', step: 3, sample: 1, unit: 2, kept: false },
      { kind: 'value', step: 1, tensor: 'fc1.weight', row: 2, column: 0, value: 0.1 },
      { kind: 'tensor', step: 2, tensor: 'fc1.bias', values: new Float32Array(10) },
      { kind: 'mask-row', step: 3, sample: 0, draw: 1 },
      { kind: 'mask-lock', step: 4, locked: true },
      { kind: 'hyperparameter', step: 5, changes: { learningRate: 0.5, dropProbability: 0.25 } },
      { kind: 'mask-cell', step: 6, sample: 0, unit: 0, kept: true },
    ];
    expect(section(readme({ edits }), 'Changed by hand')).toEqual([
      '  step 1: fc1.weight[3, 1] = 0.100000001',
      '  step 2: all of fc1.bias replaced',
      '  step 3: unit 3 dropped in sample 2',
      '  step 3: the mask of sample 1 drawn again',
      '  step 4: the mask locked from here on',
      '  step 5: from here on learningRate = 0.5, dropProbability = 0.25',
    ]);
  });

  it('gives the settings of the step, and those of the start where they were others', () => {
    const hyperparameters = { ...first, learningRate: 0.5 };
    const settings = section(readme({ hyperparameters }), 'Settings of this step');
    expect(settings).toContain('  learningRate: 0.5 (at the start: 0.01)');
    expect(settings).toContain('  dropProbability: 0.5');
  });

  it('says what was done to the numbers of a table', () => {
    const data = countingTable(15, { inputs: 1, validationShare: 0.2 });
    const standardisation = { inputMeans: [2], inputDeviations: [0.5], targetMeans: [0], targetDeviations: [1] };
    const standardised = { ...data, table: { ...data.table, standardisation } };
    expect(readme({ data })).toContain('  data: the table counting, 0.2 of its rows held out\n');
    expect(readme({ data: standardised })).toContain(
      'standardised: a number became (number - mean) / deviation\n    column 1: mean 2, deviation 0.5\n    column 1: mean 0, deviation 1\n',
    );
  });
});
