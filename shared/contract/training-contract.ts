import { z } from 'zod';
import { dataTableSchema, type DataTable } from '../data-source.ts';
import { mostCompletedSteps } from '../experiment/experiment-state.ts';
import { hyperparametersSchema } from '../hyperparameters.ts';
import { call, stream } from '../rpc/contract.ts';
import type { ParameterName } from '../tensors/tensor-names.ts';
import { fault } from '../errors/fault.ts';
import { ruleText } from '../errors/zod-rules.ts';

/** Steps that were done since the last item of the stream, coalesced to at most one item a frame. */
export interface RecordedSteps {
  /** The number of the first of them, counted from 1. */
  readonly firstStep: number;
  /** The loss of each of them. */
  readonly losses: Float32Array;
  /** The last of them, packed by `stepLayout`. */
  readonly record: Float32Array;
  /** Milliseconds the engine spent computing them; waiting between slow steps and measuring not counted. */
  readonly elapsedMs: number;
}

/** How the cells of a weight matrix are spread: bins of equal width from `lowest` to `highest`. */
export interface WeightHistogram {
  /** How many cells are in each of the `histogramBins` bins; cells that are not finite are in none. */
  readonly counts: Uint32Array;
  /** The lowest and the highest finite cell; both 0 where there is none. Where they are equal, all are in the first bin. */
  readonly lowest: number;
  readonly highest: number;
}

/** How many bins a weight histogram has. */
export const histogramBins = 40;

/**
 * What a run measures of its last step: dropout's effect on it, and the network after its update in evaluation.
 *
 * The evaluation losses are those of all rows at once, without a mask and by the loss convention. The half squared error is a sum:
 * theirs is scaled to as many rows as a batch has, so that it compares with the loss of a step.
 */
export interface TrainingMeasures {
  readonly step: number;
  /** sqrt of the sum of the squares of the cells of each gradient. */
  readonly gradientNorms: Readonly<Record<ParameterName, number>>;
  /** The share of the cells of the mask that are 0, from 0 to 1. */
  readonly droppedShare: number;
  /** Of all training rows; of the drawn batch, where the data are drawn. */
  readonly trainingLoss: number;
  /** Of the held-out rows; null where there are none. */
  readonly validationLoss: number | null;
  /** Of the weights after the update. */
  readonly weights: Readonly<Record<'fc1.weight' | 'fc2.weight', WeightHistogram>>;
}

/** An item of a run. */
export interface RunSteps extends RecordedSteps {
  /**
   * Of the last of these steps; null where it was not measured: a tenth of a second or more lies between two measurements. The
   * first item of a run has them, and the last unless the run was cancelled.
   */
  readonly measures: TrainingMeasures | null;
}

/** The fastest pace that can be asked for in steps a second; above it there is only `null`, as fast as possible. */
export const highestPace = 1000;

/** Steps a second; null: as fast as possible. */
const stepsPerSecond = z.number().min(0.1).max(highestPace).nullable();
export type StepsPerSecond = z.infer<typeof stepsPerSecond>;

/** The data sets the app brings along. */
export const bundledTables = ['noisy-curve', 'diabetes'] as const;
export type BundledTableName = (typeof bundledTables)[number];

/** The most steps, seeds and evaluations of one seed of a comparison. */
export const comparisonLimits = { steps: 100_000, seeds: 100, evaluations: 101 } as const;

/** The losses of one of two networks that are trained side by side, in evaluation: mean squared errors without a mask. */
export interface ComparedLosses {
  readonly training: Float32Array;
  readonly validation: Float32Array;
}

/** What one seed came to after its last step: mean squared errors in evaluation. */
export interface ComparedSeed {
  readonly seed: number;
  readonly withoutDropout: { readonly training: number; readonly validation: number };
  readonly withDropout: { readonly training: number; readonly validation: number };
}

/** Mean and sample standard deviation, sqrt(sum of squares / (n - 1)); the deviation of a single value is NaN. */
export interface Spread {
  readonly mean: number;
  readonly standardDeviation: number;
}

/** The final losses of all seeds that are done. */
export interface ComparedSummary {
  /** How many seeds are done. */
  readonly seeds: number;
  /** In how many of them the validation loss with dropout is the lower one. */
  readonly helped: number;
  readonly withoutDropout: { readonly training: Spread; readonly validation: Spread; readonly gap: Spread };
  readonly withDropout: { readonly training: Spread; readonly validation: Spread; readonly gap: Spread };
  /** Validation loss without dropout minus with it, seed by seed: positive where dropout helped. */
  readonly improvement: Spread;
}

/** The functions two networks have become, where there is one input and one output, at equal distances over the table's inputs. */
export interface FittedFunctions {
  readonly inputs: Float32Array;
  readonly withoutDropout: Float32Array;
  readonly withDropout: Float32Array;
}

