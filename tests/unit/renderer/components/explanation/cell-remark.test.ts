import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { useCellRemark } from '#renderer/components/explanation/use-cell-remark.ts';
import { remarkOn } from '#shared/explain/cell-remark.ts';
import type { CellReference } from '#shared/explain/explanation.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { cellValue } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { referenceRuns } from '../../../../reference/reference-run.ts';
import { everyCell } from '../../../shared/explain/oracle.ts';
import { handWorkedRecord, handWorkedSettings, referenceRecord } from '../../../shared/record-of.ts';
import { appPlugins } from '../../mounting.ts';

/** How remarks are written in a language. */
function writerIn(language: string): ReturnType<typeof useCellRemark> {
  localStorage.setItem('dropout-lab.language', language);
  let write: ReturnType<typeof useCellRemark> | undefined;
  mount({ setup: () => ((write = useCellRemark()), () => null) }, { global: appPlugins() });
  localStorage.clear();
  if (!write) throw new Error('nothing was mounted');
  return write;
}
const english = writerIn('en');
const others = { es: writerIn('es'), 'zh-CN': writerIn('zh-CN') };

const lecture = referenceRuns().find(({ name }) => name === 'lecture-seed42');
if (!lecture) throw new Error('the lecture’s reference run is gone');
const steps: Readonly<Record<string, { record: StepRecord; settings: Hyperparameters }>> = {
  lecture: { record: referenceRecord(lecture), settings: lectureHyperparameters },
  'worked by hand': { record: handWorkedRecord, settings: handWorkedSettings },
};

const said = (record: StepRecord, settings: Hyperparameters, cell: CellReference, write = english) => {
  const remark = remarkOn(record, settings, cell, 'update');
  return remark && write(remark, settings.activation);
};

