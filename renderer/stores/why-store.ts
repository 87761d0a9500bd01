import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { trainingRowCount } from '#shared/batches.ts';
import { comparisonDefaults, comparisonSeeds } from '#shared/comparison-defaults.ts';
import {
  comparisonLimits,
  type BundledTableName,
  type ComparedSeed,
  type ComparedSummary,
  type ComparisonProgress,
  type FittedFunctions,
  type MonteCarloPrediction,
} from '#shared/contract/training-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { hyperparametersSchema } from '#shared/hyperparameters.ts';
import { asLabError, type LabError } from '#shared/lab-error.ts';
import { typedNumber } from '../components/hyperparameters/hyperparameter-draft.ts';
import { connectLab, type LabConnection } from '../client/connect-lab.ts';

/** The seed of the pair whose curves are drawn: the first there is. */
const shownSeed = 0;
/** How many passes with dropout the band around the fitted function is made of. */
export const spreadPasses = 200;

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
function grownPair(table: DataTable, steps: number, pair: TrainedPair | null, item: ComparisonProgress): TrainedPair {
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

/** Why dropout (F13): two networks from one start, and the same over twenty seeds, on a connection beside the experiment. */
export const useWhyStore = defineStore('why', () => {
  const name = ref<BundledTableName>('noisy-curve');
  const dropProbability = ref('');
  const hiddenSize = ref('');
  const steps = ref('');
  const work = ref<'pair' | 'seeds' | null>(null);
  const error = shallowRef<LabError | null>(null);
  const pair = shallowRef<TrainedPair | null>(null);
  const spread = shallowRef<MonteCarloPrediction | null>(null);
  const seeds = shallowRef<readonly ComparedSeed[]>([]);
  const summary = shallowRef<ComparedSummary | null>(null);
  let connection: LabConnection | null = null;
  let cancelling: AbortController | null = null;

  watch(
    name,
    (chosen) => {
      const { hyperparameters, steps: count } = comparisonDefaults[chosen];
      dropProbability.value = String(hyperparameters.dropProbability);
      hiddenSize.value = String(hyperparameters.hiddenSize);
      steps.value = String(count);
    },
    { immediate: true },
  );

  const wrong = computed(() => {
    const p = typedNumber(dropProbability.value);
    const hidden = hyperparametersSchema.shape.hiddenSize.safeParse(typedNumber(hiddenSize.value));
    const count = typedNumber(steps.value);
    return {
      dropProbability: !(p > 0 && p < 1),
      hiddenSize: !hidden.success,
      steps: !(Number.isInteger(count) && count >= 1 && count <= comparisonLimits.steps),
    };
  });
  const isWrong = computed(() => Object.values(wrong.value).some(Boolean));

  async function connected(): Promise<LabConnection> {
    if (connection) return connection;
    const opened = await connectLab();
    opened.onClose(() => {
      if (connection === opened) connection = null;
    });
    return (connection = opened);
  }

  /** What is to be trained, as the fields are now. */
  function settings(table: DataTable) {
    const { validationShare, hyperparameters } = comparisonDefaults[name.value];
    return {
      table,
      validationShare,
      hyperparameters: {
        ...hyperparameters,
        dropProbability: typedNumber(dropProbability.value),
        hiddenSize: typedNumber(hiddenSize.value),
        batchSize: trainingRowCount({ table, validationShare }),
      },
      steps: typedNumber(steps.value),
    };
  }

  async function doWork(kind: 'pair' | 'seeds', task: (at: LabConnection, signal: AbortSignal) => Promise<void>) {
    if (work.value || isWrong.value) return;
    work.value = kind;
    error.value = null;
    const own = new AbortController();
    cancelling = own;
    try {
      await task(await connected(), own.signal);
    } catch (thrown) {
      if (!own.signal.aborted) error.value = asLabError(thrown);
    }
    cancelling = null;
    work.value = null;
  }

  /** The network with dropout once more, as an experiment of that connection: only an experiment can predict. */
  async function predictSpread(
    { client }: LabConnection,
    { table, validationShare, hyperparameters, steps: count }: ReturnType<typeof settings>,
    { inputs }: FittedFunctions,
    signal: AbortSignal,
  ): Promise<void> {
    const sizes = { inputSize: table.inputNames.length, outputSize: table.targetNames.length, seed: shownSeed };
    await client.startExperiment(
      {
        hyperparameters: { ...hyperparameters, ...sizes },
        data: { kind: 'table', table, validationShare },
        edits: [],
        completedSteps: count,
        backend: 'auto',
      },
      signal,
    );
    spread.value = await client.predictWithDropout(
      { completedSteps: count, inputs: inputs.slice(), passes: spreadPasses },
      signal,
    );
  }

  /** Both networks from one start; where there is one input, then the spread of many passes with dropout too. */
  const trainBoth = (): Promise<void> =>
    doWork('pair', async (at, signal) => {
      const chosen = settings(await at.client.bundledTable({ name: name.value }, signal));
      pair.value = null;
      spread.value = null;
      for await (const item of at.client.compareDropout({ ...chosen, seeds: [shownSeed] }, signal)) {
        pair.value = grownPair(chosen.table, chosen.steps, pair.value, item);
        if (item.finished && item.fitted) await predictSpread(at, chosen, item.fitted, signal);
      }
    });

  /** The same over the first twenty seeds. */
  const trainSeeds = (): Promise<void> =>
    doWork('seeds', async (at, signal) => {
      const chosen = settings(await at.client.bundledTable({ name: name.value }, signal));
      seeds.value = [];
      summary.value = null;
      for await (const item of at.client.compareDropout({ ...chosen, seeds: [...comparisonSeeds] }, signal)) {
        if (item.finished) seeds.value = [...seeds.value, item.finished];
        summary.value = item.summary;
      }
    });

  function cancel(): void {
    cancelling?.abort();
  }

  /** The screen is left: what was computed stays, the connection ends. */
  function close(): void {
    cancel();
    const before = connection;
    connection = null;
    before?.close();
  }

  watch([name, dropProbability, hiddenSize, steps], () => {
    // Results of other settings say nothing about the ones on screen.
    cancel();
    pair.value = null;
    spread.value = null;
    seeds.value = [];
    summary.value = null;
  });

  return {
    name,
    dropProbability,
    hiddenSize,
    steps,
    wrong,
    isWrong,
    work,
    error,
    pair,
    spread,
    seeds,
    summary,
    trainBoth,
    trainSeeds,
    cancel,
    close,
  };
});
