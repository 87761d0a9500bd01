import type { ExperimentDocument, Prediction } from '#shared/experiment/experiment-document.ts';
import { firstView } from '#shared/experiment/view-state.ts';

/** What a window adds to an experiment when nothing was written, predicted, undone or chosen: a new field of files goes here. */
export const plainParts: Omit<ExperimentDocument, 'state'> = {
  title: '',
  history: { past: [], future: [] },
  predictions: [],
  lesson: null,
  student: null,
  notes: '',
  showNotes: false,
  view: { ...firstView(0), screen: 'step', step: 0, phase: 1, wholeView: 'loom', tensor: 'x', row: 0, column: 0 },
  unknownFields: '',
};

/** An answer at the first try, without hints, of which no more is known. */
export const plainPrediction: Omit<Prediction, 'question' | 'step' | 'answer'> = {
  tries: 1,
  hints: 0,
  isShown: false,
  earlier: [],
  seed: null,
};
