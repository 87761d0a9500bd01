import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { firstView } from '#shared/experiment/view-state.ts';

/** What a window adds to an experiment when nothing was written, predicted, undone or chosen: a new field of files goes here. */
export const plainParts: Omit<ExperimentDocument, 'state'> = {
  title: '',
  history: { past: [], future: [] },
  predictions: [],
  notes: '',
  showNotes: false,
  view: { ...firstView(0), screen: 'step', step: 0, phase: 1, wholeView: 'loom', tensor: 'x', row: 0, column: 0 },
  unknownFields: '',
};
