import type { Prediction } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { isSameState } from './experiment-change.ts';

/** What saving keeps and closing would lose; where the user looks is not of it. */
export interface DocumentContents {
  readonly title: string;
  readonly notes: string;
  readonly showNotes: boolean;
  readonly predictions: readonly Prediction[];
  readonly state: ExperimentState;
}

export function isSameContents(one: DocumentContents, other: DocumentContents): boolean {
  return (
    one.title === other.title &&
    one.notes === other.notes &&
    one.showNotes === other.showNotes &&
    one.predictions === other.predictions &&
    isSameState(one.state, other.state)
  );
}
