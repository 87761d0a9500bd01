import { DOMWrapper, flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useAnswerStore } from '#renderer/stores/answer-store.ts';
import { useDocumentStore } from '#renderer/stores/document-store.ts';
import { useHidingStore } from '#renderer/stores/hiding-store.ts';
import { useBugStore } from '#renderer/views/lessons/bugs/bug-store.ts';
import BugsSection from '#renderer/views/lessons/bugs/BugsSection.vue';
import FindTheBug from '#renderer/views/lessons/bugs/FindTheBug.vue';
import { useOpenBug } from '#renderer/views/lessons/bugs/open-bug.ts';
import { bugIds, type BugId } from '#shared/bugs/bug-ids.ts';
import { bugTable, programWith } from '#shared/bugs/bugs.ts';
import { rightBugAnswer } from '#shared/bugs/judge-bug.ts';
import { drawnData } from '#shared/data-source.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { BackendMissing } from '#core/backend.ts';
import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { cpuLoader } from '#core/engine/portable-backends.ts';
import { createLabService, type LabService } from '#core/lab-service.ts';
import { diskStorage } from '#core/storage/disk/disk-storage.ts';
import { fault } from '#shared/errors/fault.ts';
import { connectTo, openState } from '../../fake-engine.ts';
import { appPlugins } from '../../mounting.ts';
import { eventually } from '../../../eventually.ts';

/** All that is on screen. */
const screen = new DOMWrapper(document.body);
let unmount = (): void => undefined;
let global: ReturnType<typeof appPlugins>;
let service: LabService;
const never = new AbortController().signal;

// In a test document WebAssembly would look for its kernels at the address of the page.
const missing = {
  load: () => Promise.reject(new BackendMissing(fault('native-part-missing'))),
  isLate: false,
};
const backends = { tensorflow: missing, wasm: missing, cpu: cpuLoader };

/** The real engine without a connection between. */
async function begin(steps: number): Promise<void> {
  service = createLabService({ ...nodeEngine, backends, storage: diskStorage() });
  connectTo({
    startExperiment: async (input, signal = never) => service.startExperiment({ ...input, backend: 'cpu' }, signal),
    plantedStep: async (input, signal = never) => service.plantedStep(input, signal),
    recordSteps: (input, signal = never) => service.recordSteps(input, signal) as never, // a stream as clients have it
    measureUpdate: async (input, signal = never) => service.measureUpdate(input, signal),
  });
  const state = { hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps: steps };
  await openState(state);
}

/** What is shown is taken away behind the test. */
function show(mounted: { readonly unmount: () => void }): void {
  unmount = () => {
    mounted.unmount();
  };
}

async function openBug(bug: BugId): Promise<void> {
  useOpenBug().bug = bug;
  show(mount(FindTheBug, { global, attachTo: document.body }));
  await eventually(() => {
    expect(useBugStore().compared).not.toBeNull();
  });
  await flushPromises();
}

beforeEach(() => {
  global = appPlugins();
});
afterEach(() => {
  unmount();
  service.dispose();
  localStorage.clear();
});

const tile = (place: string) => screen.get(`[data-tensor-bar="${place}"]`);
const button = (text: string) => screen.findAll('button').find((found) => found.text() === text);
const verdict = () => screen.find('[data-testid="bug-verdict"]').text();
const kept = (question: string) => useAnswerStore().answerOf(question);

async function press(text: string): Promise<void> {
  await button(text)?.trigger('click');
  await flushPromises();
}
async function answer(): Promise<void> {
  await screen.get('form').trigger('submit');
  await flushPromises();
}
async function sayTensor(place: string): Promise<void> {
  await tile(place).trigger('click');
  await answer();
}
async function sayLine(number: string): Promise<void> {
  await screen.get('form input').setValue(number);
  await answer();
}

