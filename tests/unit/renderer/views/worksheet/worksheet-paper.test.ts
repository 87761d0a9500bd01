import { mount } from '@vue/test-utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFixed } from '#renderer/numbers/format-number.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { blankChoices, type ShownStep } from '#renderer/views/worksheet/worksheet-contents.ts';
import type { WorksheetChoices } from '#renderer/views/worksheet/worksheet-store.ts';
import { makeWorksheet } from '#renderer/views/worksheet/worksheet.ts';
import WorksheetPaper from '#renderer/views/worksheet/WorksheetPaper.vue';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { referenceRuns } from '../../../../reference/reference-run.ts';
import { unrelatedNumbers } from '../../../shared/explain/random-step.ts';
import { referenceRecord } from '../../../shared/record-of.ts';
import { appPlugins } from '../../mounting.ts';

const choices: WorksheetChoices = {
  blank: ['dropped', 'output', 'loss', 'fc2.weight.gradient', 'fc1.weight.gradient', 'fc1.weight.after'],
  samples: 3,
  decimals: 4,
  derivation: { isIncluded: false, stage: 'lecture', blank: [] },
  hasAnswers: true,
  paper: 'a4',
};

function lectureStep(): ShownStep {
  const run = referenceRuns().find(({ name }) => name === 'lecture-seed42');
  if (!run) throw new Error('the lecture’s reference run is gone');
  return { record: referenceRecord(run), settings: lectureHyperparameters };
}

/** What the paper is mounted with. KaTeX does not set formulas in the test document; they are made of settings alone. */
const global = () => ({ ...appPlugins(), stubs: { KatexFormula: true } });

function paperOf(step: ShownStep, chosen: WorksheetChoices = choices) {
  const sheet = makeWorksheet(step, chosen, 'en');
  return mount(WorksheetPaper, { props: { sheet, choices: chosen, title: 'Lecture, seed 42' }, global: global() });
}

type Paper = ReturnType<typeof paperOf>;
const students = (paper: Paper) => paper.find('.students');
const cells = (paper: Paper, selector: string) => paper.findAll(`${selector} .cell`).map((cell) => cell.text());

describe('the students’ pages', () => {
  it('hold no digit of what is blank, only boxes for it', () => {
    const all = blankChoices('adam').flatMap(({ tensors }) => tensors);
    fc.assert(
      fc.property(unrelatedNumbers(3), fc.subarray(all, { minLength: 1 }), ({ settings, record }, blank) => {
        // Numbers from 0.5 to 2 with four decimals, all different: a text belongs to one cell.
        const step = { settings: { ...settings, lossConvention: 'mean-squared-error' as const }, record };
        const paper = paperOf(step, { ...choices, blank, samples: settings.batchSize });
        const text = students(paper).text();
        const there = blank.filter((tensor) => record.layout.names.includes(tensor));
        for (const tensor of there) {
          const boxes = cells(paper, `.students .blank[data-sheet-tensor="${tensor}"]`);
          const { data } = tensorMatrix(record, tensor);
          expect(boxes).toEqual(Array<string>(data.length).fill(''));
          for (const value of data) expect(text).not.toContain(formatFixed(value, 4, 'en'));
        }
        expect(students(paper).findAll('.blank')).toHaveLength(there.length);
        for (const value of tensorMatrix(record, 'x').data) expect(text).toContain(formatFixed(value, 4, 'en'));
        paper.unmount();
      }),
      { numRuns: 25 },
    );
  });

  it('say which rows of a matrix are there, and give what the other samples add', () => {
    const paper = paperOf(lectureStep());
    expect(paper.find('[data-sheet-tensor="x"]').text()).toContain('Rows 1 to 3 of 15.');
    expect(paper.find('[data-sheet-tensor="fc1.weight"]').text()).not.toContain('Rows');
    expect(students(paper).text()).toContain('those of all 15 samples');
    expect(students(paper).findAll('.missing')).toHaveLength(3);
    const whole = paperOf(lectureStep(), { ...choices, samples: 15 });
    expect(students(whole).text()).not.toContain('Rows 1 to');
    expect(students(whole).findAll('.missing')).toHaveLength(0);
  });

  it('say how to get the numbers again, and when only the file has them', () => {
    const paper = paperOf(lectureStep());
    expect(students(paper).text()).toContain('these settings, seed 42, then Step until step 1.');
    const plugins = global();
    useExperimentStore().edits = [
      { kind: 'mask-cell', step: 1, sample: 0, unit: 0, kept: false },
      { kind: 'mask-cell', step: 9, sample: 0, unit: 0, kept: false },
    ];
    const sheet = makeWorksheet(lectureStep(), choices, 'en');
    const edited = mount(WorksheetPaper, { props: { sheet, choices, title: '' }, global: plugins });
    expect(students(edited).text()).toContain('Changed by hand1');
    expect(students(edited).text()).toContain('only the experiment file gives these numbers again');
    expect(students(edited).text()).not.toContain('then Step until');
  });
});

it('the students’ pages say how masks are drawn where it is not as in the lecture', () => {
  const { record, settings } = lectureStep();
  expect(students(paperOf({ record, settings })).text()).not.toContain('drawn by');
  const paper = paperOf({
    record,
    settings: { ...settings, maskSharing: 'per-batch', dropoutLayer: 'nn.Dropout-mkl' },
  });
  expect(students(paper).text()).toContain('1/q = 2, Mask: One a batch, Mask drawn by: nn.Dropout, MKL');
});

describe('the answer key', () => {
  it.each([2, 4, 6])('has the recorded numbers with %i decimals', (decimals) => {
    const step = lectureStep();
    const paper = paperOf(step, { ...choices, decimals });
    const rowsOf: Readonly<Record<string, number>> = { dropped: 3, output: 3 };
    for (const tensor of choices.blank) {
      const { rows, columns, data } = tensorMatrix(step.record, tensor);
      const shown = [...data.subarray(0, (rowsOf[tensor] ?? rows) * columns)];
      const answer = `.answers [data-sheet-tensor="${tensor}"]`;
      const power = /× 10⁻(.)/.exec(paper.find(answer).text())?.[1];
      const exponent = power === undefined ? 0 : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(power);
      const texts = shown.map((value) => (value === 0 ? '0' : formatFixed(value * 10 ** exponent, decimals, 'en')));
      expect(cells(paper, answer)).toEqual(texts);
    }
  });

  it('can be left out, and is not there when nothing is blank', () => {
    expect(
      paperOf(lectureStep(), { ...choices, hasAnswers: false })
        .find('.answers')
        .exists(),
    ).toBe(false);
    expect(
      paperOf(lectureStep(), { ...choices, blank: [] })
        .find('.answers')
        .exists(),
    ).toBe(false);
  });

  it('passes over what a step without that optimizer does not remember', () => {
    const blank: TensorName[] = ['loss', 'fc1.weight.momentum'];
    expect(paperOf(lectureStep(), { ...choices, blank }).findAll('.answers .sheet-matrix')).toHaveLength(1);
  });
});
