import { toRaw } from 'vue';
import type { ViewState } from '#shared/experiment/view-state.ts';
import type { PackedLayout } from '#shared/step-record.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { useExperimentStore } from './experiment-store.ts';
import { screens, useScreenStore } from './screen-store.ts';
import { knownChoices, useViewChoices } from './view-choices.ts';
import { axesOf, firstHighlight, useViewStore, wholeViews } from './view-store.ts';

/** The axes that have an index of their own. */
const highlighted = ['sample', 'unit', 'input'] as const;
type HighlightedAxis = (typeof highlighted)[number];

/** Where the user is looking, to be kept in a file and found again. */
export function useViewState() {
  const experiment = useExperimentStore();
  const screenStore = useScreenStore();
  const view = useViewStore();
  const choices = useViewChoices();

  /** What is highlighted when nothing but a cell has been selected: of a network that has no such place its last one. */
  function ofSelection(axis: HighlightedAxis): number {
    const plain = { ...firstHighlight, ...axesOf(view.selection.tensor, view.selection) };
    return view.inNetwork(plain)[axis] ?? firstHighlight[axis];
  }

  function present(): ViewState {
    const { tensor, row, column } = view.selection;
    const other = (axis: HighlightedAxis) => (view[axis] === ofSelection(axis) ? null : view[axis]);
    return {
      screen: screenStore.screen,
      step: experiment.shownStep,
      phase: view.phaseNumber,
      wholeView: view.wholeView,
      tensor,
      row,
      column,
      sample: other('sample'),
      unit: other('unit'),
      input: other('input'),
      ...structuredClone(toRaw(choices.$state)),
    };
  }

  /** Selects the cell, if the step on screen has it. @returns whether it has such a tensor. */
  function restoreSelection({ tensor: name, ...cell }: ViewState): boolean {
    const layout = (experiment.record ?? experiment.start)?.layout;
    const names: readonly TensorName[] = layout?.names ?? [];
    const tensor = names.find((known) => known === name);
    if (layout === undefined || tensor === undefined) return false;
    const { rows, columns } = (layout as PackedLayout).places[tensor]; // one of its names
    if (cell.row < rows && cell.column < columns) view.select(tensor, cell);
    return true;
  }

  /** Highlights what these say; null: what the selected cell says. */
  function highlight(places: Readonly<Record<HighlightedAxis, number | null>>): void {
    for (const axis of highlighted) view[axis] = places[axis] ?? ofSelection(axis);
  }

  /**
   * Looks there again, as far as there are such places; the experiment shows its step already.
   * @returns the names of what this window does not know, and so shows as it is at first.
   */
  function restore(place: ViewState): readonly (keyof ViewState)[] {
    const { choices: known, unknown } = knownChoices(place);
    const screen = screens.find((name) => name === place.screen);
    const wholeView = wholeViews.find((name) => name === place.wholeView);
    choices.$patch((state) => Object.assign(state, known));
    screenStore.screen = screen ?? screens[0];
    view.wholeView = wholeView ?? wholeViews[0];
    view.goToPhase(place.phase);
    highlight(firstHighlight);
    view.selectOpened();
    const isSelected = restoreSelection(place);
    highlight(place);
    // A file that does not say where to look says nothing unknown.
    return [
      ...(screen === undefined && place.screen !== '' ? (['screen'] as const) : []),
      ...(wholeView === undefined && place.wholeView !== '' ? (['wholeView'] as const) : []),
      ...(isSelected || place.tensor in tensorTable || place.tensor === '' ? [] : (['tensor'] as const)),
      ...unknown,
    ];
  }

  return { present, restore };
}
