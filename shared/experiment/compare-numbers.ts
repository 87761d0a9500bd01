import { startLayout, stepLayout, tensorMatrix, type LayoutSettings, type PackedTensors } from '../step-record.ts';
import type { TensorName } from '../tensors/tensor-names.ts';
import type { RecordedNumbers, RecordedTensors } from './recorded-numbers.ts';

/** The largest difference of a computed number that passes: 2e-6, of numbers beyond 1 relative to them. */
export const tolerance = 2e-6;

/** Of a step: what is drawn comes out again to the last bit, on every engine. */
const drawnNames: ReadonlySet<TensorName> = new Set<TensorName>(['x', 'y', 'mask']);

/** Where recorded numbers differ from replayed ones: the first step, in it the first tensor, in that the largest difference. */
export interface NumberDifference {
  /** Counted from 1; 0 stands for the start. */
  readonly step: number;
  readonly tensor: TensorName;
  /** Absolute; infinite where only one of two numbers is finite. */
  readonly difference: number;
}

/** What a replay gave. */
export interface ReplayedNumbers {
  /** Packed by `startLayout`. */
  readonly start: Float32Array;
  /** The losses of the steps whose losses were recorded. */
  readonly losses: Float32Array;
  /** The last step, packed by `stepLayout`; null before the first. */
  readonly record: Float32Array | null;
}

/** What was drawn for the last step and is recorded otherwise: that is never the engine's doing. Null when nothing is. */
export function drawnDifference(
  { lastStep }: RecordedNumbers,
  { record }: ReplayedNumbers,
  settings: LayoutSettings,
  last: number,
): NumberDifference | null {
  if (record === null) return null;
  const drawn = new Map([...lastStep].filter(([name]) => drawnNames.has(name)));
  const found = differentTensor(drawn, { layout: stepLayout(settings), data: record }, () => true);
  return found && { step: last, ...found };
}

/** How many losses are recorded of the steps before `step`; null when one of them is not that of a replay to the last bit. */
export function equalLosses({ losses }: RecordedNumbers, replayed: ReplayedNumbers, step: number): number | null {
  if (losses === null) return 0;
  const before = losses.values.subarray(0, Math.ceil(step / losses.every) - 1);
  return before.every((loss, index) => Object.is(loss, replayed.losses[index])) ? before.length : null;
}

/** The first difference between what a file recorded and what a replay of it gave; null when there is none. @param last the last step. */
export function firstDifference(
  recorded: RecordedNumbers,
  { start, losses, record }: ReplayedNumbers,
  settings: LayoutSettings,
  last: number,
): NumberDifference | null {
  const atStart = differentTensor(recorded.start, { layout: startLayout(settings), data: start }, () => true);
  if (atStart !== null) return { step: 0, ...atStart };
  let lastLoss = 0;
  for (const [index, loss] of (recorded.losses?.values ?? []).entries()) {
    const step = (index + 1) * (recorded.losses?.every ?? 1);
    const difference = distance(loss, losses[index] ?? Number.NaN, false);
    if (difference > 0 && step < last) return { step, tensor: 'loss', difference };
    if (step === last) lastLoss = difference;
  }
  // A last loss that differs is told below, after what comes before it in the record.
  if (record === null) return null;
  const replayed = { layout: stepLayout(settings), data: record };
  const inLast = differentTensor(recorded.lastStep, replayed, (name) => drawnNames.has(name));
  // The loss of the last step stands in the file twice, and what comes before it in the record is told first.
  const loss = { step: last, tensor: 'loss', difference: lastLoss } as const;
  if (inLast === null) return lastLoss > 0 ? loss : null;
  const { offset } = replayed.layout.places[inLast.tensor];
  return lastLoss > 0 && offset > replayed.layout.places.loss.offset ? loss : { step: last, ...inLast };
}

function differentTensor<Name extends TensorName>(
  recorded: RecordedTensors<Name>,
  replayed: PackedTensors<Name>,
  isDrawn: (name: Name) => boolean,
): { readonly tensor: Name; readonly difference: number } | null {
  for (const [tensor, values] of recorded) {
    const again = tensorMatrix(replayed, tensor).data;
    const exactly = isDrawn(tensor);
    const difference = values.reduce(
      (largest, value, index) => Math.max(largest, distance(value, again[index] ?? Number.NaN, exactly)),
      0,
    );
    if (difference > 0) return { tensor, difference };
  }
  return null;
}

/** |a - b|; 0 for two NaN or twice the same infinity, infinite where only one is finite. */
export function numberDistance(a: number, b: number): number {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return 0;
  const difference = Math.abs(a - b);
  return Number.isFinite(difference) ? difference : Number.POSITIVE_INFINITY;
}

/** The distance where that is too much; 0 where it passes. */
function distance(recorded: number, replayed: number, exactly: boolean): number {
  const difference = numberDistance(recorded, replayed);
  const allowed = exactly || difference === Number.POSITIVE_INFINITY ? 0 : tolerance * Math.max(1, Math.abs(replayed));
  return difference <= allowed ? 0 : difference;
}
