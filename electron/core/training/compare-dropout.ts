import { dataMisfit, trainingRowCount, type TableSource } from '#shared/batches.ts';
import {
  comparisonLimits,
  type ComparedLosses,
  type ComparedSeed,
  type ComparisonProgress,
  type FittedFunctions,
  type trainingContract,
} from '#shared/contract/training-contract.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { LabError } from '#shared/lab-error.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { drawsMask } from '#shared/variants/dropout-modes.ts';
import { demandBackend } from '../backend-choice.ts';
import { drawExperimentStart } from '../experiment-start.ts';
import type { EnginePlatform } from '../platform.ts';
import { trainUntil, type TrainingPace } from '../record-steps.ts';
import { asEngineError, throwIfCancelled } from '../request-errors.ts';
import { rowsOf, splitRows, type DataTarget } from '../table-rows.ts';
import { Trainer } from '../trainer.ts';
import { summarise } from './compared-summary.ts';
import { evaluate, evaluationLoss } from './evaluation.ts';
import { fault } from '#shared/errors/fault.ts';

type Request = Parameters<Handlers<typeof trainingContract>['compareDropout']>[0];

/** How many points a fitted function is drawn through. */
const pointsOfFunction = 201;

/** @throws LabError `invalid-input` with a sentence when the request does not fit. */
function checkComparison(source: TableSource, hyperparameters: Hyperparameters): void {
  const misfit = dataMisfit(source, hyperparameters);
  if (misfit !== null) throw new LabError('invalid-input', misfit);
  if (trainingRowCount(source) === source.table.rows) {
    throw new LabError('invalid-input', fault('no-rows-held-out'));
  }
  if (!drawsMask(hyperparameters) || hyperparameters.dropProbability === 0) {
    throw new LabError('invalid-input', fault('no-dropout-to-compare'));
  }
}

/** After which steps the losses are taken: 0, the last, and between them at equal distances. */
function evaluationSteps(steps: number): number[] {
  const intervals = Math.min(steps, comparisonLimits.evaluations - 1);
  return Array.from({ length: intervals + 1 }, (_, index) => Math.round((index * steps) / intervals));
}

/** A network in training, without dropout or with it, and its losses so far. */
class Contender {
  readonly #trainer: Trainer;
  #losses: { training: number; validation: number } = { training: Number.NaN, validation: Number.NaN };

  constructor(hyperparameters: Hyperparameters, source: TableSource, backend: BackendName) {
    this.#trainer = new Trainer(hyperparameters, backend, drawExperimentStart(hyperparameters, source));
  }

  /** The latest losses that were taken. */
  get losses(): ComparedSeed['withDropout'] {
    return this.#losses;
  }

  get #network() {
    const { startHyperparameters: hyperparameters, backend, state } = this.#trainer;
    return { hyperparameters, backend, parameters: state.parameters };
  }

  async trainUntil(step: number, rows: SplitData, signal: AbortSignal, pace: TrainingPace): Promise<void> {
    await trainUntil(this.#trainer, step, signal, pace);
    const network = this.#network;
    const training = await evaluationLoss(network, rows.training, signal, pace);
    this.#losses = { training, validation: await evaluationLoss(network, rows.validation, signal, pace) };
  }

  evaluate(inputs: Float32Array, signal: AbortSignal, pace: TrainingPace): Promise<Float32Array> {
    return evaluate(this.#network, inputs, signal, pace);
  }
}

interface SplitData {
  readonly training: DataTarget;
  readonly validation: DataTarget;
}

/** The losses of one network since the last item. */
class UnreportedLosses {
  #training: number[] = [];
  #validation: number[] = [];

  add({ training, validation }: ComparedSeed['withDropout']): void {
    this.#training.push(training);
    this.#validation.push(validation);
  }

  report(): ComparedLosses {
    const losses = {
      training: Float32Array.from(this.#training),
      validation: Float32Array.from(this.#validation),
    };
    this.#training = [];
    this.#validation = [];
    return losses;
  }
}

/** Inputs at equal distances over those of a table with one input and one output; null for others. */
function gridOver({ inputs, inputNames, targetNames }: TableSource['table']): Float32Array | null {
  if (inputNames.length !== 1 || targetNames.length !== 1) return null;
  const [lowest, highest] = [Math.min(...inputs), Math.max(...inputs)];
  return Float32Array.from(
    { length: pointsOfFunction },
    (_, index) => lowest + ((highest - lowest) * index) / (pointsOfFunction - 1),
  );
}

/**
 * Trains without dropout and with it, seed by seed, from the same start on the same rows, and reports as `compareDropout` of the
 * contract says: after the start of each seed, then at most once a frame, and at its end.
 * @throws LabError as the contract says; on an abort the stream ends after what was done.
 */
export async function* compareDropout(
  { table, validationShare, hyperparameters: settings, steps, seeds }: Request,
  signal: AbortSignal,
  platform: EnginePlatform,
): AsyncGenerator<ComparisonProgress, void, undefined> {
  const source: TableSource = { kind: 'table', table, validationShare };
  const sizes = { inputSize: table.inputNames.length, outputSize: table.targetNames.length };
  checkComparison(source, { ...settings, ...sizes, seed: 0 });
  const { pace } = platform;
  const grid = gridOver(table);
  const done: ComparedSeed[] = [];
  try {
    const backend = await demandBackend('auto', { ...settings, ...sizes, seed: 0 }, platform);
    for (const [seedIndex, seed] of seeds.entries()) {
      const hyperparameters = { ...settings, ...sizes, seed };
      const split = splitRows(source, seed);
      const rows = { training: rowsOf(table, split.training), validation: rowsOf(table, split.validation) };
      const without = new Contender({ ...hyperparameters, dropProbability: 0 }, source, backend);
      const withDropout = new Contender(hyperparameters, source, backend);
      const unreported = { steps: [] as number[], without: new UnreportedLosses(), with: new UnreportedLosses() };
      let reportAt = Number.NEGATIVE_INFINITY;
      for (const step of evaluationSteps(steps)) {
        await without.trainUntil(step, rows, signal, pace);
        await withDropout.trainUntil(step, rows, signal, pace);
        unreported.steps.push(step);
        unreported.without.add(without.losses);
        unreported.with.add(withDropout.losses);
        const isEnd = step === steps;
        if (!isEnd && pace.now() < reportAt) continue;
        const finished = isEnd ? { seed, withoutDropout: without.losses, withDropout: withDropout.losses } : null;
        if (finished !== null) done.push(finished);
        const fitted: FittedFunctions | null = grid && {
          inputs: grid,
          withoutDropout: await without.evaluate(grid, signal, pace),
          withDropout: await withDropout.evaluate(grid, signal, pace),
        };
        yield {
          seed,
          seedIndex,
          validationRows: split.validation,
          steps: Int32Array.from(unreported.steps),
          withoutDropout: unreported.without.report(),
          withDropout: unreported.with.report(),
          fitted,
          finished,
          summary: done.length === 0 ? null : summarise(done),
        };
        unreported.steps = [];
        reportAt = pace.now() + pace.frameMs;
      }
    }
  } catch (thrown) {
    // A cancel ends the stream after what was reported.
    if (!signal.aborted) throw asEngineError(thrown);
    throwIfCancelled(signal);
  }
}
