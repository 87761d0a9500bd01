import { flushPromises, mount } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { useEditStore } from '#renderer/components/editing/edit-store.ts';
import EditHistory from '#renderer/components/editing/EditHistory.vue';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';

/** The list of edits in the top bar, after one step of the lecture's experiment; no cell of its mask is 0. */
async function afterStep() {
  const global = appPlugins();
  new FakeEngine().connect();
  await useDocumentStore().startNew(1);
  const history = mount(EditHistory, { global });
  const chip = async (): Promise<string> => {
    await flushPromises();
    return history.find('.edits-chip').text();
  };
  return { history, chip, edit: useEditStore() };
}

describe('the edits in the top bar', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('a unit silenced in all samples is one edit, by its name', async () => {
    const { history, chip, edit } = await afterStep();
    await edit.toggleUnitEverywhere(3);
    expect(useExperimentStore().edits).toHaveLength(15);
    expect(await chip()).toBe('1 edit: drop unit 4 in all samples');
    expect(history.find('[aria-label^="Undo: step 1: drop unit 4 in all samples"]').exists()).toBe(true);
  });

  it('counts changes, not cells, and one undo takes one of them back', async () => {
    const { chip, edit } = await afterStep();
    await edit.toggleUnitEverywhere(3);
    await edit.setValues('x', { row: 0, column: 0 }, [
      [1, 2],
      [3, 4],
    ]);
    await edit.toggleUnit(0, 1);
    await edit.toggleUnit(1, 1);
    expect(await chip()).toBe('4 edits');
    const experiment = useExperimentStore();
    await experiment.undo();
    await experiment.undo();
    expect(await chip()).toBe('2 edits');
    await experiment.undo();
    expect(await chip()).toBe('1 edit: drop unit 4 in all samples');
  });

  it('says it in Spanish and Chinese too', async () => {
    for (const [language, text] of [
      ['es', '1 cambio: apagar la unidad 4 en todas'],
      ['zh-CN', '1 项修改: 在所有样本中丢弃单元 4'],
    ] as const) {
      localStorage.setItem('dropout-lab.language', language);
      const { chip, edit } = await afterStep();
      await edit.toggleUnitEverywhere(3);
      expect(await chip()).toBe(text);
    }
  });
});
