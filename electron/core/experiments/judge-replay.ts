import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import type { BackendName, UsedEngine } from '#shared/engine.ts';
import {
  drawnDifference,
  equalLosses,
  firstDifference,
  type ReplayedNumbers,
} from '#shared/experiment/compare-numbers.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { RecordedNumbers } from '#shared/experiment/recorded-numbers.ts';
import { usedEngine } from '../backend.ts';
import type { TrainingPace } from '../record-steps.ts';
import { findParting } from './find-parting.ts';

/** After so many losses that are the same to the last bit, the engine that recorded them is taken for the one that replays. */
const tellingLosses = 20;

/**
 * What a replay says of the numbers a file recorded: that they come out again, that they do not, or that the engine that recorded them
 * parts from the one that replayed, so that a difference may be the engines' and not the file's.
 * @throws LabError `cancelled` (or the signal's own) on an abort.
 */
export async function judgeReplay(
  state: ExperimentState,
  recorded: RecordedNumbers,
  replayed: ReplayedNumbers,
  backend: BackendName,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<ExperimentCheck> {
  const { hyperparameters, completedSteps } = state;
  const difference = firstDifference(recorded, replayed, hyperparameters, completedSteps);
  if (difference === null) return agreement(recorded, completedSteps);
  const used = usedEngine(backend);
  const isOfFile = difference.step === 0 || isSameEngine(recorded, replayed, used, difference.step);
  const parting = isOfFile ? null : await findParting(state, backend, difference, signal, pace);
  if (parting === null) return { kind: 'differs', ...difference };
  const drawn = drawnDifference(recorded, replayed, hyperparameters, completedSteps);
  if (drawn !== null) return { kind: 'differs', ...drawn };
  return { kind: 'parted', ...parting, first: difference, used, recordedBy: recorded.engine };
}

function agreement({ missing }: RecordedNumbers, steps: number): ExperimentCheck {
  return missing.length === 0 ? { kind: 'ok', steps } : { kind: 'incomplete', steps, missing };
}

/**
 * Whether the engine that replays has the digits of the one that recorded, up to a step: the same backend and version, or, where the file
 * names none, the same digits for long enough. The same version on another processor may add in another order: its digits tell. Files that
 * name none are those of version 1.0, which let NaN pass where a gate is closed: of numbers that are not finite they have others.
 */
function isSameEngine(recorded: RecordedNumbers, replayed: ReplayedNumbers, used: UsedEngine, step: number): boolean {
  const equal = equalLosses(recorded, replayed, step);
  if (equal === null) return false;
  const { engine } = recorded;
  if (engine !== null && engine.name === used.name && engine.version === used.version) return true;
  const areFinite = replayed.losses.subarray(0, equal + 1).every(Number.isFinite);
  return equal >= tellingLosses && (engine !== null || areFinite);
}
