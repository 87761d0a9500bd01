import { flushPromises, mount, type DOMWrapper, type VueWrapper } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import MatrixAnswer from '#renderer/components/matrix-answer/MatrixAnswer.vue';
import { appPlugins } from '../../mounting.ts';

let answer: VueWrapper;
let kept: string;

function show(text = '', extra: object = {}): void {
  kept = text;
  answer = mount(MatrixAnswer, {
    global: appPlugins(),
    attachTo: document.body,
    props: {
      tensor: 'fc1.weight.gradient',
      label: 'Your ∂L/∂W₁',
      size: { rows: 2, columns: 3 },
      modelValue: text,
      'onUpdate:modelValue': (now: string) => {
        kept = now;
        void answer.setProps({ modelValue: now });
      },
      ...extra,
    },
  }) as VueWrapper;
}

const cell = (row: number, column: number): DOMWrapper<HTMLInputElement> =>
  answer.find<HTMLInputElement>(`[data-at="${String(row)}:${String(column)}"]`);
const here = (): string | null => document.activeElement?.getAttribute('data-at') ?? null;

async function press(key: string, more: object = {}): Promise<void> {
  const field = document.activeElement;
  field?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  await flushPromises();
}
async function paste(row: number, column: number, text: string): Promise<void> {
  await cell(row, column).trigger('paste', { clipboardData: { getData: () => text } });
}

describe('a matrix to be filled in', () => {
  beforeEach(() => {
    document.body.innerHTML = '';
  });

  it('is a grid whose rows, columns and cells have names', () => {
    show();
    const grid = answer.find('[role=grid]');
    expect(grid.attributes('aria-label')).toBe('Your ∂L/∂W₁');
    expect(answer.findAll('thead th .visually-hidden').map((head) => head.text())).toEqual([
      'input 1',
      'input 2',
      'input 3',
    ]);
    expect(answer.findAll('tbody th .visually-hidden').map((head) => head.text())).toEqual(['unit 1', 'unit 2']);
    expect(answer.findAll('[role=gridcell]')).toHaveLength(6);
    expect(cell(1, 2).attributes('aria-label')).toBe('unit 2, input 3');
    expect(answer.findAll('input[tabindex="0"]')).toHaveLength(1);
  });

  it('a part says the places of the whole', () => {
    show('', { first: { row: 20, column: 4 } });
    expect(cell(0, 0).attributes('aria-label')).toBe('unit 21, input 5');
    expect(answer.find('tbody th').text()).toContain('21');
  });

  it('arrows move, Enter goes down and on, Tab right and on', async () => {
    show();
    cell(0, 0).element.focus();
    await press('ArrowRight');
    expect(here()).toBe('0:1');
    await press('ArrowDown');
    expect(here()).toBe('1:1');
    await press('ArrowLeft');
    expect(here()).toBe('1:0');
    await press('ArrowUp');
    expect(here()).toBe('0:0');
    await press('ArrowUp');
    expect(here()).toBe('0:0');
    await press('Enter');
    expect(here()).toBe('1:0');
    await press('Enter');
    expect(here()).toBe('0:1');
    await press('Tab');
    await press('Tab');
    expect(here()).toBe('1:0');
    await press('Tab', { shiftKey: true });
    expect(here()).toBe('0:2');
    expect(answer.findAll('input[tabindex="0"]').map((field) => field.attributes('data-at'))).toEqual(['0:2']);
  });

  it('left and right stay within a text until its end', async () => {
    show('0.25\t\t\n\t\t');
    const field = cell(0, 0).element;
    field.focus();
    field.setSelectionRange(2, 2);
    await press('ArrowRight');
    expect(here()).toBe('0:0');
    field.setSelectionRange(4, 4);
    await press('ArrowRight');
    expect(here()).toBe('0:1');
  });

  it('Escape takes back what was typed, and is then for what is around it; Control and Enter lead on', async () => {
    const around: boolean[] = [];
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') around.push(event.defaultPrevented);
    };
    document.addEventListener('keydown', hear);
    show('1\t\t\n\t\t');
    cell(0, 0).element.focus();
    await cell(0, 0).setValue('27');
    expect(kept).toBe('27\t\t\n\t\t');
    await press('Escape');
    expect(kept).toBe('1\t\t\n\t\t');
    expect(around).toEqual([]);
    await press('Escape');
    expect(around).toEqual([false]);
    document.removeEventListener('keydown', hear);
    expect(answer.emitted('leave')).toBeUndefined();
    await press('Enter', { ctrlKey: true });
    expect(answer.emitted('leave')).toHaveLength(1);
    expect(here()).toBe('0:0');
  });

  it('takes what is pasted at the cursor, and says why it does not', async () => {
    show();
    await paste(0, 1, '0,5\t1/4\n1e-3\t2');
    expect(kept).toBe('\t0,5\t1/4\n\t1e-3\t2');
    await paste(1, 1, '1\t2\n3\t4');
    expect(kept).toBe('\t0,5\t1/4\n\t1e-3\t2');
    expect(answer.find('[role=alert]').text()).toContain(
      'what was given is 2 × 2, and from here there is room for 1 × 2',
    );
    await paste(0, 0, '1\t2\n3\t4\n5\t6');
    expect(answer.find('[role=alert]').text()).toContain('Are rows and columns swapped?');
    await cell(0, 0).setValue('7');
    expect(answer.find('[role=alert]').exists()).toBe(false);
  });

  it('refuses what a file would not keep in a sentence with both numbers', async () => {
    show('', { size: { rows: 400, columns: 1 } });
    await paste(0, 0, '123456789012345678901234567890\n'.repeat(400));
    expect(kept).toBe('');
    expect(answer.find('[role=alert]').text()).toContain('12399 characters');
    expect(answer.find('[role=alert]').text()).toContain('10000');
  });

  it('marks wrong cells by sign, pattern and name; empty and changed ones not at all', async () => {
    const text = '1\t2\t\n4\t5\t6';
    show(text, { judged: text, wrong: ['0:1', '0:2'] });
    const classes = () => answer.findAll('[role=gridcell]').map((each) => each.classes()[0]);
    expect(classes()).toEqual(['right', 'wrong', 'plain', 'right', 'right', 'right']);
    expect(cell(0, 1).attributes('aria-label')).toBe('unit 1, input 2, not right');
    expect(cell(0, 1).attributes('aria-invalid')).toBe('true');
    expect(cell(0, 2).attributes('aria-label')).toBe('unit 1, input 3');
    expect(cell(0, 2).attributes('aria-invalid')).toBe('false');
    expect(answer.findAll('.sign').map((sign) => sign.text())).toEqual(['✓', '✗', '✓', '✓', '✓']);
    await cell(0, 1).setValue('3');
    await cell(0, 0).setValue('x');
    expect(classes()).toEqual(['no-number', 'plain', 'plain', 'right', 'right', 'right']);
    expect(cell(0, 0).attributes('aria-label')).toBe('unit 1, input 1, no number');
  });

  it('can be read and not changed once it is over', async () => {
    show('1\t2\t3\n4\t5\t6', { disabled: true });
    expect(answer.findAll('input').every((field) => field.attributes('readonly') !== undefined)).toBe(true);
    await paste(0, 0, '9\t9');
    expect(kept).toBe('1\t2\t3\n4\t5\t6');
  });
});
