import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import type { OwnBytes } from '#shared/own-memory.ts';
import { usedEngine } from '../backend.ts';
import type { Experiment } from '../experiment.ts';

/** What a window adds to the experiment the engine holds. */
export type SavedParts = Omit<ExperimentDocument, 'state'>;

/**
 * An experiment as the bytes of a file.
 * @throws LabError `invalid-input` when the window's parts do not fit it, or all of it is too large for a file.
 */
export function experimentBytes(experiment: Experiment, parts: SavedParts): OwnBytes {
  const { backend, startHyperparameters, data, edits, completedSteps, start, lossCurve, record } = experiment;
  const state = { hyperparameters: startHyperparameters, data, edits: [...edits], completedSteps };
  const engine = usedEngine(backend);
  return experimentFileBytes({ ...parts, state }, { engine, start, losses: lossCurve.sampled, record });
}
