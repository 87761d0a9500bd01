import type { ComparisonProgress, FittedFunctions } from '#shared/contract/training-contract.ts';
import type { DataTable } from '#shared/data-source.ts';

/** A curve of losses: after which step, and the loss. */
export type LossPoints = readonly (readonly [step: number, loss: number])[];

/** Two networks that were trained from one start, as far as they have come. */
export interface TrainedPair {
  readonly table: DataTable;
  readonly steps: number;
  readonly validationRows: ReadonlySet<number>;
  readonly withoutDropout: { readonly training: LossPoints; readonly validation: LossPoints };
  readonly withDropout: { readonly training: LossPoints; readonly validation: LossPoints };
  readonly fitted: FittedFunctions | null;
}

function joined(before: LossPoints, steps: Int32Array, losses: Float32Array): LossPoints {
  return [...before, ...Array.from(steps, (step, index) => [step, losses[index] ?? Number.NaN] as const)];
}

/** A pair with the progress made since. */
export function grownPair(
  table: DataTable,
  steps: number,
  pair: TrainedPair | null,
  item: ComparisonProgress,
): TrainedPair {
  const side = (name: 'withoutDropout' | 'withDropout') => ({
    training: joined(pair?.[name].training ?? [], item.steps, item[name].training),
    validation: joined(pair?.[name].validation ?? [], item.steps, item[name].validation),
  });
  return {
    table,
    steps,
    validationRows: new Set(item.validationRows),
    withoutDropout: side('withoutDropout'),
    withDropout: side('withDropout'),
    fitted: item.fitted,
  };
}
