import { mount, type VueWrapper } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { answerInputs } from '#renderer/components/lesson/answers/answer-inputs.ts';
import { marksOf, marksText } from '#renderer/components/lesson/answers/marks.ts';
import { shuffled } from '#renderer/components/lesson/answers/shuffled.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useMarkingStore } from '#renderer/stores/marking-store.ts';
import type { Task } from '#shared/lessons/lesson.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { readSmallLesson, taskOfKind } from './small-lesson.ts';

let global: ReturnType<typeof appPlugins>;

/** An input whose answer is kept as its owner would. */
function give(task: Task, answer = '', extra: object = {}): { input: VueWrapper; answer: () => string } {
  let kept = answer;
  let input: VueWrapper | null = null;
  const mounted = mount(answerInputs[task.kind], {
    global: { ...global, stubs: { KatexFormula: true } },
    attachTo: document.body,
    props: {
      task,
      disabled: false,
      modelValue: kept,
      'onUpdate:modelValue': (text: string) => {
        kept = text;
        void input?.setProps({ modelValue: text });
      },
      ...extra,
    },
  }) as VueWrapper; // of seven components
  input = mounted;
  return { input: mounted, answer: () => kept };
}

const press = (input: VueWrapper, name: string) => input.find(`[aria-label="${name}"]`).trigger('click');

describe('the way to answer', () => {
  beforeEach(async () => {
    global = appPlugins();
    new FakeEngine().connect();
    await useDocumentStore().startNew(1);
  });

  it('a number: as it is typed, named by its cell', async () => {
    const { input, answer } = give(taskOfKind('number'));
    await input.find('input[aria-label="d[10, 7]"]').setValue('0,52');
    expect(answer()).toBe('0,52');
  });

  it('a sign: one of three', async () => {
    const { input, answer } = give(taskOfKind('sign'));
    const signs = input.findAll('[role=radio]');
    expect(signs.map((sign) => sign.text())).toEqual(['negative', 'zero', 'positive']);
    await signs[0]?.trigger('click');
    expect(answer()).toBe('-');
  });

  it('units: pressed, typed or clicked in a matrix; none of them is an answer', async () => {
    const { input, answer } = give(taskOfKind('cells'));
    expect(input.findAll('.mark')).toHaveLength(10);
    await press(input, 'Unit 7');
    await press(input, 'Unit 3');
    expect(answer()).toBe('3,7');
    const list = input.find<HTMLInputElement>('.text-field');
    expect(list.element.value).toBe('3, 7');
    await list.setValue('10; 2, 2');
    expect(answer()).toBe('2,10');
    expect(list.element.value).toBe('10; 2, 2');
    useMarkingStore().marker?.take('hidden', { row: 0, column: 4 });
    useMarkingStore().marker?.take('x', { row: 0, column: 3 });
    expect(answer()).toBe('2,5,10');
    await list.setValue('two');
    expect(answer()).toBe('two');
    await input.find('[type=checkbox]').setValue(true);
    expect(answer()).toBe('none');
    await press(input, 'Unit 1');
    expect(answer()).toBe('1');
    const size = { rows: 15, columns: 10 };
    await input.vm.$nextTick();
    expect(useMarkingStore().marker?.marked('hidden', size)).toEqual([{ row: 3, column: 0 }]);
    expect(useMarkingStore().marker?.marked('x', size)).toBeNull();
    input.unmount();
    expect(useMarkingStore().marker).toBeNull();
  });

  it('marks are kept in order, and nothing else is a mark', () => {
    expect(marksText(new Set(['10', '9', '2']))).toBe('2,9,10');
    expect(marksText(new Set(['3:10', '3:2', '1:11']))).toBe('1:11,3:2,3:10');
    expect(marksOf('3:4，5:6')).toEqual(new Set(['3:4', '5:6']));
    expect(marksOf('none')).toEqual(new Set());
  });

  it.each([
    ['1-3', ['1', '2', '3']],
    ['1–3', ['1', '2', '3']],
    ['9, 1 − 3；12', ['9', '1', '2', '3', '12']],
    ['４－５', ['4', '5']],
    ['3-3', ['3']],
  ])('a range of marks stands for all in it: %s', (text, marks) => {
    expect(marksOf(text)).toEqual(new Set(marks));
  });

  it.each(['3-1', '1-', '-3', '1-2-3', '1:2-1:4', '1-9999999'])('%s is no range', (text) => {
    expect(marksOf(text)).toBeNull();
  });

  it('a choice: one, with what is said to it after it was checked', async () => {
    const task = taskOfKind('choice');
    const { input, answer } = give(task, '', { checked: [1] });
    expect(input.text()).toContain('Said to whoever chose it.');
    await input.findAll('input')[1]?.trigger('change');
    expect(answer()).toBe('2');
    expect(give(task).input.text()).not.toContain('Said to');
  });

  it('several choices: all that are chosen, in ascending order', async () => {
    const several = readSmallLesson().parts.flatMap((part) =>
      part.kind === 'task' && part.task.id === 'several' ? [part.task] : [],
    )[0];
    if (!several) throw new Error('there is no such task');
    const { input, answer } = give(several);
    for (const at of [2, 1, 0, 1]) await input.findAll('input')[at]?.trigger('change');
    expect(answer()).toBe('1,3');
  });

  it('an order: shuffled the same each time, moved by buttons, the keyboard stays with the item', async () => {
    const { input, answer } = give(taskOfKind('order'), '2,1,3');
    expect(input.findAll('li').map((item) => item.find('.item').text())).toEqual(['second', 'first', 'third']);
    await press(input, 'Move 3 up');
    expect(answer()).toBe('2,3,1');
    await input.vm.$nextTick();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move 2 up');
    await press(input, 'Move 2 up');
    expect(answer()).toBe('3,2,1');
    await input.vm.$nextTick();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move 1 down');
    const first = give(taskOfKind('order')).answer();
    expect(first.split(',').toSorted()).toEqual(['1', '2', '3']);
    expect(first).not.toBe('1,2,3');
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) expect(shuffled(2, name)).toEqual([2, 1]);
  });

  it('a matrix: cell by cell, or pasted from a spreadsheet or Python', async () => {
    const { input, answer } = give(taskOfKind('matrix'));
    const cells = input.findAll('td input');
    expect(cells).toHaveLength(10);
    await cells[2]?.setValue('0.5');
    expect(answer()).toBe('\t\t0.5\t\t\t\t\t\t\t');
    await cells[1]?.trigger('paste', { clipboardData: { getData: () => '[[1.5, -2,\n' } });
    expect(answer()).toBe('\t1.5\t-2\t\t\t\t\t\t\t');
    await cells[0]?.trigger('paste', { clipboardData: { getData: () => '1,5\t2,5' } });
    expect(answer().startsWith('1,5\t2,5\t-2\t')).toBe(true);
    for (const cell of cells) await cell.setValue('');
    expect(answer()).toBe('');
  });

  it('an explanation: as it is written', async () => {
    const { input, answer } = give(taskOfKind('explain'));
    await input.find('textarea').setValue('Because.\nSo.');
    expect(answer()).toBe('Because.\nSo.');
  });
});
