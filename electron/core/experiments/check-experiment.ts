import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import { backendNames, type BackendChoice, type BackendName, type UsedEngine } from '#shared/engine.ts';
import type { ReplayedNumbers } from '#shared/experiment/compare-numbers.ts';
import { readExperimentFile, type ReadExperiment } from '#shared/experiment/read-file.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import type { SampledLosses } from '#shared/loss-curve.ts';
import { demandBackend } from '../backend-choice.ts';
import { loadBackend } from '../backend.ts';
import { Experiment } from '../experiment.ts';
import type { EnginePlatform } from '../platform.ts';
import { recordSteps } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';
import { judgeReplay } from './judge-replay.ts';

/**
 * Whether the numbers a file recorded come out again: replays it beside whatever else the engine does, and judges the replay.
 * @param choice with `auto` the backend that recorded them where it loads, else the one for networks of this size.
 * @throws LabError `invalid-input` when the file cannot be read; `engine-failed`; `cancelled` on an abort.
 */
export async function checkExperiment(
  file: Uint8Array,
  choice: BackendChoice,
  signal: AbortSignal,
  platform: EnginePlatform,
): Promise<ExperimentCheck> {
  return checkReadExperiment(readExperimentFile(file), choice, signal, platform);
}

/** The same for a file that was read already. @throws LabError `engine-failed`; `cancelled` on an abort. */
export async function checkReadExperiment(
  { document, recorded }: ReadExperiment,
  choice: BackendChoice,
  signal: AbortSignal,
  platform: EnginePlatform,
): Promise<ExperimentCheck> {
  const { state } = document;
  const backend = await replayBackend(recorded.engine, state.hyperparameters, choice, platform);
  const experiment = Experiment.begin(state, backend);
  const replayed = await replay(experiment, state.completedSteps, recorded.losses, signal, platform);
  return judgeReplay(state, recorded, replayed, backend, signal, platform.pace);
}

/**
 * What a file is replayed on: the backend asked for; with `auto` the one of the engine that recorded it where it loads, else the one for
 * networks of this size.
 * @throws LabError `engine-failed` with the reason when it does not load.
 */
export async function replayBackend(
  recordedBy: UsedEngine | null,
  hyperparameters: Hyperparameters,
  choice: BackendChoice,
  platform: EnginePlatform,
): Promise<BackendName> {
  const own = choice === 'auto' ? await loadedBackend(recordedBy, platform) : null;
  return demandBackend(own ?? choice, hyperparameters, platform);
}

/** The backend of the engine a file names, if it loads here, whatever its version. */
async function loadedBackend(engine: UsedEngine | null, platform: EnginePlatform): Promise<BackendName | null> {
  const named = backendNames.find((name) => name === engine?.name);
  return named !== undefined && (await loadBackend(platform.backends, named)).available ? named : null;
}

async function replay(
  experiment: Experiment,
  completedSteps: number,
  recordedLosses: SampledLosses | null,
  signal: AbortSignal,
  { pace }: EnginePlatform,
): Promise<ReplayedNumbers> {
  const every = recordedLosses?.every ?? 1;
  const losses = new Float32Array(recordedLosses?.values.length ?? 0);
  for await (const steps of recordSteps(experiment, completedSteps, signal, pace)) {
    for (const [index, loss] of steps.losses.entries()) {
      const step = steps.firstStep + index;
      if (step % every === 0) losses[step / every - 1] = loss;
    }
  }
  throwIfCancelled(signal);
  const { start, record } = experiment;
  return { start, losses, record };
}