it('gives way while a question is open whose answer it would show', async () => {
  await begin(1);
  await openBug('gate-for-mask');
  expect(screen.find('[data-tensor-bar]').exists()).toBe(true);
  useHidingStore().hide('lesson', { tensors: ['fc1.weight.after'], asked: null });
  await flushPromises();
  expect(screen.find('[data-tensor-bar]').exists()).toBe(false);
  expect(screen.find('[role=grid]').exists()).toBe(false);
  useHidingStore().hide('lesson', null);
  await flushPromises();
  expect(screen.find('[data-tensor-bar]').exists()).toBe(true);
});

describe('the list of programs', () => {
  it.each(['en', 'zh-CN', 'es'])('tells none of them from another, in %s', async (language) => {
    localStorage.setItem('dropout-lab.language', language);
    global = appPlugins();
    await begin(1);
    show(mount(BugsSection, { global, attachTo: document.body }));
    const rows = screen.findAll('[data-program]');
    expect(rows.length).toBe(bugIds.length);
    const nameless = rows.map((row) => row.text().replace(/\d+/g, '#'));
    expect(new Set(nameless).size).toBe(1);
    // Neither a text nor an attribute says which bug it is.
    for (const bug of bugIds) expect(screen.html()).not.toContain(bug);
  });

  it('says how far each is', async () => {
    await begin(1);
    const answers = useAnswerStore();
    const [first, second, third, fourth] = bugIds;
    answers.record(`bug/${first}/tensor`, bugTable[first].first);
    answers.record(`bug/${first}/line`, rightBugAnswer(first, 'line'));
    answers.record(`bug/${second}/tensor`, 'x');
    answers.record(`bug/${third}/tensor`, bugTable[third].first);
    answers.show(`bug/${fourth}/tensor`);
    answers.show(`bug/${fourth}/line`);
    show(mount(BugsSection, { global, attachTo: document.body }));
    const texts = screen.findAll('[data-program] .status').map((status) => status.text());
    expect(texts.slice(0, 5)).toEqual([
      'found, 2 tries',
      'begun, 1 try',
      'first difference found, 1 try',
      'answer shown',
      'not begun',
    ]);
    expect(screen.text()).toContain('2 of 10');
  });
});

