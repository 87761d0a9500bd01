import { differingHyperparameters } from '#shared/compare/differing-settings.ts';
import type { BackendChoice, BackendReport, UsedEngine } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';

type Start = Pick<ExperimentState, 'hyperparameters' | 'data'>;

/** The start of the experiment a file held, and what computed its numbers there; null where the file does not tell. */
export interface OpenedStart extends Start {
  readonly by: UsedEngine | null;
}

/**
 * What to ask the engine for. With `auto` the experiment of the opened file goes to the engine that computed its numbers, where
 * that loads, so that they come out again; an experiment with other settings or data is a new one, for which `auto` stays.
 */
export function wantedBackend(
  choice: BackendChoice,
  loaded: readonly BackendReport[],
  opened: OpenedStart | null,
  next: Start,
): BackendChoice {
  if (choice !== 'auto' || opened?.data !== next.data) return choice;
  if (differingHyperparameters(opened.hyperparameters, next.hyperparameters).length > 0) return choice;
  return loaded.find(({ name, available }) => available && name === opened.by?.name)?.name ?? choice;
}
