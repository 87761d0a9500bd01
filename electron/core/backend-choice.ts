import type { BackendChoice, BackendName, BackendReport, EngineReport } from '#shared/engine.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { automaticBackend } from '#shared/automatic-backend.ts';
import { isLoaded, loadBackend, loadBackends } from './backend.ts';
import { backendsWorthTiming, timeBackends } from './backend-timing.ts';
import type { StepTimes } from './step-timing.ts';
import { drawExperimentStart } from './experiment-start.ts';
import type { EnginePlatform } from './platform.ts';
import { Trainer } from './trainer.ts';

const warmedUp = new Set<BackendName>();

/**
 * The backend of an experiment: the one asked for, or with `auto` the one for networks of its size, or where that does not load, plain
 * JavaScript, which is part of every program. It has done a throw-away step, for the first one after loading takes tens of milliseconds.
 * @throws LabError `engine-failed` with the reason when it does not load.
 */
export async function demandBackend(
  choice: BackendChoice,
  hyperparameters: Hyperparameters,
  { backends: loaders }: Pick<EnginePlatform, 'backends'>,
): Promise<BackendName> {
  const wanted = choice === 'auto' ? automaticBackend(hyperparameters) : choice;
  const found = await loadBackend(loaders, wanted);
  if (!found.available && choice !== 'auto') throw new LabError('engine-failed', found.reason);
  const backend = found.available ? wanted : 'cpu';
  if (!found.available) await loadBackend(loaders, backend);
  warmUp(backend);
  return backend;
}

/**
 * Chooses the backend of an experiment as `demandBackend` does, and reports it beside the others: what a recorded step of this network
 * takes on each, measured while the choice is `auto`. The times inform the user and decide nothing.
 * @throws LabError `engine-failed` with the reason when the backend does not load.
 */
export async function chooseBackend(
  choice: BackendChoice,
  hyperparameters: Hyperparameters,
  platform: EnginePlatform,
): Promise<EngineReport> {
  const backend = await demandBackend(choice, hyperparameters, platform);
  const availability = await loadBackends(platform.backends);
  const available = availability.map(({ name }) => name).filter(isLoaded);
  const worthTiming = choice === 'auto' ? backendsWorthTiming(available, hyperparameters) : [];
  const times: StepTimes =
    worthTiming.length > 1 ? await timeBackends(worthTiming, hyperparameters, platform.pace) : new Map();
  const backends = availability.map((entry): BackendReport => {
    const stepMs = times.get(entry.name);
    return stepMs === undefined ? entry : { ...entry, stepMs };
  });
  return { backend, choice, backends };
}

/** One throw-away step of the lecture's network, once a process and backend. */
function warmUp(backend: BackendName): void {
  if (warmedUp.has(backend)) return;
  new Trainer(lectureHyperparameters, backend, drawExperimentStart(lectureHyperparameters)).train(() => false);
  warmedUp.add(backend);
}
