import { hasMiniBatches } from '#shared/batches.ts';
import { histogramBins, type TrainingMeasures, type WeightHistogram } from '#shared/contract/training-contract.ts';
import type { DataSource } from '#shared/data-source.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { parameterNames, type ParameterName } from '#shared/tensors/tensor-names.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TrainingPace } from '../record-steps.ts';
import { rowsOf, splitRows, type DataTarget } from '../table-rows.ts';
import { evaluationLoss } from './evaluation.ts';

/** The rows that are evaluated: those trained on, or null where each step has them all; and the held-out ones, if any. */
export interface EvaluatedRows {
  readonly training: DataTarget | null;
  readonly validation: DataTarget | null;
}

/** What of the data of an experiment its measures are about. */
export function evaluatedRows(data: DataSource, hyperparameters: Hyperparameters): EvaluatedRows {
  if (data.kind === 'drawn') return { training: null, validation: null };
  const { training, validation } = splitRows(data, hyperparameters.seed);
  return {
    training: hasMiniBatches(data, hyperparameters) ? rowsOf(data.table, training) : null,
    validation: validation.length === 0 ? null : rowsOf(data.table, validation),
  };
}

/**
 * What a run measures of a recorded step.
 * @param hyperparameters those in force at this step.
 * @throws LabError `cancelled`, or the signal's own LabError, on an abort.
 */
export async function measureStep(
  record: StepRecord,
  hyperparameters: Hyperparameters,
  backend: BackendName,
  rows: EvaluatedRows,
  signal: AbortSignal,
  pace: TrainingPace,
): Promise<TrainingMeasures> {
  const values = (name: Parameters<typeof tensorMatrix>[1]) => tensorMatrix(record, name).data;
  const parameters = record.data.subarray(record.layout.places['fc1.weight.after'].offset);
  const loss = (data: DataTarget) => evaluationLoss({ hyperparameters, parameters, backend }, data, signal, pace);
  const trainingLoss = await loss(rows.training ?? { x: values('x'), y: values('y') });
  const mask = values('mask');
  return {
    step: record.step,
    gradientNorms: Object.fromEntries(
      parameterNames.map((name) => [name, euclideanNorm(values(`${name}.gradient`))]),
    ) as Record<ParameterName, number>, // one entry a name
    droppedShare: mask.reduce((dropped, value) => dropped + (value === 0 ? 1 : 0), 0) / mask.length,
    trainingLoss,
    validationLoss: rows.validation && (await loss(rows.validation)),
    weights: {
      'fc1.weight': weightHistogram(values('fc1.weight.after')),
      'fc2.weight': weightHistogram(values('fc2.weight.after')),
    },
  };
}

/** sqrt of the sum of the squares, in double precision. */
function euclideanNorm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

/** How numbers are spread over `histogramBins` bins of equal width, the highest in the last bin. */
function weightHistogram(values: Float32Array): WeightHistogram {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const counts = new Uint32Array(histogramBins);
  if (lowest > highest) return { counts, lowest: 0, highest: 0 };
  const binsPerUnit = highest > lowest ? histogramBins / (highest - lowest) : 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(Math.floor((value - lowest) * binsPerUnit), histogramBins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { counts, lowest, highest };
}
