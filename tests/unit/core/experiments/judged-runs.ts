import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { Experiment } from '#core/experiment.ts';
import { experimentBytes } from '#core/experiments/experiment-bytes.ts';
import { judgeReplay } from '#core/experiments/judge-replay.ts';
import { drawnData } from '#shared/data-source.ts';
import type { BackendName } from '#shared/engine.ts';
import type { ReplayedNumbers } from '#shared/experiment/compare-numbers.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import type { RecordedNumbers } from '#shared/experiment/recorded-numbers.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { plainParts } from '../../shared/experiment/plain-parts.ts';
import { never } from '../started-service.ts';

/** What an engine computed of an experiment, as it is replayed and as a file records it. */
export interface Run {
  readonly state: ExperimentState;
  readonly backend: BackendName;
  readonly replayed: ReplayedNumbers;
  readonly recorded: RecordedNumbers;
}

/** The lecture's experiment with some settings, trained on a loaded backend. */
export function runOn(backend: BackendName, settings: Partial<Hyperparameters>, completedSteps: number): Run {
  const hyperparameters = { ...lectureHyperparameters, ...settings };
  const state = { hyperparameters, data: drawnData, edits: [], completedSteps };
  const experiment = Experiment.begin(state, backend);
  let left = completedSteps;
  experiment.train(() => (left -= 1) > 0);
  const { start, lossCurve, record } = experiment;
  const replayed = { start, losses: lossCurve.sampled.values, record };
  return { state, backend, replayed, recorded: readExperimentFile(experimentBytes(experiment, plainParts)).recorded };
}

/** What is said of recorded numbers by a replay that was done already. */
export const judge = ({ recorded }: Pick<Run, 'recorded'>, by: Run) =>
  judgeReplay(by.state, recorded, by.replayed, by.backend, never, nodeEngine.pace);

/** The recorded numbers with a loss, or a number of the last step, changed by as much; `step` is whose it is. */
export function tampered({ recorded }: Run, place: number, by: number): Pick<Run, 'recorded'> & { step: number } {
  const { losses, lastStep } = recorded;
  if (losses === null) throw new RangeError('its losses are recorded');
  if (place < losses.values.length) {
    const values = losses.values.slice();
    values[place] = (values[place] ?? 0) + by;
    return { recorded: { ...recorded, losses: { ...losses, values } }, step: place + 1 };
  }
  const tensors = [...lastStep];
  const [name, data] = tensors[place % tensors.length] ?? ['loss', new Float32Array(1)];
  const changed = data.slice();
  const cell = place % changed.length;
  changed[cell] = (changed[cell] ?? 0) + by;
  return { recorded: { ...recorded, lastStep: new Map([...tensors, [name, changed]]) }, step: losses.values.length };
}
