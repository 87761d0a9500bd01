import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import { comparisonSeeds } from '#shared/comparison-defaults.ts';
import type {
  ComparedSeed,
  ComparedSummary,
  FittedFunctions,
  MonteCarloPrediction,
} from '#shared/contract/training-contract.ts';
import type { DataTable } from '#shared/data-source.ts';
import { asLabError, type LabError } from '#shared/lab-error.ts';
import type { LabConnection } from '../../client/connect-lab.ts';
import { SideConnection } from './side-connection.ts';
import { grownPair, type TrainedPair } from './trained-pair.ts';
import { useWhySettings, type WhySettings } from './why-settings.ts';

/** The seed of the pair whose curves are drawn: the first there is. */
const shownSeed = 0;
/** How many passes with dropout the band around the fitted function is made of. */
export const spreadPasses = 200;

/** Why dropout: two networks from one start, and the same over twenty seeds, on a connection beside the experiment. */
export const useWhyStore = defineStore('why', () => {
  const { settings, ...fields } = useWhySettings();
  const { name, dropProbability, hiddenSize, steps, isWrong } = fields;
  /** The data, where they can be drawn before anything is trained. */
  const table = shallowRef<DataTable | null>(null);
  const work = ref<'pair' | 'seeds' | null>(null);
  const error = shallowRef<LabError | null>(null);
  const pair = shallowRef<TrainedPair | null>(null);
  const spread = shallowRef<MonteCarloPrediction | null>(null);
  const seeds = shallowRef<readonly ComparedSeed[]>([]);
  const summary = shallowRef<ComparedSummary | null>(null);
  let isOpen = false;
  const connection = new SideConnection();
  let cancelling: AbortController | null = null;

  async function doWork(kind: 'pair' | 'seeds', task: (at: LabConnection, signal: AbortSignal) => Promise<void>) {
    if (work.value || isWrong.value) return;
    work.value = kind;
    error.value = null;
    const own = new AbortController();
    cancelling = own;
    try {
      await task(await connection.get(), own.signal);
    } catch (thrown) {
      if (!own.signal.aborted) error.value = asLabError(thrown);
    }
    cancelling = null;
    work.value = null;
  }

  /** The network with dropout once more, as an experiment of that connection: only an experiment can predict. */
  async function predictSpread(
    { client }: LabConnection,
    { table: data, validationShare, hyperparameters, steps: count }: WhySettings,
    { inputs }: FittedFunctions,
    signal: AbortSignal,
  ): Promise<void> {
    const sizes = { inputSize: data.inputNames.length, outputSize: data.targetNames.length, seed: shownSeed };
    await client.startExperiment(
      {
        hyperparameters: { ...hyperparameters, ...sizes },
        data: { kind: 'table', table: data, validationShare },
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

  /** Fetches the data to look at; without them there is less to see before something is trained, and nothing else. */
  async function look(): Promise<void> {
    const wanted = name.value;
    const found = await connection
      .get()
      .then(({ client }) => client.bundledTable({ name: wanted }))
      .catch(() => null);
    if (name.value === wanted) table.value = found;
  }

  /** The screen is opened. */
  function open(): void {
    isOpen = true;
    void look();
  }

  /** The screen is left: what was computed stays, the connection ends. */
  function close(): void {
    isOpen = false;
    cancel();
    connection.close();
  }

  watch([name, dropProbability, hiddenSize, steps], () => {
    // Results of other settings say nothing about the ones on screen.
    cancel();
    pair.value = null;
    spread.value = null;
    seeds.value = [];
    summary.value = null;
  });

  watch(name, () => {
    table.value = null;
    if (isOpen) void look();
  });

  return {
    ...fields,
    table,
    work,
    error,
    pair,
    spread,
    seeds,
    summary,
    trainBoth,
    trainSeeds,
    cancel,
    open,
    close,
  };
});
