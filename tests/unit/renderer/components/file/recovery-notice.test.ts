import { enableAutoUnmount, flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { useRecoveryStore } from '#renderer/components/file/recovery-store.ts';
import RecoveryNotice from '#renderer/components/file/RecoveryNotice.vue';
import { useLeaveStore } from '#renderer/components/file/leave-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { fault } from '#shared/errors/fault.ts';
import { LabError } from '#shared/lab-error.ts';
import { dialogQuestion } from '../../dialog-question.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { leftExperiment } from '../../left-experiments.ts';
import { appPlugins } from '../../mounting.ts';

enableAutoUnmount(afterEach);

/** Nine that differ in one thing each. */
const nine = [
  leftExperiment('1'),
  leftExperiment('2', { title: 'Homework' }),
  leftExperiment('3', { completedSteps: 3 }),
  leftExperiment('4', { savedAt: '2026-03-02T10:30:07.000Z' }),
  leftExperiment('5', { hyperparameters: { ...lectureHyperparameters, seed: 7 } }),
  leftExperiment('6', { hyperparameters: { ...lectureHyperparameters, dropProbability: 0.8 } }),
  leftExperiment('7', { hyperparameters: { ...lectureHyperparameters, hiddenSize: 200, optimizer: 'adam' } }),
  leftExperiment('8', { tableName: 'iris.csv', hyperparameters: { ...lectureHyperparameters, inputSize: 4 } }),
  leftExperiment('9', { title: 'Homework', hyperparameters: { ...lectureHyperparameters, seed: 7 } }),
];

function mounted(global: ReturnType<typeof appPlugins>) {
  return mount(RecoveryNotice, { global, attachTo: document.body });
}

async function show(left = nine) {
  const global = appPlugins();
  const engine = new FakeEngine();
  engine.connect();
  engine.left = [...left];
  await useRecoveryStore().look();
  const notice = mounted(global);
  await flushPromises();
  return { engine, notice };
}
const texts = (notice: ReturnType<typeof mounted>) => notice.findAll('li p').map((row) => row.text());
const press = async (within: ParentNode, name: string): Promise<void> => {
  const found = Array.from(within.querySelectorAll('button')).find(({ textContent }) => textContent.trim() === name);
  if (!found) throw new Error(`there is no button ${name}`);
  found.click();
  await flushPromises();
};

describe('what earlier windows left', () => {
  it('is told apart by name, settings, step and time', async () => {
    const { notice } = await show();
    expect(notice.find('h2').text()).toBe('9 experiments were not saved');
    expect(new Set(texts(notice)).size).toBe(9);
    expect(texts(notice)[5]).toMatch(/^Seed 42 step 2, .*p 0\.8$/);
    expect(texts(notice)[6]).toMatch(/hidden_size 200, Optimizer Adam$/);
    expect(texts(notice)[7]).toMatch(/^iris\.csv, seed 42/);
    expect(texts(notice)[8]).toMatch(/seed 7$/);
  });

  it('is discarded together, but not before that was confirmed', async () => {
    const { engine, notice } = await show();
    await press(notice.element as Element, 'Discard all…');
    const question = await dialogQuestion();
    expect(question.textContent).toContain('Discard these 9 experiments?');
    expect(question.querySelectorAll('li')).toHaveLength(9);
    await press(question, 'Keep');
    expect(engine.left).toHaveLength(9);
    expect(texts(notice)).toHaveLength(9);
    await press(notice.element as Element, 'Discard all…');
    await press(await dialogQuestion(), 'Discard');
    expect(engine.left).toEqual([]);
    expect(useRecoveryStore().found).toEqual([]);
  });

  it('is discarded one by one, each asked about by its name', async () => {
    const { engine, notice } = await show(nine.slice(0, 2));
    await notice.find('[aria-label^="Discard Homework"]').trigger('click');
    const question = await dialogQuestion();
    expect(question.textContent).toContain('Discard this experiment?');
    expect(question.textContent).toContain('Homework');
    await press(question, 'Discard');
    expect(engine.left.map(({ id }) => id)).toEqual(['1']);
    expect(texts(notice)).toHaveLength(1);
  });

  it('stays in the list when it could not be discarded', async () => {
    const { engine, notice } = await show();
    engine.refused.set(
      'discardRecoverable',
      new LabError('file-failed', fault('unexpected', { detail: 'The folder is locked.' })),
    );
    await press(notice.element as Element, 'Discard all…');
    await press(await dialogQuestion(), 'Discard');
    expect(texts(notice)).toHaveLength(9);
  });

  it('that another window has taken meanwhile is said before the present one is left for it, and not offered any more', async () => {
    const { engine, notice } = await show(nine.slice(0, 2));
    const document = useDocumentStore();
    await document.startNew();
    document.notes = 'unsaved';
    engine.left = engine.left.filter(({ id }) => id !== '2');
    await notice.get('[aria-label^="Recover Homework"]').trigger('click');
    await flushPromises();
    expect(useLabStore().error?.fault.name).toBe('autosave-gone');
    expect(useLeaveStore().isAsking).toBe(false);
    expect(document.notes).toBe('unsaved');
    expect(texts(notice)).toHaveLength(1);
  });
});
