import { createHash } from 'node:crypto';
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadHiddenPlace } from '#renderer/components/hiding/load-hidden-place.ts';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useHidingStore } from '#renderer/stores/hiding-store.ts';
import { outerProductViews, useViewChoices } from '#renderer/stores/view-choices.ts';
import { useViewStore, wholeViews } from '#renderer/stores/view-store.ts';
import { stepViewLoaders } from '#renderer/views/step/step-views.ts';
import StepScreen from '#renderer/views/step/StepScreen.vue';
import { phaseNumber } from '#shared/explain/phases.ts';
import { LossCurve } from '#shared/loss-curve.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { withAllComputedFrom } from '#shared/tensors/computed-from.ts';
import { operandTensors } from '#shared/tensors/operands.ts';
import { parameterNames, tensorNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { alwaysIdle } from '../always-idle.ts';
import { appPlugins } from '../mounting.ts';
import { namedPalette } from '../recording-context.ts';
import { handWorkedRecord as record, handWorkedSettings as hyperparameters } from '../../shared/record-of.ts';
import { PaintedMarks, paintableDocument, shownTexts } from './shown-texts.ts';

// KaTeX looks for a document type when it is loaded; the test document has none.
vi.hoisted(() => Object.defineProperty(document, 'compatMode', { configurable: true, value: 'CSS1Compat' }));
const drawnCharts = vi.hoisted((): string[] => []);
vi.mock('#renderer/charts/echarts.ts', () => ({
  init: () => ({
    setOption: (option: unknown) => drawnCharts.push(JSON.stringify(option)),
    resize: () => undefined,
    dispose: () => undefined,
    getZr: () => ({ on: () => undefined }),
  }),
}));
vi.mock('#renderer/charts/palette.ts', async (original) => ({
  ...(await original<object>()),
  readPalette: () => namedPalette,
}));

/** The step with other numbers in these tensors: other signs, sizes and zeros, so that whatever shows anything of them differs. */
function otherNumbers(tensors: ReadonlySet<TensorName>): StepRecord {
  const other = { ...record, data: Float32Array.from(record.data) };
  for (const name of tensorNames.filter((tensor) => tensors.has(tensor))) {
    const numbers = tensorMatrix(other, name).data;
    const turned = Float32Array.from(numbers).reverse();
    const changed = (value: number, cell: number) => (cell % 3 === 1 ? 0 : -7.5 * value - 0.25);
    // Another mask drops other cells, and more of them.
    numbers.set(name === 'mask' ? turned.map((value, cell) => (cell === 0 ? 0 : value)) : turned.map(changed));
  }
  return other;
}

function show(step: StepRecord): void {
  const [loss = NaN] = tensorMatrix(step, 'loss').data;
  const lossCurve = new LossCurve();
  lossCurve.add(loss);
  lossCurve.add(2 * loss);
  const moved = parameterNames.reduce((sum, name) => sum + (tensorMatrix(step, `${name}.after`).data[0] ?? NaN), 0);
  const updateEffect = {
    step: 1,
    sameMask: { before: loss, after: moved },
    freshMask: { before: loss, after: moved + loss },
  };
  useExperimentStore().$patch((state) => {
    Object.assign(state, { startHyperparameters: hyperparameters, record: step, lossCurve, updateEffect });
  });
}

let screen: VueWrapper | null = null;

/** A window with this step on screen, in which this tensor is asked for; what is painted comes into the list returned. */
function open(step: StepRecord, asked: TensorName | null): PaintedMarks {
  screen?.unmount();
  drawnCharts.length = 0;
  const global = appPlugins();
  const painted = new PaintedMarks();
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(() => painted.context as never);
  useViewChoices().panelFolded = false;
  show(step);
  if (asked) useHidingStore().hide('lesson', { tensors: [asked], asked: { tensor: asked, row: 0, column: 0 } });
  screen = mount(StepScreen, { global, attachTo: document.body }) as VueWrapper;
  return painted;
}

/** A way to look at a step, by its name; `panel`: it changes nothing but the panel at the right. */
interface Way {
  readonly name: string;
  readonly goTo: () => void;
  readonly panel?: boolean;
}

/** Where a tensor is computed, what it is made of and goes into, and the views of the step as a whole. */
function ways(tensor: TensorName): readonly Way[] {
  const view = useViewStore();
  const { of } = tensorTable[tensor];
  useViewChoices().updateParameter = parameterNames.find((name) => name === of) ?? 'fc1.weight';
  const select = (name: TensorName) => () => {
    view.select(name, { row: 1 % record.layout.places[name].rows, column: 0 });
  };
  const beside = new Set([...operandTensors(tensor, 'sgd'), 'x', 'preActivation', 'hidden', 'mask'] as const);
  return [
    {
      name: 'its phase',
      goTo: () => {
        view.goToPhase(phaseNumber(tensorTable[tensor].phase));
        select(tensor)();
      },
    },
    ...[...beside].map((name) => ({ name: `${name} selected`, goTo: select(name), panel: true })),
    ...outerProductViews.map((outer) => ({
      name: outer,
      goTo: () => {
        view.goToPhase(phaseNumber('fc1-gradient'));
        view.outerProductView = outer;
      },
    })),
    ...wholeViews.map((whole) => ({
      name: whole,
      goTo: () => {
        view.goToPhase(phaseNumber('update'));
        view.wholeView = whole;
      },
    })),
  ];
}

/** What the screen says and paints of a step in each of these ways, as a fingerprint: a document is a long text. */
async function everythingOf(
  step: StepRecord,
  asked: TensorName | null,
  chosen: (tensor: TensorName) => readonly Way[],
  tensor: TensorName,
): Promise<readonly string[]> {
  const painted = open(step, asked);
  const said: string[] = [];
  for (const { name, goTo, panel = false } of chosen(tensor)) {
    painted.marks.length = 0;
    drawnCharts.length = 0;
    goTo();
    await flushPromises();
    const markup = panel ? (screen?.find('aside').html() ?? '') : await shownTexts();
    const all = [markup.replaceAll(/v-\d+(-\d+)*/g, 'id'), ...painted.marks, ...drawnCharts].join('\n');
    said.push(`${name}: ${createHash('sha1').update(all).digest('hex')}`);
  }
  return said;
}

/** What a task can ask for: all that a step computes, and the mask. */
const askable = tensorNames.filter((name) => tensorTable[name].formula.rule !== 'given');

beforeAll(async () => {
  // What is fetched when it is first shown is there: nothing depends on how long that takes.
  await Promise.all([...Object.values(stepViewLoaders), loadHiddenPlace].map((load) => load()));
});
beforeEach(() => {
  localStorage.clear();
  document.body.replaceChildren();
  paintableDocument(1400, 700);
  alwaysIdle();
});
afterEach(() => {
  screen?.unmount();
  screen = null;
  vi.unstubAllGlobals();
});

describe('the step on screen', () => {
  it.each(askable)('says nothing of %s while it is asked for, whichever way it is looked at', async (tensor) => {
    const other = otherNumbers(withAllComputedFrom([tensor]));
    expect(await everythingOf(other, tensor, ways, tensor)).toEqual(await everythingOf(record, tensor, ways, tensor));
    expect(document.body.textContent).toContain('hidden until the question is answered');
  });

  it.each(askable)('shows %s when it is not asked for', async (tensor) => {
    const atItsPhase = (name: TensorName) => ways(name).slice(0, 1);
    const other = otherNumbers(new Set([tensor]));
    const [one, two] = [
      await everythingOf(record, null, atItsPhase, tensor),
      await everythingOf(other, null, atItsPhase, tensor),
    ];
    expect(two).not.toEqual(one);
  });
});
