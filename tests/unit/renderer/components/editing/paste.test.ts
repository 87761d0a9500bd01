import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineComponent, h } from 'vue';
import CellEditor from '#renderer/components/editing/CellEditor.vue';
import PasteQuestion from '#renderer/components/editing/PasteQuestion.vue';
import { usePaste } from '#renderer/components/editing/use-paste.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { connectTo, FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

let global: ReturnType<typeof appPlugins>;
enableAutoUnmount(afterEach);

beforeEach(async () => {
  global = appPlugins();
  connectTo(new FakeEngine().client);
  const experiment = useExperimentStore();
  await experiment.startExperiment({ ...lectureHyperparameters, seed: 7 }, drawnData);
  await experiment.recordSteps(1);
});

const edits = () =>
  useExperimentStore().edits.map((edit) => (edit.kind === 'value' ? [edit.row, edit.column, edit.value] : edit.kind));

/** A matrix onto which can be pasted, with the question beneath it. */
function mountPaste() {
  const pasting = usePaste;
  let paste: ReturnType<typeof usePaste>['paste'] = () => undefined;
  const page = defineComponent(() => {
    ({ paste } = pasting());
    return () => h(PasteQuestion);
  });
  const wrapper = mount(page, { global });
  const pasteAt = async (row: number, column: number, text: string) => {
    paste('x', { row, column }, text);
    await flushPromises();
  };
  return { wrapper, pasteAt };
}

describe('what is pasted onto a matrix', () => {
  it('changes as many numbers as there are', async () => {
    const { pasteAt } = mountPaste();
    await pasteAt(1, 3, '1\t2\r3\t-0\r');
    expect(edits()).toEqual([
      [1, 3, 1],
      [1, 4, 2],
      [2, 3, 3],
      [2, 4, -0],
    ]);
  });

  it('changes nothing where there is no room for all of it, or a gap in it, and says so', async () => {
    const { pasteAt } = mountPaste();
    await pasteAt(0, 3, '1\t2\t3');
    expect(useLabStore().error?.message).toBe(
      'What was pasted has 1 row and 3 columns; from the selected cell on there are 15 and 2. Nothing was changed.',
    );
    await pasteAt(0, 0, '1\t2\t3\n\t5\t6');
    expect(useLabStore().error?.message).toBe('Row 2, column 1 of what was pasted is empty. Nothing was changed.');
    expect(edits()).toEqual([]);
  });

  it('is asked about where it has two readings, and read as the answer says', async () => {
    const { wrapper, pasteAt } = mountPaste();
    await pasteAt(0, 0, '1,234\t2,345');
    expect(edits()).toEqual([]);
    expect(wrapper.text()).toContain('“1,234” is 1234 with a decimal point and 1.234 with a decimal comma.');
    await wrapper.findAll('button')[1]?.trigger('click');
    await flushPromises();
    expect(edits()).toEqual([
      [0, 0, Math.fround(1.234)],
      [0, 1, Math.fround(2.345)],
    ]);
    expect(wrapper.find('[role="alert"]').exists()).toBe(false);
  });

  it('is forgotten when nothing is to be pasted', async () => {
    const { wrapper, pasteAt } = mountPaste();
    await pasteAt(0, 0, '1.234');
    await wrapper.findAll('button')[2]?.trigger('click');
    expect(wrapper.find('button').exists()).toBe(false);
    expect(edits()).toEqual([]);
  });
});

describe('what is typed into a cell', () => {
  async function typed(text: string, value: number) {
    const editor = mount(CellEditor, { global, props: { cell: { tensor: 'x', row: 0, column: 0 }, value } });
    await editor.get('input').setValue(text);
    await editor.get('form').trigger('submit');
    await flushPromises();
    return editor.get('.hint').text();
  }

  it.each([
    ['-0', 0, -0],
    ['0', -0, 0],
    ['1e-45', 0, 2 ** -149],
    ['1.234', 0, Math.fround(1.234)],
    ['0,5', 0, 0.5],
  ])('%j onto %d is kept as it is', async (text, before, value) => {
    await typed(text, before);
    expect(edits()).toEqual([[0, 0, value]]);
  });

  it.each([
    ['1e-50', 'Too small for a float32, which would make 0 of it.'],
    ['1e40', 'Too large for a float32.'],
    ['1,234', '“1,234” is 1234 or 1.234: write which of them.'],
    ['', 'Not a number.'],
  ])('%j changes nothing and is told why', async (text, reason) => {
    expect(await typed(text, 0.25)).toBe(reason);
    expect(edits()).toEqual([]);
  });

  it('stands there to the sign of 0', () => {
    const editor = mount(CellEditor, { global, props: { cell: { tensor: 'x', row: 0, column: 0 }, value: -0 } });
    expect(editor.get('input').element.value).toBe('-0');
  });
});
