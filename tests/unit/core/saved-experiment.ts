import { Experiment } from '#core/experiment.ts';
import { experimentBytes, type SavedParts } from '#core/experiments/experiment-bytes.ts';
import type { BackendName } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { plainParts } from '../shared/experiment/plain-parts.ts';

/** The file of an experiment that was trained on a loaded backend. */
export function savedExperiment(
  state: ExperimentState,
  parts: SavedParts = plainParts,
  backend: BackendName = 'cpu',
): Uint8Array<ArrayBuffer> {
  const experiment = Experiment.begin(state, backend);
  let remaining = state.completedSteps;
  if (remaining > 0) experiment.train(() => (remaining -= 1) > 0);
  return experimentBytes(experiment, parts);
}