/** The claims a sentence can make, each with what the recorded numbers say to it; the numbers of the sentence are its own. */
function claimsOn(record: StepRecord, { tensor, row, column }: CellReference) {
  const at = (name: TensorName, i: number, j: number) => cellValue(tensorMatrix(record, name), i, j);
  const { rows: batch, columns: hidden } = record.layout.places.mask;
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const kept = (sample: number, unit: number) => at('mask', sample, unit) !== 0;
  const awake = (sample: number, unit: number) => at('preActivation', sample, unit) > 0;
  const unit = tensor === 'fc2.weight.gradient' ? column : row;
  const meets = tensor === 'output' ? numbers(hidden).map((j) => [row, j]) : numbers(batch).map((i) => [i, unit]);
  const many = (isSo: (sample: number, unit: number) => boolean) => meets.filter(([i = 0, j = 0]) => isSo(i, j)).length;
  const onlyDropped = () => many((i, j) => !kept(i, j) && awake(i, j));
  const onlyDead = () => many((i, j) => kept(i, j) && !awake(i, j));
  const both = () => many((i, j) => !kept(i, j) && !awake(i, j));
  const reached = () => many((i, j) => kept(i, j) && awake(i, j));
  const error = () => at('output', row, column) - at('y', row, column);
  const claims: readonly [RegExp, (...found: number[]) => boolean][] = [
    [/unit (\d+)/i, (named) => named - 1 === (tensor.startsWith('fc') ? unit : column)],
    [/sample (\d+)/, (named) => named - 1 === row],
    [/(?:was|is) awake|and awake/, () => awake(row, column)],
    [/z₁ is above 0/, () => at('preActivation', row, column) > 0],
    [/z₁ is not above 0/, () => at('preActivation', row, column) <= 0],
    [/is ReLU-dead(?! \()/, () => !awake(row, column)],
    [/the mask (?:silences|drops|dropped)|was dropped/i, () => !kept(row, column)],
    [/the mask (?:keeps|kept|lets)|was kept/i, () => kept(row, column)],
    [/nothing from it reaches ŷ|would have sent nothing/, () => at('dropped', row, column) === 0],
    [/no gradient comes back/, () => at('preActivation.gradient', row, column) + 0 === 0],
    [/this is as far as it goes/, () => at('hidden.gradient', row, column) + 0 === 0],
    [/it ends before the weights|it goes no further/, () => at('preActivation.gradient', row, column) + 0 === 0],
    [/its row of the grid is 0/, () => at('preActivation.gradient', row, column) + 0 === 0],
    [
      /(?:exactly 0|and h is exactly 0)/,
      () => at(tensor === 'preActivation' ? 'hidden' : tensor, row, column) + 0 === 0,
    ],
    [/times ([\d.]+)\./, (scale) => at('mask', row, column) === scale],
    [/the factor ([\d.]+) of the mask/, (scale) => at('mask', row, column) === scale],
    [/(\d+) of (\d+) (?:samples|hidden units)/, (some, all) => some === reached() && all === meets.length],
    [/every (?:sample of the batch|hidden unit) \((\d+)\)/, (all) => all === meets.length && reached() === all],
    [/^No sample reaches|^No hidden unit/, () => reached() === 0],
    [/(?<!and )dropped \((\d+)\)|by the mask \((\d+)\)/, (one, other) => (one || other) === onlyDropped()],
    [/(?<!and )ReLU-dead \((\d+)\)|by ReLU \((\d+)\)/, (one, other) => (one || other) === onlyDead()],
    [/dropped and ReLU-dead \((\d+)\)|both reasons \((\d+)\)/, (one, other) => (one || other) === both()],
    [/is above its target: a smaller/, () => error() > 0],
    [/is below its target: a larger/, () => error() < 0],
    [/is its target/, () => error() === 0],
  ];
  return claims;
}

describe.each(Object.entries(steps))('what is said of the cells of the step %s', (_, { record, settings }) => {
  const cells = Array.from(everyCell(record))
    .map((cell) => ({ cell, text: said(record, settings, cell) }))
    .filter((each): each is { cell: CellReference; text: string } => each.text !== null);

  it('claims in English what is true of the numbers, and every part of it is a claim', () => {
    for (const { cell, text } of cells) {
      const made = claimsOn(record, cell).flatMap(([pattern, isTrue]) => {
        const found = pattern.exec(text);
        return found ? [{ pattern, isTrue: isTrue(...found.slice(1).map(Number)) }] : [];
      });
      const where = `${cell.tensor}[${String(cell.row + 1)}, ${String(cell.column + 1)}]: ${text}`;
      expect(
        made.filter(({ isTrue }) => !isTrue).map(({ pattern }) => String(pattern)),
        where,
      ).toEqual([]);
      expect(made.length, where).toBeGreaterThanOrEqual(2);
    }
    expect(cells.length).toBeGreaterThan(7 * record.layout.places.mask.length);
  });

  it('names the same numbers in the other languages', () => {
    const numbers = (text: string) =>
      (text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((each) => each.replace(',', '.')).sort();
    for (const { cell, text } of cells) {
      for (const [language, write] of Object.entries(others)) {
        const other = said(record, settings, cell, write) ?? '';
        expect(numbers(other), `${language}: ${other}`).toEqual(numbers(text));
      }
    }
  });
});

describe('sample 10, unit 4 of the lecture: awake and dropped', () => {
  const { record, settings } = steps['lecture'] ?? { record: handWorkedRecord, settings: handWorkedSettings };
  const cell = { tensor: 'dropped', row: 9, column: 3 } as const;

  it('is told as the lecture’s slide tells it, in three languages', () => {
    expect(said(record, settings, cell)).toBe(
      'Unit 4 was awake for sample 10, but the mask silences it: nothing from it reaches ŷ, and no gradient comes back through it.',
    );
    expect(said(record, settings, cell, others.es)).toBe(
      'La unidad 4 estaba activa para la muestra 10, pero la máscara la silencia: nada de ella llega a ŷ y ningún gradiente vuelve por ella.',
    );
    expect(said(record, settings, cell, others['zh-CN'])).toBe(
      '对样本 10，单元 4 本来是激活的，但掩码让它沉默：它的任何东西都到不了 ŷ，也没有梯度经它传回。',
    );
  });

  it('counts are joined as each language joins them, without a plural that could be wrong', () => {
    const ofUnit = { tensor: 'fc1.weight.gradient', row: 3, column: 2 } as const;
    expect(said(record, settings, ofUnit)).toMatch(
      /^Unit 4 is reached by \d+ of 15 samples: only they add to this number\. In the rest it is .+ or .+\.$/,
    );
    expect(said(record, settings, ofUnit, others.es)).toMatch(/En el resto está apagada \(\d+\).* o .+\.$/);
    expect(said(record, settings, ofUnit, others['zh-CN'])).toMatch(/在其余样本中它被丢弃（\d+ 个）.*或.+。$/);
  });
});
