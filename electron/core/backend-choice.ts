import type { BackendChoice, BackendName, BackendReport, EngineReport } from '#shared/engine.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import { loadBackends } from './backend.ts';
import { backendsWorthTiming, timeBackends } from './backend-timing.ts';
import type { StepTimes } from './step-timing.ts';
import { drawExperimentStart } from './experiment-start.ts';
import type { EnginePlatform } from './platform.ts';
import { Trainer } from './trainer.ts';
import { fault } from '#shared/errors/fault.ts';

const warmedUp = new Set<BackendName>();

/**
 * Chooses the backend of an experiment and reports why: the one asked for, or with `auto` the one that takes the least time for
 * a recorded step of this network. The backend returned has done a throw-away step, for the first one after loading takes
 * tens of milliseconds.
 * @throws LabError `engine-failed` with the reason when the backend asked for does not load, or none does.
 */
export async function chooseBackend(
  choice: BackendChoice,
  hyperparameters: Hyperparameters,
  { backends: loaders, pace }: EnginePlatform,
): Promise<EngineReport> {
  const availability = await loadBackends(loaders);
  const available = availability.filter((entry) => entry.available).map((entry) => entry.name);
  const worthTiming = choice === 'auto' ? backendsWorthTiming(available, hyperparameters) : [];
  const times: StepTimes = worthTiming.length > 1 ? await timeBackends(worthTiming, hyperparameters, pace) : new Map();
  const backend = choice === 'auto' ? fastest(worthTiming, times) : choice;
  const asked = availability.find((entry) => entry.name === backend);
  if (backend === undefined || asked === undefined) throw new LabError('engine-failed', fault('no-backend-loads'));
  if (!asked.available) throw new LabError('engine-failed', asked.reason);
  warmUp(backend);
  const backends = availability.map((entry): BackendReport => {
    const stepMs = times.get(entry.name);
    return stepMs === undefined ? entry : { ...entry, stepMs };
  });
  return { backend, choice, backends };
}

/** The backend with the least time; where none was timed the first, which is expected to be the fastest. */
function fastest(backends: readonly BackendName[], times: StepTimes): BackendName | undefined {
  const time = (name: BackendName) => times.get(name) ?? (times.size === 0 ? 0 : Number.POSITIVE_INFINITY);
  return [...backends].sort((a, b) => time(a) - time(b))[0];
}

/** One throw-away step of the lecture's network, once a process and backend. */
function warmUp(backend: BackendName): void {
  if (warmedUp.has(backend)) return;
  new Trainer(lectureHyperparameters, backend, drawExperimentStart(lectureHyperparameters)).train(() => false);
  warmedUp.add(backend);
}
