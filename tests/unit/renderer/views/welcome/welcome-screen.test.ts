import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { useRecoveryStore } from '#renderer/components/file/recovery-store.ts';
import { useDialogStore } from '#renderer/stores/dialog-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useLabStore } from '#renderer/stores/lab-store.ts';
import { useProgressStore } from '#renderer/stores/progress-store.ts';
import { useScreenStore } from '#renderer/stores/screen-store.ts';
import { useWelcomeStore } from '#renderer/stores/welcome-store.ts';
import WelcomeScreen from '#renderer/views/welcome/WelcomeScreen.vue';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { FakeEngine } from '../../fake-engine.ts';
import { leftExperiment } from '../../left-experiments.ts';
import { appPlugins } from '../../mounting.ts';
import { eventually } from '../../../eventually.ts';

let engine: FakeEngine;
let plugins: ReturnType<typeof appPlugins>;

/** The start screen of a window whose engine holds the lecture's experiment. */
async function openWindow(prepare: () => void = () => undefined): Promise<VueWrapper> {
  const global = (plugins = appPlugins());
  engine = new FakeEngine();
  engine.connect();
  prepare();
  await useDocumentStore().startNew();
  await useRecoveryStore().look();
  const screen = mount(WelcomeScreen, { global });
  await flushPromises();
  return screen;
}

const button = (screen: VueWrapper, text: string) => {
  const found = screen.findAll('button').find((candidate) => candidate.text() === text);
  if (!found) throw new Error(`there is no button ${text}`);
  return found;
};

describe('the start screen', () => {
  beforeEach(() => {
    localStorage.clear();
  });

  it('has three doors, one of them primary, and nothing that leads nowhere', async () => {
    const screen = await openWindow();
    expect(screen.findAll('h2').map((title) => title.text())).toEqual(['The lecture’s step', 'Lessons', 'Open a file']);
    expect(screen.findAll('.primary').map((primary) => primary.text())).toEqual(['Open the step']);
    expect(screen.findAll('button:disabled')).toEqual([]);
    expect(screen.text()).not.toContain('Back to the experiment');
  });

  it('opens the lecture’s step at its first step, of which nothing would be lost', async () => {
    const screen = await openWindow();
    await button(screen, 'Open the step').trigger('click');
    await flushPromises();
    expect(useExperimentStore().shownStep).toBe(1);
    expect(useExperimentStore().startHyperparameters).toEqual(lectureHyperparameters);
    expect(useDocumentStore().isUnsaved).toBe(false);
    expect(useWelcomeStore().isOpen).toBe(false);
  });

  it('leads to the settings and to a table of one’s own', async () => {
    const screen = await openWindow();
    await button(screen, 'Choose settings…').trigger('click');
    expect(useDialogStore().isFormOpen).toBe(true);
    expect(useWelcomeStore().isOpen).toBe(false);
    useWelcomeStore().open();
    await button(screen, 'Import a table…').trigger('click');
    expect(useDialogStore().dialog).toBe('import');
    expect(useWelcomeStore().isOpen).toBe(false);
  });

  it('leads to the first lesson and to all of them; who has begun goes on', async () => {
    const screen = await openWindow();
    expect(screen.findAll('.tiles li').map((tile) => tile.text())).toEqual(
      Array.from({ length: 13 }, (_, index) => String(index + 1)),
    );
    await button(screen, 'Begin with lesson 1').trigger('click');
    await eventually(() => {
      expect(useDocumentStore().lesson).toMatchObject({ id: 'silenced-units', text: null });
    });
    expect(useWelcomeStore().isOpen).toBe(false);
    useWelcomeStore().open();
    await button(screen, 'All lessons').trigger('click');
    expect(useScreenStore().screen).toBe('lessons');
    expect(useWelcomeStore().isOpen).toBe(false);
    useProgressStore().keep('silenced-units', { tasks: 1, done: ['a'], atHand: null, student: null, predictions: [] });
    const again = mount(WelcomeScreen, { global: plugins });
    await eventually(() => {
      expect(again.text()).toMatch(/Lesson 2: What a mask costs on average\. 1 of 13 done\./);
    });
    expect(again.findAll('.primary').map((primary) => primary.text())).toEqual(['Go on with lesson 2']);
  });

  it('offers the latest of what was not saved, and says how much more there is', async () => {
    const screen = await openWindow(() => {
      engine.left = [
        leftExperiment('a', { title: 'Mine' }),
        leftExperiment('b'),
        leftExperiment('c'),
        leftExperiment('d'),
      ];
    });
    expect(screen.findAll('h2').at(-1)?.text()).toBe('Open again');
    const entries = screen.findAll('.open-again button');
    expect(entries.map((entry) => entry.find('.name').text())).toEqual([
      'Mine',
      'Lecture, seed 42',
      'Lecture, seed 42',
    ]);
    expect(entries[0]?.find('.detail').text()).toMatch(/^step 2, /);
    expect(screen.text()).toContain('4 experiments were not saved');
    await button(screen, 'All 4…').trigger('click');
    expect(useWelcomeStore().isOpen).toBe(false);
    expect(useRecoveryStore().found).toHaveLength(4);
  });

  it('waits for the engine, and says so', async () => {
    const screen = await openWindow();
    useLabStore().status = 'disconnected';
    await flushPromises();
    expect(button(screen, 'Open the step').attributes('disabled')).toBeDefined();
    expect(screen.text()).toContain('Disconnected');
    expect(screen.find('[role=alert]').exists()).toBe(true);
  });

  it('asks before it takes the place of unsaved work it was opened from, and leads back to it', async () => {
    const screen = await openWindow();
    useDocumentStore().notes = 'mine';
    useWelcomeStore().open();
    await flushPromises();
    void button(screen, 'Open the step').trigger('click');
    await flushPromises();
    expect(useExperimentStore().shownStep).toBe(0);
    expect(useWelcomeStore().isOpen).toBe(true);
    await button(screen, 'Back to the experiment').trigger('click');
    expect(useWelcomeStore().isOpen).toBe(false);
    expect(useDocumentStore().notes).toBe('mine');
  });

  it('is shown at the next start unless it is unticked', async () => {
    const screen = await openWindow();
    await screen.find('input').setValue(false);
    appPlugins();
    expect(useWelcomeStore().isOpen).toBe(false);
    useWelcomeStore().setShowsAtStart(true);
    appPlugins();
    expect(useWelcomeStore().isOpen).toBe(true);
  });
});
