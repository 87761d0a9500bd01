import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import type { BackendChoice, BackendName } from '#shared/engine.ts';
import { firstDifference } from '#shared/experiment/compare-numbers.ts';
import { readExperimentFile, type ReadExperiment } from '#shared/experiment/read-file.ts';
import type { NetworkSizes } from '#shared/hyperparameters.ts';
import { chooseBackend } from '../backend-choice.ts';
import { expectedStepMs } from '../backend-timing.ts';
import { loadBackends, type BackendLoaders } from '../backend.ts';
import { Experiment } from '../experiment.ts';
import type { EnginePlatform } from '../platform.ts';
import { recordSteps } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';

/**
 * Whether the numbers a file recorded come out again: replays it beside whatever else the engine does.
 * @param choice with `auto` the backend that is expected to be the fastest: to time them takes longer than most replays.
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
  const { hyperparameters, completedSteps } = document.state;
  const backend = choice === 'auto' ? await fastestExpected(hyperparameters, platform.backends) : choice;
  await chooseBackend(backend, hyperparameters, platform);
  const experiment = Experiment.begin(document.state, backend);
  const every = recorded.losses?.every ?? 1;
  const losses = new Float32Array(recorded.losses?.values.length ?? 0);
  for await (const steps of recordSteps(experiment, completedSteps, signal, platform.pace)) {
    for (const [index, loss] of steps.losses.entries()) {
      const step = steps.firstStep + index;
      if (step % every === 0) losses[step / every - 1] = loss;
    }
  }
  throwIfCancelled(signal);
  const { start, record } = experiment;
  const difference = firstDifference(recorded, { start, losses, record }, hyperparameters, completedSteps);
  if (difference !== null) return { kind: 'differs', ...difference };
  const { missing } = recorded;
  return missing.length === 0
    ? { kind: 'ok', steps: completedSteps }
    : { kind: 'incomplete', steps: completedSteps, missing };
}

async function fastestExpected(sizes: NetworkSizes, loaders: BackendLoaders): Promise<BackendName> {
  const available = (await loadBackends(loaders)).filter((entry) => entry.available).map(({ name }) => name);
  const byExpectation = available.sort((a, b) => expectedStepMs(a, sizes) - expectedStepMs(b, sizes));
  // Plain JavaScript always loads; if not, choosing it throws the reason.
  return byExpectation[0] ?? 'cpu';
}