/** Progress of a comparison. The seeds come one after the other, in the order they were asked for. */
export interface ComparisonProgress {
  readonly seed: number;
  /** Its place among the seeds, counted from 0. */
  readonly seedIndex: number;
  /** The rows of the table that are held out with this seed, counted from 0. */
  readonly validationRows: Int32Array;
  /** After which steps the losses were taken since the last item, ascending; the first of a seed is 0, the start both share. */
  readonly steps: Int32Array;
  /** The losses after these steps, as many as there are. */
  readonly withoutDropout: ComparedLosses;
  readonly withDropout: ComparedLosses;
  /** After the last of these steps; null where there are several inputs or outputs. */
  readonly fitted: FittedFunctions | null;
  /** The end of this seed; null before it. */
  readonly finished: ComparedSeed | null;
  /** Over all seeds that are done, this one included where it is; null before the first. */
  readonly summary: ComparedSummary | null;
}

/** The most passes of one Monte Carlo prediction, and the most cells of all its masks together. */
export const predictionLimits = { passes: 10_000, cells: 200_000_000 } as const;

/** Many passes with dropout, and the one of evaluation: [rows, out] each, row by row. */
export interface MonteCarloPrediction {
  readonly rows: number;
  readonly mean: Float64Array;
  /** sqrt(sum of squares / (n - 1)) over the passes; NaN for a single pass. */
  readonly standardDeviation: Float64Array;
  /** y_hat in evaluation. */
  readonly evaluation: Float32Array;
}

const wholeSteps = z.number().int().max(mostCompletedSteps);

/** The requests about training at speed and why dropout helps. */
export const trainingContract = {
  /**
   * Trains `count` steps at a pace, recording the last of each item. The first is reported at once, the others at most once a
   * frame. A cancel is a pause: what was done is reported, and another `run` goes on with the numbers of one that was never
   * paused. Pausing takes at most one step, also between two slow ones.
   * @throws LabError `no-experiment`, `busy`, `engine-failed`.
   */
  run: stream<RunSteps>()(z.strictObject({ count: wholeSteps.positive(), stepsPerSecond })),
  /** Another pace for the run of this connection, at once; `isRunning` false: there is none, and nothing was changed. */
  setPace: call<{ readonly isRunning: boolean }>()(z.strictObject({ stepsPerSecond })),
  /**
   * A data set of the app, standardised, with the means and deviations of its columns. It can be the experiment's data: as
   * `{ kind: 'table', table, validationShare }` with the sizes of its columns.
   */
  bundledTable: call<DataTable>()(z.strictObject({ name: z.enum(bundledTables) })),
  /**
   * For each seed two networks, one with dropout and one with p = 0, from the same initial parameters, on the same rows held out
   * and the same batches. Belongs to no experiment and changes none, but shares the engine's time with what else this connection
   * asks for: run it on a connection of its own beside a training experiment. A cancel ends the stream with what was done.
   * `inputSize` and `outputSize` are the table's, `seed` is each of `seeds`, `mode` must not be `off`; losses are taken after the
   * start, after the last step and at most 99 times between them, at equal distances.
   * @throws LabError `invalid-input` when the table leaves no rows to train on or to hold out, or the batch is larger.
   */
  compareDropout: stream<ComparisonProgress>()(
    z.strictObject({
      table: dataTableSchema,
      validationShare: z.number().gt(0).lt(1),
      hyperparameters: hyperparametersSchema.omit({ inputSize: true, outputSize: true, seed: true }),
      steps: z.number().int().positive().max(comparisonLimits.steps),
      seeds: hyperparametersSchema.shape.seed.array().min(1).max(comparisonLimits.seeds),
    }),
  ),
  /**
   * Monte Carlo dropout (Gal and Ghahramani, "Dropout as a Bayesian Approximation", 2016): `passes` predictions, each with a mask
   * of its own, by the network as it is after `completedSteps` steps. `inputs` are [rows, in], row by row; null: those of the batch
   * of that step. The masks come from a generator of their own: the same request gives the same numbers. Changes nothing.
   * @throws LabError `invalid-input` when that step was not done, `inputs` fill no rows, or the masks have too many cells.
   */
  predictWithDropout: call<MonteCarloPrediction>()(
    z.strictObject({
      completedSteps: wholeSteps.nonnegative(),
      inputs: z
        .instanceof(Float32Array)
        .refine((values) => values.length > 0 && values.every(Number.isFinite), ruleText(fault('not-finite-numbers')))
        .nullable(),
      passes: z.number().int().positive().max(predictionLimits.passes),
    }),
  ),
};
