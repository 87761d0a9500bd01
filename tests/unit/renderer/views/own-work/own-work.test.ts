import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useAnswerStore } from '#renderer/stores/answer-store.ts';
import { useDialogStore } from '#renderer/stores/dialog-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useHidingStore } from '#renderer/stores/hiding-store.ts';
import { useOwnWorkStore } from '#renderer/stores/own-work-store.ts';
import OwnWorkDialog from '#renderer/views/own-work/OwnWorkDialog.vue';
import OwnWorkHiding from '#renderer/views/own-work/OwnWorkHiding.vue';
import { firstPart, isPartOf } from '#renderer/views/own-work/work-part.ts';
import { readWorkQuestion, workQuestion } from '#renderer/views/own-work/work-question.ts';
import { mostEarlierAnswers } from '#shared/experiment/experiment-document.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

const question = 'check/fc2.weight.gradient';
let global: ReturnType<typeof appPlugins>;
let dialog: VueWrapper | null = null;

/** A window at step 1 of the fake engine: every number is 1.5, and dL/dW2 has one row of ten. */
async function openWindow(): Promise<void> {
  global = appPlugins();
  new FakeEngine().connect();
  await useDocumentStore().startNew(1);
  mount(OwnWorkHiding, { global });
}

async function openWork(): Promise<void> {
  dialog?.unmount();
  useOwnWorkStore().open('fc2.weight.gradient');
  dialog = mount(OwnWorkDialog, {
    global: { ...global, stubs: { KatexFormula: true, CellFormula: true } },
    attachTo: document.body,
  }) as VueWrapper;
  await flushPromises();
}

async function closeWork(): Promise<void> {
  useDialogStore().close();
  dialog?.unmount();
  dialog = null;
  await flushPromises();
}

const shown = (): string => document.querySelector('.own-work-dialog')?.textContent ?? '';
const fields = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>('[role=gridcell] input')];

async function type(...texts: readonly string[]): Promise<void> {
  for (const [at, text] of texts.entries()) {
    const field = fields()[at];
    if (!field) throw new Error(`there is no cell ${String(at)}`);
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await flushPromises();
  }
}

async function press(name: string): Promise<void> {
  const button = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name);
  if (!button) throw new Error(`there is no button ${name} in ${shown()}`);
  expect(button.disabled, name).toBe(false);
  button.click();
  await flushPromises();
}

const isHidden = (): boolean => useHidingStore().isHidden('fc2.weight.gradient');

describe('own work', () => {
  beforeEach(openWindow);
  afterEach(closeWork);

  it('all right: to the digits typed, and no secret any more', async () => {
    expect(isHidden()).toBe(false);
    await openWork();
    expect(isHidden()).toBe(true);
    expect(useHidingStore().isHidden('fc2.weight.after')).toBe(true);
    expect(shown()).toContain('Filled in: 0 of 10');
    await type(...Array.from({ length: 10 }, () => '1,50'));
    expect(shown()).toContain('Filled in: 10 of 10');
    await press('Check');
    expect(shown()).toContain('All 10 numbers are right');
    expect(shown()).toContain('within ±0.005');
    expect(isHidden()).toBe(false);
    expect(shown()).toContain('What is right');
    expect(useAnswerStore().answerOf(question)).toMatchObject({ tries: 1, step: 1, seed: 42, isShown: false });
    await closeWork();
    expect(isHidden()).toBe(false);
  });

  it('an empty cell is not wrong: it is not filled in yet', async () => {
    await openWork();
    await type('1.5', '', '3/2');
    await press('Check');
    expect(shown()).toContain('Right so far');
    expect(shown()).toContain('2 cells are right. 8 cells are not filled in yet.');
    expect(document.querySelectorAll('[role=gridcell].wrong')).toHaveLength(0);
    expect(isHidden()).toBe(true);
  });

  it('a wrong cell is marked, nothing right is said of it, and the cursor goes there', async () => {
    await openWork();
    await type('1.5', '7.25', '1.5');
    await press('Check');
    expect(shown()).toContain('One cell is not right');
    expect(shown()).toContain('It is not a mistake I know.');
    const wrong = document.querySelectorAll('[role=gridcell].wrong');
    expect(wrong).toHaveLength(1);
    expect(document.activeElement).toBe(wrong[0]?.querySelector('input'));
    expect(shown()).not.toContain('What is right');
    expect(shown()).toContain('What it is made of');
    expect(isHidden()).toBe(true);
  });

  it('what is no number is no try', async () => {
    await openWork();
    await type('four');
    await press('Check');
    expect(shown()).toContain('“four” is no number');
    expect(useAnswerStore().answerOf(question)?.tries).toBe(0);
  });

  it('given up: what is right, and how far each wrong cell is off; begun again it is hidden again', async () => {
    await openWork();
    await type('1.5', '7.25');
    await press('Check');
    await press('Show the numbers');
    expect(isHidden()).toBe(false);
    const row = document.querySelector('.work-answer tbody tr')?.textContent;
    expect(row).toContain('∂L/∂W₂[1, 2]7.251.50005.7500');
    expect(fields().every(({ readOnly }) => readOnly)).toBe(true);
    expect(useAnswerStore().answerOf(question)).toMatchObject({ isShown: true, tries: 1 });
    await press('Begin again');
    expect(isHidden()).toBe(true);
    expect(fields().every(({ value }) => value === '')).toBe(true);
    expect(useAnswerStore().answerOf(question)).toMatchObject({
      isShown: false,
      tries: 1,
      earlier: [expect.any(String)],
    });
  });

  it('is kept and stays hidden while the dialog is closed, and the way back leads to it', async () => {
    await openWork();
    await type('1.5', '7.25');
    await closeWork();
    expect(isHidden()).toBe(true);
    expect(useDocumentStore().isUnsaved).toBe(true);
    useHidingStore().lead();
    expect(useOwnWorkStore().isOpen).toBe(true);
    await openWork();
    expect(
      fields()
        .slice(0, 3)
        .map(({ value }) => value),
    ).toEqual(['1.5', '7.25', '']);
    await press('Check');
    await type('1.5', '7');
    await openWork();
    expect(document.querySelectorAll('[role=gridcell].wrong')).toHaveLength(0);
    expect(document.querySelectorAll('[role=gridcell].right')).toHaveLength(1);
    expect(shown()).toContain('One cell is not right');
  });

  it('opened and left empty, nothing is hidden or kept', async () => {
    await openWork();
    await closeWork();
    expect(isHidden()).toBe(false);
    expect(useDocumentStore().predictions).toEqual([]);
  });

  it('a later step, which begins with what is asked for, gives nothing away', async () => {
    await openWork();
    await type('1.5');
    await closeWork();
    await useExperimentStore().recordSteps(1);
    await flushPromises();
    expect(useExperimentStore().shownStep).toBe(2);
    expect(useHidingStore().isHidden('fc2.weight')).toBe(true);
    await useDocumentStore().startNew(2);
    await flushPromises();
    expect(useHidingStore().isAnyHidden).toBe(false);
  });

  it('what was said at another step is not what is asked now', async () => {
    await openWork();
    await type('1.5');
    await closeWork();
    await useExperimentStore().recordSteps(1);
    await openWork();
    expect(fields()[0]?.value).toBe('');
    await type('2.5');
    expect(useAnswerStore().answerOf(question)).toMatchObject({ step: 2, tries: 0, earlier: [] });
  });
});

