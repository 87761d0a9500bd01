import { phaseNumber, phaseOf } from '#shared/explain/phases.ts';
import type { Place } from '#shared/lessons/lesson-text.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { afterPaint } from '../after-paint.ts';
import { screens, useScreenStore } from '../../stores/screen-store.ts';
import { outerProductViews, scalingTabs, trainingTabs, useViewChoices } from '../../stores/view-choices.ts';
import { axesOf, useViewStore, wholeViews } from '../../stores/view-store.ts';

/** The one of some names that a text is. */
const named = <Name extends string>(names: readonly Name[], text: string | null): Name | undefined =>
  names.find((name) => name === text);

/** Moves the screen to a place of a lesson, as far as it says where. */
export function usePlace(): (place: Place) => void {
  const screenStore = useScreenStore();
  const view = useViewStore();
  const choices = useViewChoices();

  /** A cell without a phase is looked at in its own. */
  function openPhase({ phase, cell, tab }: Place): void {
    const id = phase ?? (cell && phaseOf(cell.tensor).id);
    if (id !== null) view.goToPhase(phaseNumber(id));
    if (id === 'update') {
      view.wholeView =
        named(wholeViews, tab) ?? (cell && tensorTable[cell.tensor].kind === 'updated' ? 'update' : 'loom');
    }
    const outerProduct = named(outerProductViews, tab);
    if (outerProduct) choices.outerProductView = outerProduct;
  }

  function openTab(tab: string | null): void {
    const scaling = named(scalingTabs, tab);
    const training = named(trainingTabs, tab);
    if (scaling) choices.scalingTab = scaling;
    if (training) choices.trainingTab = training;
  }

  return (place) => {
    const { phase, cell, tab } = place;
    const screen = named(screens, place.screen) ?? (phase === null && cell === null ? null : 'step');
    if (screen !== null) screenStore.screen = screen;
    if (screen === 'step') openPhase(place);
    else openTab(tab);
    if (cell === null) return;
    view.select(cell.tensor, cell);
    const { unit, output } = axesOf(cell.tensor, cell);
    if (unit !== undefined) choices.subjectUnit = unit;
    if (output !== undefined) choices.subjectOutput = output;
    // A small window shows a part of the loom.
    afterPaint(() => {
      document.querySelector('.loom-whole .ring')?.scrollIntoView({ block: 'nearest', inline: 'center' });
    });
  };
}
