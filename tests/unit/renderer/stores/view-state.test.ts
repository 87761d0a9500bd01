import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useExperimentStore } from '#renderer/stores/experiment-store.ts';
import { useScreenStore } from '#renderer/stores/screen-store.ts';
import { useViewChoices } from '#renderer/stores/view-choices.ts';
import { useViewState } from '#renderer/stores/view-state.ts';
import { useViewStore } from '#renderer/stores/view-store.ts';
import { drawnData } from '#shared/data-source.ts';
import { firstChoices, firstView, viewJson, viewStateSchema, type ViewState } from '#shared/experiment/view-state.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { FakeEngine, openState } from '../fake-engine.ts';
import { otherChoices } from './other-choices.ts';

/** A window with three steps of an experiment. */
async function freshWindow(settings: Partial<Hyperparameters> = {}): Promise<void> {
  setActivePinia(createPinia());
  new FakeEngine().connect();
  const hyperparameters = { ...lectureHyperparameters, outputSize: 2, ...settings };
  await openState({ hyperparameters, data: drawnData, edits: [], completedSteps: 3 }, 2);
}

/** The view as it is read from the text of a file. */
const throughFile = (view: ViewState): ViewState => viewStateSchema.parse(JSON.parse(JSON.stringify(viewJson(view))));

beforeEach(() => freshWindow());

describe('the view of a file', () => {
  it('has nothing of what is as at first', () => {
    expect(Object.keys(viewJson(useViewState().present()))).toEqual([
      ...['screen', 'step', 'phase', 'wholeView', 'tensor', 'row', 'column'],
    ]);
  });

  it('says nothing of places a small network has not, and keeps them for a larger one', async () => {
    const view = useViewStore();
    view.select('fc1.weight', { row: 9, column: 2 });
    const small = { ...lectureHyperparameters, batchSize: 2, hiddenSize: 3, inputSize: 1, outputSize: 1 };
    await openState({ hyperparameters: small, data: drawnData, edits: [], completedSteps: 1 });
    expect([view.sample, view.unit, view.input]).toEqual([1, 2, 0]);
    expect(view.highlight).toEqual({ sample: 1, unit: 2, input: 0 });
    view.point('dropped', { row: 14, column: 9 });
    expect(view.highlight).toEqual({ sample: 1, unit: 2 });
    view.point('dropped', null);
    expect(useViewState().present()).toMatchObject({ sample: null, unit: null, input: null });
    for (const [name, { rows, columns }] of Object.entries(useExperimentStore().record?.layout.places ?? {})) {
      const cell = view.presentCell(name as TensorName); // the names of a layout are tensors
      expect(cell.row < rows && cell.column < columns, name).toBe(true);
    }
    await openState({ hyperparameters: lectureHyperparameters, data: drawnData, edits: [], completedSteps: 1 });
    expect(view.sample).toBe(9);
  });

  it('has every choice that is not, and brings it back in a fresh window', async () => {
    for (const name of Object.keys(firstChoices) as (keyof typeof firstChoices)[]) {
      expect(otherChoices[name], name).not.toEqual(firstChoices[name]);
    }
    useViewChoices().$patch((state) => Object.assign(state, structuredClone(otherChoices)));
    useScreenStore().screen = 'training';
    const view = useViewStore();
    view.wholeView = 'gradients';
    view.goToPhase(11);
    view.select('fc1.weight', { row: 6, column: 1 });
    view.sample = 5;
    const saved = throughFile(useViewState().present());
    expect(saved).toMatchObject({ ...otherChoices, sample: 5, unit: null, step: 2 });

    await freshWindow();
    expect(useViewState().restore(saved)).toEqual([]);
    expect(useViewChoices().$state).toEqual(otherChoices);
    expect(useScreenStore().screen).toBe('training');
    const { phaseNumber, wholeView, selection, sample, unit, input } = useViewStore();
    expect({ phaseNumber, wholeView, selection }).toEqual({
      phaseNumber: 11,
      wholeView: 'gradients',
      selection: { tensor: 'fc1.weight', row: 6, column: 1 },
    });
    expect([sample, unit, input]).toEqual([5, 6, 1]);
    expect(throughFile(useViewState().present())).toEqual(saved);
  });

  it('that says nothing of a choice puts it back to the first one', () => {
    useViewChoices().$patch((state) => Object.assign(state, structuredClone(otherChoices)));
    useViewStore().select('x', { row: 4, column: 0 });
    expect(useViewState().restore(firstView(2))).toEqual([]);
    expect(useViewChoices().$state).toEqual(firstChoices);
    expect(useViewStore().sample).toBe(9);
    expect(useViewStore().selection).toEqual({ tensor: 'x', row: 9, column: 2 });
  });

  it('says what of it this window does not know, and shows the first choice there', () => {
    const newer = {
      ...otherChoices,
      outerProductView: 'rows',
      drawCount: 5,
      compareWith: { kind: 'lesson', step: 1, linked: true, field: '', value: '' },
      worksheetBlank: ['loss', 'hessian'],
    };
    expect(
      useViewState().restore({ ...firstView(2), ...newer, screen: 'museum', wholeView: 'sheet', tensor: 'hessian' }),
    ).toEqual(
      expect.arrayContaining(['screen', 'wholeView', 'tensor', 'outerProductView', 'drawCount', 'compareWith']),
    );
    expect(useScreenStore().screen).toBe('step');
    expect(useViewChoices().$state).toEqual({
      ...otherChoices,
      outerProductView: 'cells',
      drawCount: 1000,
      compareWith: null,
      worksheetBlank: firstChoices.worksheetBlank,
    });
  });

  it('stays inside the network', () => {
    useViewState().restore({ ...firstView(2), sample: 999, unit: 999, input: 999 });
    const { sample, unit, input } = useViewStore();
    expect([sample, unit, input]).toEqual([14, 9, 4]);
  });

  it('finds a cell of what an optimizer remembers again, and one of the start', async () => {
    await freshWindow({ optimizer: 'adam' });
    useViewState().restore({ ...firstView(2), phase: 13, tensor: 'fc1.weight.exp_avg', row: 3, column: 2 });
    expect(useViewStore().selection).toEqual({ tensor: 'fc1.weight.exp_avg', row: 3, column: 2 });
    await useExperimentStore().reset();
    useViewState().restore({ ...firstView(0), phase: 13, tensor: 'fc1.weight', row: 7, column: 1 });
    expect(useViewStore().selection).toEqual({ tensor: 'fc1.weight', row: 7, column: 1 });
  });
});