describe('drafts', () => {
  beforeEach(openWindow);

  it('are no tries; the answer that was checked becomes an earlier one, once', () => {
    const answers = useAnswerStore();
    answers.draft(question, '1');
    answers.draft(question, '12');
    expect(answers.answerOf(question)).toMatchObject({ answer: '12', tries: 0, earlier: [] });
    answers.record(question, '12');
    answers.draft(question, '3');
    answers.draft(question, '34');
    expect(answers.answerOf(question)).toMatchObject({ answer: '34', tries: 1, earlier: ['12'] });
    answers.record(question, '34');
    expect(answers.answerOf(question)).toMatchObject({ answer: '34', tries: 2, earlier: ['12'] });
  });

  it('are not kept after as many tries as earlier answers are', () => {
    const answers = useAnswerStore();
    for (let attempt = 0; attempt <= mostEarlierAnswers; attempt += 1) answers.record(question, String(attempt));
    const before = answers.answerOf(question);
    answers.draft(question, 'x');
    expect(answers.answerOf(question)).toEqual(before);
  });
});

describe('parts of a large tensor', () => {
  it('has a question of its own that is read back', () => {
    const part = { row: 20, column: 4, rows: 20, columns: 10 };
    const subject = { tensor: 'fc1.weight.gradient', part } as const;
    expect(workQuestion(subject)).toBe('check/fc1.weight.gradient[21:40,5:14]');
    expect(readWorkQuestion(workQuestion(subject))).toEqual(subject);
    expect(readWorkQuestion('check/loss')).toEqual({ tensor: 'loss', part: null });
    for (const other of ['check/nothing', 'bug/p-for-q/line', 'check/loss[1]'])
      expect(readWorkQuestion(other)).toBeNull();
  });

  it('is at most 400 cells and lies within the tensor', () => {
    expect(firstPart({ rows: 15, columns: 10 })).toBeNull();
    const large = { rows: 784, columns: 100 };
    expect(firstPart(large)).toEqual({ row: 0, column: 0, rows: 20, columns: 10 });
    expect(firstPart({ rows: 500, columns: 1 })).toEqual({ row: 0, column: 0, rows: 20, columns: 1 });
    expect(isPartOf({ row: 764, column: 90, rows: 20, columns: 10 }, large)).toBe(true);
    expect(isPartOf({ row: 765, column: 90, rows: 20, columns: 10 }, large)).toBe(false);
    expect(isPartOf({ row: 0, column: 0, rows: 41, columns: 10 }, large)).toBe(false);
    expect(isPartOf({ row: 0, column: 0, rows: Number.NaN, columns: 10 }, large)).toBe(false);
  });
});