describe('a program', () => {
  it('gives nothing away while it is asked where it first differs', async () => {
    await begin(1);
    await openBug('gate-for-mask');
    expect(screen.findAll('.bar').length).toBe(0);
    expect(screen.findAll('.inked').length).toBe(0);
    expect(screen.findAll('button[data-line]').length).toBe(0);
    expect(screen.findAll('[data-line]').length).toBe(programWith('gate-for-mask').length - 3);
    expect(screen.findAll('[data-tensor-bar]').length).toBe(28);
    const unseen = screen
      .findAll('[data-tensor-bar]')
      .filter((item) => item.attributes('title')?.includes('not looked at yet'));
    expect(unseen.length).toBe(27);
    expect(screen.html()).not.toContain('gate-for-mask');
    expect(screen.text()).not.toContain('deeplearning');
  });

  it('marks what was looked at, equal or not', async () => {
    await begin(1);
    await openBug('gate-for-mask');
    await tile('dropped').trigger('click');
    await tile('fc1.weight.gradient').trigger('click');
    expect(tile('dropped').text()).toContain('=');
    expect(tile('fc1.weight.gradient').text()).toContain('≠');
    expect(tile('hidden.gradient').text()).not.toMatch(/[=≠]/);
    expect(screen.get('[data-testid="bug-difference"]').text()).toMatch(/^\d+ of 50 cells differ/);
  });

  it('says of a wrong place where to look, and counts the tries', async () => {
    await begin(1);
    await openBug('gate-for-mask');
    await sayTensor('dropped');
    expect(verdict()).toContain('Look further on');
    await sayTensor('fc1.weight.gradient');
    expect(verdict()).toContain('What is it computed from?');
    expect(kept('bug/gate-for-mask/tensor')).toMatchObject({
      answer: 'fc1.weight.gradient',
      tries: 2,
      earlier: ['dropped'],
    });
    await sayTensor('hidden.gradient');
    expect(kept('bug/gate-for-mask/tensor')).toMatchObject({ answer: 'hidden.gradient', tries: 3 });
    expect(tile('hidden.gradient').classes()).toContain('inked');
    expect(screen.findAll('.bar').length).toBeGreaterThan(4);
  });

  it('takes a line that computes for an answer, chosen or typed, and then explains', async () => {
    await begin(1);
    await openBug('gate-for-mask');
    await sayTensor('hidden.gradient');
    const lines = programWith('gate-for-mask');
    const buttons = screen.findAll('button[data-line]');
    expect(buttons.map((line) => Number(line.attributes('data-line')))).toEqual(
      lines.filter(({ id }) => id !== null).map(({ number }) => number),
    );
    await screen.get('[data-line="4"]').trigger('click');
    expect(screen.get<HTMLInputElement>('form input').element.value).toBe('4');
    await answer();
    expect(verdict()).toContain('exactly equal in both');
    await sayLine('7');
    expect(verdict()).toContain('computes nothing');
    await sayLine('12');
    expect(verdict()).toContain('wrong only because');
    await sayLine(rightBugAnswer('gate-for-mask', 'line'));
    expect(kept('bug/gate-for-mask/line')).toMatchObject({ tries: 4, isShown: false });
    const explanation = screen.get('.bug-explanation');
    expect(explanation.text()).toContain('g_h = g_d * m');
    expect(explanation.text()).toContain('community.deeplearning.ai/t/194620');
    expect(explanation.findAll('a').length).toBe(0);
    expect(screen.get('p.wrong').attributes('data-line')).toBe('11');
  });

  it('opens its hints one after the other and counts them', async () => {
    await begin(1);
    await openBug('summed');
    await press('Hint');
    expect(screen.findAll('.hints li').length).toBe(1);
    await press('Hint');
    expect(screen.get('.hints').text()).toContain('Gradients');
    expect(button('Hint')).toBeUndefined();
    expect(kept('bug/summed/tensor')).toMatchObject({ hints: 2, tries: 0 });
  });

  it('shows the answer to whoever gives up, and says so ever after', async () => {
    await begin(1);
    await openBug('no-eval');
    await press('Show the answer');
    await press('Show the answer');
    expect(screen.find('.bug-explanation').exists()).toBe(true);
    expect(kept('bug/no-eval/tensor')).toMatchObject({ isShown: true, tries: 0 });
    expect(kept('bug/no-eval/line')).toMatchObject({ isShown: true, tries: 0 });
  });

  it('stands where it was left when the file is opened again', async () => {
    await begin(1);
    const answers = useAnswerStore();
    answers.record('bug/shared-mask/tensor', 'mask');
    answers.record('bug/shared-mask/line', '5');
    useDocumentStore().predictions = structuredClone(useDocumentStore().predictions.map((kept) => ({ ...kept })));
    await openBug('shared-mask');
    expect(useBugStore().place).toBe('mask');
    expect(tile('mask').classes()).toContain('inked');
    expect(screen.find('form input').exists()).toBe(true);
    expect(screen.find('.bug-explanation').exists()).toBe(false);
  });

  it('asks for a step where none is recorded', async () => {
    await begin(0);
    useOpenBug().bug = 'twice';
    show(mount(FindTheBug, { global, attachTo: document.body }));
    await press('Record a step');
    await eventually(() => {
      expect(useBugStore().compared).not.toBeNull();
    });
  });

  it.each(bugIds)('%s is solved by what its table says, and nothing before tells its name', async (bug) => {
    await begin(2);
    await openBug(bug);
    expect(screen.html()).not.toContain(bug);
    await sayTensor(bugTable[bug].first);
    await sayLine(rightBugAnswer(bug, 'line'));
    expect(screen.get('.bug-explanation').text()).toContain(bugTable[bug].wrong.code.trim());
  });
});
