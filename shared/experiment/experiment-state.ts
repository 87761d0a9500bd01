import { z } from 'zod';
import { dataSourceSchema } from '../data-source.ts';
import { editsSchema } from '../edits.ts';
import { hyperparametersSchema } from '../hyperparameters.ts';

/** The most steps an experiment is brought to again when it is opened or started again. */
export const mostCompletedSteps = 10_000_000;

const completedSteps = z.number().int().nonnegative().max(mostCompletedSteps);

/**
 * All that determines the numbers of an experiment, and how far it has come: the same state gives the same numbers anywhere.
 * Undo goes from one of them to another.
 */
export const experimentStateSchema = z.strictObject({
  hyperparameters: hyperparametersSchema,
  data: dataSourceSchema,
  edits: editsSchema,
  completedSteps,
});
export type ExperimentState = Readonly<z.infer<typeof experimentStateSchema>>;

/**
 * A state by what sets it apart from its neighbour nearer the present: other hyperparameters or data (null: the same), the first
 * `keptEdits` of its edits, and then others.
 */
export const stateDifferenceSchema = z.strictObject({
  hyperparameters: hyperparametersSchema.nullable(),
  data: dataSourceSchema.nullable(),
  keptEdits: z.number().int().nonnegative(),
  addedEdits: editsSchema,
  completedSteps,
});
export type StateDifference = Readonly<z.infer<typeof stateDifferenceSchema>>;

/** The most states before and after the present one that are kept. */
export const mostRememberedStates = 1000;

/** The states undo (`past`) and redo (`future`) lead to, the nearest to the present first. */
export const experimentHistorySchema = z.strictObject({
  past: z.array(stateDifferenceSchema).max(mostRememberedStates),
  future: z.array(stateDifferenceSchema).max(mostRememberedStates),
});
export type ExperimentHistory = Readonly<z.infer<typeof experimentHistorySchema>>;

/** What sets `state` apart from `neighbour`; what they share by reference counts as the same. */
function stateDifference(neighbour: ExperimentState, state: ExperimentState): StateDifference {
  const { edits } = state;
  const firstOther = edits.findIndex((edit, index) => edit !== neighbour.edits[index]);
  const keptEdits = firstOther === -1 ? edits.length : firstOther;
  return {
    hyperparameters: state.hyperparameters === neighbour.hyperparameters ? null : state.hyperparameters,
    data: state.data === neighbour.data ? null : state.data,
    keptEdits,
    addedEdits: edits.slice(keptEdits),
    completedSteps: state.completedSteps,
  };
}

/** The state that differs so from `neighbour`; shares with it what is the same. */
function differentState(neighbour: ExperimentState, difference: StateDifference): ExperimentState {
  const { hyperparameters, data, keptEdits, addedEdits, completedSteps } = difference;
  return {
    hyperparameters: hyperparameters ?? neighbour.hyperparameters,
    data: data ?? neighbour.data,
    edits: [...neighbour.edits.slice(0, keptEdits), ...addedEdits],
    completedSteps,
  };
}

/** A list of states, the nearest to `present` first, as differences of neighbours. */
export function packStates(present: ExperimentState, states: readonly ExperimentState[]): StateDifference[] {
  return states.map((state, index) => stateDifference(states[index - 1] ?? present, state));
}

/** The states such differences stand for, the nearest to `present` first. */
export function unpackStates(
  present: ExperimentState,
  differences: readonly StateDifference[],
): readonly ExperimentState[] {
  let neighbour = present;
  return differences.map((difference) => (neighbour = differentState(neighbour, difference)));
}
