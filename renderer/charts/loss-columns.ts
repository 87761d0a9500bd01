import type { LossCurve } from '#shared/loss-curve.ts';

/** Neighbouring steps drawn as one stroke from their lowest to their highest loss; a single step as a point. */
export interface LossColumn {
  /** The last of them, counted from 1, and its loss. */
  readonly step: number;
  readonly loss: number;
  readonly lowest: number;
  readonly highest: number;
}

/** More columns than this a chart has no room for. */
const mostColumns = 1024;

/** A curve as at most 1,024 columns, each as many steps wide: one a step while there are no more. */
export function lossColumns(curve: LossCurve): LossColumn[] {
  let joined = 1;
  while (curve.buckets > mostColumns * joined) joined *= 2;
  return Array.from({ length: Math.ceil(curve.buckets / joined) }, (_, column) => {
    const first = column * joined;
    const last = Math.min(first + joined, curve.buckets) - 1;
    let lowest = curve.lowest(first);
    let highest = curve.highest(first);
    for (let bucket = first + 1; bucket <= last; bucket += 1) {
      lowest = Math.min(lowest, curve.lowest(bucket));
      highest = Math.max(highest, curve.highest(bucket));
    }
    return { step: curve.lastStepOf(last), loss: curve.lastLoss(last), lowest, highest };
  });
}
