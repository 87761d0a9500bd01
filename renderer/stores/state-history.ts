import {
  mostRememberedStates,
  packStates,
  unpackStates,
  type ExperimentHistory,
  type ExperimentState,
} from '#shared/experiment/experiment-state.ts';

/** The states undo (`past`) and redo (`future`) lead to, the nearest to the present first. */
export interface StateHistory {
  readonly past: readonly ExperimentState[];
  readonly future: readonly ExperimentState[];
}

export const noHistory: StateHistory = { past: [], future: [] };

/** A state to go to, and what can be undone and redone there. */
interface Travel {
  readonly state: ExperimentState;
  readonly history: StateHistory;
}

/** The user changed `before`: it can be had again, what was undone cannot. */
export function remember({ past }: StateHistory, before: ExperimentState): StateHistory {
  return { past: [before, ...past].slice(0, mostRememberedStates), future: [] };
}

/** One change back from `present`; null when there is none. */
export function travelBack({ past, future }: StateHistory, present: ExperimentState): Travel | null {
  const [state, ...older] = past;
  return state ? { state, history: { past: older, future: [present, ...future] } } : null;
}

/** One change forward from `present`; null when none was undone. */
export function travelForward({ past, future }: StateHistory, present: ExperimentState): Travel | null {
  const [state, ...later] = future;
  return state ? { state, history: { past: [present, ...past], future: later } } : null;
}

/** A history as a file keeps it. */
export function packHistory({ past, future }: StateHistory, present: ExperimentState): ExperimentHistory {
  return { past: packStates(present, past), future: packStates(present, future) };
}

/** The history a file keeps beside the state `present`. */
export function unpackHistory({ past, future }: ExperimentHistory, present: ExperimentState): StateHistory {
  return { past: unpackStates(present, past), future: unpackStates(present, future) };
}
