import { mount } from '@vue/test-utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFixed } from '#renderer/numbers/format-number.ts';
import type { WorksheetChoices } from '#renderer/views/worksheet/worksheet-store.ts';
import {
  derivedParts,
  makeDerivation,
  sheetStages,
  type BlankPart,
} from '#renderer/views/worksheet/worksheet-derivation.ts';
import { makeWorksheet } from '#renderer/views/worksheet/worksheet.ts';
import WorksheetPaper from '#renderer/views/worksheet/WorksheetPaper.vue';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import { unrelatedNumbers } from '../../../shared/explain/random-step.ts';
import { handWorkedRecord, handWorkedSettings } from '../../../shared/record-of.ts';
import { appPlugins } from '../../mounting.ts';

const choices: WorksheetChoices = {
  blank: [],
  samples: 2,
  decimals: 4,
  derivation: { isIncluded: true, stage: 'lecture', blank: [...derivedParts] },
  hasAnswers: true,
  paper: 'a4',
};
const step = { record: handWorkedRecord, settings: handWorkedSettings };

function paperOf(chosen: WorksheetChoices, shown = step, sample = 0) {
  const sheet = makeWorksheet(shown, chosen, 'en');
  const derivation = makeDerivation(shown, chosen, sheet, sample, 'en');
  return mount(WorksheetPaper, {
    props: { sheet, choices: chosen, title: 'By hand', derivation },
    global: { ...appPlugins(), stubs: { KatexFormula: true } },
  });
}
type Paper = ReturnType<typeof paperOf>;
const cells = (paper: Paper, page: string, part: string) =>
  paper.findAll(`.${page} [data-sheet-derivation="${part}"] .cell`).map((cell) => cell.text());

describe('the derivation on paper, of the step worked out by hand', () => {
  it('gives W2 and x, leaves boxes for the rest, and has their numbers in the answer key', () => {
    const paper = paperOf(choices);
    expect(cells(paper, 'students', 'weights')).toEqual(['0.5000', '−1.0000']);
    expect(cells(paper, 'students', 'input')).toEqual(['1.0000', '2.0000']);
    for (const part of derivedParts) expect(cells(paper, 'students', part).join('')).toBe('');
    expect(cells(paper, 'students', 'gate')).toHaveLength(4);
    expect(cells(paper, 'answers', 'error')).toEqual(['1.0000']);
    expect(cells(paper, 'answers', 'blame')).toEqual(['0.5000', '−1.0000']);
    expect(cells(paper, 'answers', 'gate')).toEqual(['1', '0', '0', '1']);
    expect(cells(paper, 'answers', 'delta')).toEqual(['0.5000', '−1.0000']);
    expect(cells(paper, 'answers', 'gradient')).toEqual(['0.5000', '1.0000', '−1.0000', '−2.0000']);
    expect(cells(paper, 'answers', 'weights')).toEqual([]);
  });

  it('with the mask has the dropped unit as a 0 on the diagonal, and gives the mask', () => {
    const paper = paperOf({ ...choices, derivation: { ...choices.derivation, stage: 'mask' } });
    expect(cells(paper, 'students', 'mask')).toEqual(['2', '0']);
    expect(cells(paper, 'answers', 'gate')).toEqual(['2', '0', '0', '0']);
    expect(cells(paper, 'answers', 'gradient')).toEqual(['1.0000', '2.0000', '0', '0']);
  });

  it('has what is not blank as numbers, and then not in the key', () => {
    const paper = paperOf({ ...choices, derivation: { ...choices.derivation, blank: ['gradient'] } });
    expect(cells(paper, 'students', 'delta')).toEqual(['0.5000', '−1.0000']);
    expect(cells(paper, 'answers', 'delta')).toEqual([]);
    expect(cells(paper, 'answers', 'gradient')).toHaveLength(4);
  });

  it('is left out of a network that is not whole on paper, and of a sample that is not on paper takes the first', () => {
    const sheet = makeWorksheet(step, choices, 'en');
    expect(makeDerivation(step, choices, { ...sheet, extent: { ...sheet.extent, unit: 1 } }, 0, 'en')).toBeNull();
    expect(makeDerivation(step, choices, sheet, 7, 'en')?.sample).toBe(0);
    expect(makeDerivation(step, choices, sheet, 1, 'en')?.sample).toBe(1);
    const without = { ...choices, derivation: { ...choices.derivation, isIncluded: false } };
    expect(makeDerivation(step, without, sheet, 0, 'en')).toBeNull();
  });
});

it('gives no digit of a tensor away that is blank elsewhere on the sheet', () => {
  const tensors = ['output', 'output.gradient', 'preActivation', 'preActivation.gradient', 'hidden'] as const;
  fc.assert(
    fc.property(
      unrelatedNumbers(3),
      fc.subarray([...tensors], { minLength: 1 }),
      fc.subarray<BlankPart>([...derivedParts]),
      fc.constantFrom(...sheetStages),
      ({ settings, record }, blank, parts, stage) => {
        const shown = { settings: { ...lectureHyperparameters, ...settings }, record };
        const derivation = { isIncluded: true, stage, blank: parts };
        const paper = paperOf({ ...choices, blank, samples: settings.batchSize, derivation }, shown);
        const text = paper.find('.students').text();
        for (const tensor of blank) {
          for (const value of tensorMatrix(record, tensor).data)
            expect(text, tensor).not.toContain(formatFixed(value, 4, 'en'));
        }
        if (blank.includes('output')) expect(cells(paper, 'students', 'error').join('')).toBe('');
        paper.unmount();
      },
    ),
    { numRuns: 25 },
  );
});
