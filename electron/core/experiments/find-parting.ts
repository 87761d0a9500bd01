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

/**
 * How many times as far as its twins another engine may be from the replay. Measured over 2,000 steps of the seeds 0 to 39, three
 * optimizers and all pairs of engines, it was at most twice as far.
 */
const allowance = 8;

/** Where engines that both compute as they should part, and why. */
export interface Parting {
  readonly step: number;
  readonly cause: PartingCause;
}

/**
 * Whether a difference between recorded numbers and a replay on another engine can be the engines': then twins of the replay that
 * round otherwise are about as far from it by that step. Null when they are not: then the difference is the file's. Where the replay
 * is no longer finite before that step, it can be.
 * @throws LabError `cancelled` (or the signal's own) on an abort.
 */
export async function findParting(
  state: ExperimentState,
  backend: BackendName,
  { step: last, tensor, difference }: NumberDifference,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<Parting | null> {
  const layout = stepLayout(state.hyperparameters);
  const { offset: lossOffset } = layout.places.loss;
  const pauses = new Pauses(pace);
  let kink: Parting | null = null;
  let parting: Parting | null = null;
  let reach = 0;
  for (const taken of roundingTwins(state, backend, last)) {
    const { step, replay } = taken;
    const isLast = step === last;
    const comesAfterLoss = !isLast || layout.places[tensor].offset > lossOffset;
    if (comesAfterLoss && !Number.isFinite(replay[lossOffset])) return { step, cause: { kind: 'overflow' } };
    kink = crossedKink(taken, layout, state.hyperparameters) ?? kink;
    const spread = spreadOf(taken, layout, isLast ? tensor : 'loss');
    reach = Math.max(reach, spread.absolute);
    if (spread.relative > tolerance) parting ??= kink ?? { step, cause: { kind: 'rounding' } };
    if (pauses.due) {
      await pauses.take();
      throwIfCancelled(signal);
    }
  }
  if (difference > allowance * reach) return null;
  return parting ?? kink ?? { step: last, cause: { kind: 'rounding' } };
}

/** How far twins are from the replay in a tensor; `relative`: of numbers beyond 1 relative to them. */
interface Spread {
  readonly absolute: number;
  readonly relative: number;
}

function spreadOf({ replay, twins }: TwinStep, { places }: PackedLayout, tensor: TensorName): Spread {
  const { offset, length } = places[tensor];
  let [absolute, relative] = [0, 0];
  for (const twin of twins) {
    for (let index = offset; index < offset + length; index += 1) {
      const value = replay[index] ?? Number.NaN;
      const distance = numberDistance(twin[index] ?? Number.NaN, value);
      absolute = Math.max(absolute, distance);
      const scale = Number.isFinite(value) ? Math.max(1, Math.abs(value)) : 1;
      relative = Math.max(relative, distance / scale);
    }
  }
  return { absolute, relative };
}

/**
 * A cell that is kept and on one side of a kink of the activation in the replay, on the other in a twin, with no more than rounding
 * between the two: of twins that have parted already it tells nothing. Null without one.
 */
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
    const crosses = (twin: Float32Array) => {
      const other = twin[preActivation.offset + cell] ?? 0;
      return numberDistance(other, value) <= tolerance && kinks.some((at) => value > at !== other > at);
    };
    if (!twins.some(crosses)) continue;
    const [sample, unit] = [Math.floor(cell / hiddenSize), cell % hiddenSize];
    return { step, cause: { kind: 'kink', sample, unit, preActivation: value, activation } };
  }
  return null;
}
