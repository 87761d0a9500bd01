import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import DerivationView from '#renderer/views/step/outer-product/derivation/DerivationView.vue';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useViewStore } from '#renderer/stores/view-store.ts';
import { handWorkedRecord, handWorkedSettings } from '../../../../../shared/record-of.ts';
import { alwaysIdle } from '../../../../always-idle.ts';
import { appPlugins } from '../../../../mounting.ts';

/** A bench of this size: the test document lays nothing out. */
class FixedSize implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }
  observe(): void {
    const entry = { contentRect: { width: 1336, height: 410 } } as ResizeObserverEntry; // all that is read
    this.#tell([entry], this);
  }
  unobserve(): void {
    return;
  }
  disconnect(): void {
    return;
  }
}

/** KaTeX does not set formulas in the test document; they have tests of their own. */
const mountView = (plugins: ReturnType<typeof appPlugins>) =>
  mount(DerivationView, { global: { ...plugins, stubs: { KatexFormula: true } } });
let view: ReturnType<typeof mountView>;

/** The hand-worked step (see there), sample `sample` from 0. */
async function mounted(sample: number): Promise<void> {
  const plugins = appPlugins();
  const experiment = useExperimentStore();
  experiment.startHyperparameters = handWorkedSettings;
  experiment.record = handWorkedRecord;
  useViewStore().sample = sample;
  view = mountView(plugins);
  await nextTick();
  expect(view.findAll('[aria-busy="false"][role="grid"]')).toHaveLength(7);
}

const numbersOf = (part: string) =>
  view
    .findAll(`[data-tensor="derivation.${part}"] [role="gridcell"]`)
    .map((cell) => Number(cell.text().split(',')[0]?.replace('−', '-')));
const press = async (name: string) => {
  await view
    .findAll('button')
    .find((button) => button.text().startsWith(name))
    ?.trigger('click');
};
const difference = (stage: string) => view.find(`[data-testid="derivation-difference-${stage}"]`).text();

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FixedSize);
  alwaysIdle();
});
afterEach(() => {
  view.unmount();
  vi.unstubAllGlobals();
});

describe('of the step worked out by hand, the derivation of sample 1', () => {
  // y_hat - y = 1.25 - 0.25 = 1; W2 = [0.5, -1]; z1 = [1, 2]; x = [1, 2]; m = [2, 0]; dL/dW1 = [[7, 0], [0, 0]].
  it('is the lecture’s at first, each factor with its numbers', async () => {
    await mounted(0);
    expect(numbersOf('error')).toEqual([1]);
    expect(numbersOf('weights')).toEqual([0.5, -1]);
    expect(numbersOf('blame')).toEqual([0.5, -1]);
    expect(numbersOf('gate')).toEqual([1, 0, 0, 1]);
    expect(numbersOf('delta')).toEqual([0.5, -1]);
    expect(numbersOf('input')).toEqual([1, 2]);
    expect(numbersOf('gradient')).toEqual([0.5, 1, -1, -2]);
    expect(difference('lecture')).toBe('6.5000 at [1, 1]');
    expect(view.find('[data-testid="derivation-error"]').text()).toBe('1.2500 − 0.2500');
  });

  it('gets back what is left out, and the numbers say so at every stage', async () => {
    await mounted(0);
    await press('Mask');
    expect(numbersOf('gate')).toEqual([2, 0, 0, 0]);
    expect(numbersOf('gradient')).toEqual([1, 2, 0, 0]);
    expect(difference('mask')).toBe('6.0000 at [1, 1]');
    // MSELoss of two samples with one output: the factor is 1, and the switch changes no number.
    await press('2 / (batch · out)');
    expect(numbersOf('gradient')).toEqual([1, 2, 0, 0]);
    await press('Sum over the batch');
    expect(numbersOf('gradient')).toEqual([7, 0, 0, 0]);
    expect(difference('sum')).toBe('0 exactly equal');
    expect(view.text()).toContain('All 2 samples, nothing left out');
  });

  it('is cumulative: a part brings those before it, and takes those after it', async () => {
    await mounted(0);
    const checked = () => view.findAll('[role="switch"]').map((one) => one.attributes('aria-checked'));
    await press('2 / (batch · out)');
    expect(checked()).toEqual(['true', 'true', 'false']);
    await press('Sum over the batch');
    await press('Mask');
    expect(checked()).toEqual(['false', 'false', 'false']);
  });

  it('says why a 0 is 0, and that those off the diagonal are none of its', async () => {
    await mounted(0);
    await press('Mask');
    const cells = view.findAll('[data-tensor="derivation.gate"] [role="gridcell"]').map((cell) => cell.text());
    expect(cells).toEqual(['2', '0, off the diagonal', '0, off the diagonal', '0, dropped']);
  });
});

it('sample 2: a dead unit is a closed gate with or without the mask', async () => {
  await mounted(1);
  expect(numbersOf('gate')).toEqual([1, 0, 0, 0]);
  expect(view.text()).toContain('What is off passes nothing back: unit 2.');
  await press('Mask');
  expect(numbersOf('gate')).toEqual([2, 0, 0, 0]);
  expect(view.text()).toContain('Sample 2 drops no unit; what it keeps counts 2 times.');
});

it('a sentence lights its part: what it does not speak of is dim, until it is pressed again', async () => {
  await mounted(0);
  const dim = () => view.findAll('.dim').map((part) => part.attributes('data-tensor'));
  expect(dim()).toEqual([]);
  await press('Gate.');
  expect(dim()).toHaveLength(6);
  expect(dim()).not.toContain('derivation.gate');
  await press('Share.');
  expect(dim()).toEqual(['error', 'weights', 'blame', 'gate'].map((part) => `derivation.${part}`));
  await press('Share.');
  expect(dim()).toEqual([]);
});

it('the unit that is chosen on the diagonal is the one that is followed', async () => {
  await mounted(0);
  const grid = view.find('[data-tensor="derivation.gate"] [role="grid"]');
  await grid.trigger('keydown', { key: 'End', ctrlKey: true });
  expect(useViewStore().unit).toBe(1);
  expect(useViewStore().selection.tensor).toBe('fc1.weight.gradient');
});
