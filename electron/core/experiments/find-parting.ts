import type { PartingCause } from '#shared/contract/file-contract.ts';
import type { BackendName } from '#shared/engine.ts';
import { numberDistance, tolerance, type NumberDifference } from '#shared/experiment/compare-numbers.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, type PackedLayout } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { activationTable } from '#shared/variants/activations.ts';
import { Pauses } from '../pauses.ts';
import type { TrainingPace } from '../record-steps.ts';
import { throwIfCancelled } from '../request-errors.ts';
import { roundingTwins, type TwinStep } from './rounding-twins.ts';

/** How many times as far as from its twins another engine may be from the replay. */
const allowance = 4;

/** Where engines that both compute as they should part, and why. */
export interface Parting {
  readonly step: number;
  readonly cause: PartingCause;
}

/**
 * Whether a difference between recorded numbers and a replay on another engine can be the engines': twins of the replay that
 * round otherwise must be as far from it, at that step or an earlier one. Null when they are not: then the difference is the file's.
 * @throws LabError `cancelled` (or the signal's own) on an abort.
 */
export async function findParting(
  state: ExperimentState,
  backend: BackendName,
  { step: last, tensor }: NumberDifference,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<Parting | null> {
  const layout = stepLayout(state.hyperparameters);
  const pauses = new Pauses(pace);
  let kink: Parting | null = null;
  for (const taken of roundingTwins(state, backend, last)) {
    const { step, replay } = taken;
    const isLast = step === last;
    const told = isLast ? tensor : 'loss';
    const isOverflow = !Number.isFinite(replay[layout.places.loss.offset]) && (!isLast || tensor !== 'loss');
    if (isOverflow) return { step, cause: { kind: 'overflow' } };
    kink = crossedKink(taken, layout, state.hyperparameters) ?? kink;
    if (allowance * spreadOf(taken, layout, told) > tolerance) return kink ?? { step, cause: { kind: 'rounding' } };
    if (pauses.due) {
      await pauses.take();
      throwIfCancelled(signal);
    }
  }
  return null;
}

/** The largest distance of a twin from the replay in a tensor, of numbers beyond 1 relative to them. */
function spreadOf({ replay, twins }: TwinStep, { places }: PackedLayout, tensor: TensorName): number {
  const { offset, length } = places[tensor];
  let largest = 0;
  for (const twin of twins) {
    for (let index = offset; index < offset + length; index += 1) {
      const value = replay[index] ?? Number.NaN;
      const distance = numberDistance(twin[index] ?? Number.NaN, value) / Math.max(1, Math.abs(value));
      largest = Math.max(largest, Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance);
    }
  }
  return largest;
}

/** A cell that is kept and on one side of a kink of the activation in the replay, on the other in a twin; null without one. */
function crossedKink(
  { step, replay, twins }: TwinStep,
  { places }: PackedLayout,
  { activation, hiddenSize }: Hyperparameters,
): Parting | null {
  const { preActivation, mask } = places;
  const { kinks } = activationTable[activation];
  for (let cell = 0; cell < preActivation.length; cell += 1) {
    if (replay[mask.offset + cell] === 0) continue;
    const value = replay[preActivation.offset + cell] ?? 0;
    const crosses = (twin: Float32Array) =>
      kinks.some((at) => value > at !== (twin[preActivation.offset + cell] ?? 0) > at);
    if (!twins.some(crosses)) continue;
    return { step, cause: { kind: 'kink', sample: Math.floor(cell / hiddenSize), unit: cell % hiddenSize } };
  }
  return null;
}
