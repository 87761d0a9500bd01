import type { ViewState } from '#shared/experiment/experiment-document.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import { tensorNames } from '#shared/tensors/tensor-names.ts';
import { useExperimentStore } from './experiment-store.ts';
import { screens, useScreenStore } from './screen-store.ts';
import { useViewStore, wholeViews } from './view-store.ts';

/** Where the user is looking, to be kept in a file and found again. */
export function useViewState() {
  const experiment = useExperimentStore();
  const screenStore = useScreenStore();
  const view = useViewStore();

  function present(): ViewState {
    const { tensor, row, column } = view.selection;
    return {
      screen: screenStore.screen,
      step: experiment.shownStep,
      phase: view.phaseNumber,
      wholeView: view.wholeView,
      tensor,
      row,
      column,
    };
  }

  /** Looks there again, as far as there are such places; the experiment shows its step already. */
  function restore(place: ViewState): void {
    screenStore.screen = screens.find((name) => name === place.screen) ?? screens[0];
    view.wholeView = wholeViews.find((name) => name === place.wholeView) ?? wholeViews[0];
    view.goToPhase(place.phase);
    const tensor = tensorNames.find((name) => name === place.tensor);
    if (tensor === undefined || experiment.record === null) return;
    const { rows, columns } = tensorMatrix(experiment.record, tensor);
    if (place.row < rows && place.column < columns) view.select(tensor, place);
  }

  return { present, restore };
}
