import { defineStore, storeToRefs } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { stepsPerEpoch } from '#shared/batches.ts';
import type {
  MonteCarloPrediction,
  RunSteps,
  StepsPerSecond,
  TrainingMeasures,
} from '#shared/contract/training-contract.ts';
import type { HyperparameterChanges } from '#shared/edits.ts';
import { mostCompletedSteps } from '#shared/experiment/experiment-state.ts';
import { lossColumns, type LossColumn } from '../../charts/loss-columns.ts';
import { useExperimentStore } from '../../stores/experiment-store.ts';
import { useLabStore } from '../../stores/lab-store.ts';
import { useViewChoices } from '../../stores/view-choices.ts';
import { MeasuredSpeed } from './measured-speed.ts';
import { firstChangedStep, withMeasures } from './measured-steps.ts';

/** Charts are drawn again at most 15 times a second. */
const pictureMs = 66;
/** How many passes a Monte Carlo prediction of the present batch takes. */
export const predictionPasses = 1000;

/** What the charts show: taken from the run at a calm pace. */
export interface RunPicture {
  readonly steps: number;
  readonly losses: readonly LossColumn[];
  readonly measures: readonly TrainingMeasures[];
}

/** The prediction with the steps it was made after. */
export interface RunPrediction {
  readonly completedSteps: number;
  readonly value: MonteCarloPrediction;
}

/** The present experiment trained towards a goal. A pause keeps the goal, a stop forgets it; the steps done stay done. */
export const useRunStore = defineStore('run', () => {
  const experiment = useExperimentStore();
  const lab = useLabStore();
  const { completedSteps, lossCurve, edits, startHyperparameters, data } = storeToRefs(experiment);
  const isOpen = ref(false);
  const { runAmount: amount, runUnit: unit, runPace: pace } = storeToRefs(useViewChoices());
  const isRunning = ref(false);
  /** Where the run began and where it is to end; null: no run is under way, nor paused. */
  const goal = shallowRef<{ readonly from: number; readonly to: number } | null>(null);
  const measures = shallowRef<readonly TrainingMeasures[]>([]);
  const picture = shallowRef<RunPicture>({ steps: 0, losses: [], measures: [] });
  const perSecond = ref<number | null>(null);
  const prediction = shallowRef<RunPrediction | null>(null);
  const speed = new MeasuredSpeed();
  let running: Promise<unknown> = Promise.resolve();
  let pausing: AbortController | null = null;

  const epochSteps = computed(() => stepsPerEpoch(data.value, startHyperparameters.value));
  /** How many steps were asked for; null where what was typed is no such number. */
  const wantedSteps = computed(() => {
    if (!/^\d+$/.test(amount.value.trim())) return null;
    const steps = Number(amount.value) * (unit.value === 'epochs' ? epochSteps.value : 1);
    return steps >= 1 && completedSteps.value + steps <= mostCompletedSteps ? steps : null;
  });
  const isPaused = computed(() => goal.value !== null && !isRunning.value);
  const remainingSeconds = computed(() => {
    if (!goal.value || !isRunning.value || !perSecond.value) return null;
    return (goal.value.to - picture.value.steps) / perSecond.value;
  });

  let timer: ReturnType<typeof setTimeout> | undefined;

  function draw(): void {
    timer = undefined;
    picture.value = { steps: completedSteps.value, losses: lossColumns(lossCurve.value), measures: measures.value };
    perSecond.value = isRunning.value ? speed.perSecond : null;
  }

  /** What nobody looks at is not drawn. */
  function drawSoon(): void {
    if (isOpen.value) timer ??= setTimeout(draw, pictureMs);
  }

  function follow(steps: RunSteps): void {
    speed.add(performance.now(), completedSteps.value);
    if (steps.measures) measures.value = withMeasures(measures.value, steps.measures);
    drawSoon();
  }

  function isReached(): boolean {
    return goal.value !== null && completedSteps.value >= goal.value.to;
  }

  /** Trains on until the goal is reached or the run is paused: from where the experiment is when its turn has come. */
  async function train(towards: () => number | null): Promise<void> {
    if (isRunning.value) return;
    const own = new AbortController();
    pausing = own;
    isRunning.value = true;
    running = experiment.runSteps(
      () => {
        const to = towards();
        if (to === null || to <= completedSteps.value) return null;
        speed.restart(performance.now(), completedSteps.value);
        return { count: to - completedSteps.value, stepsPerSecond: pace.value };
      },
      follow,
      own.signal,
    );
    await running;
    isRunning.value = false;
    if (isReached()) goal.value = null;
    drawSoon();
  }

  /** Trains as many steps as are wanted now. */
  async function start(): Promise<void> {
    const steps = wantedSteps.value;
    if (steps === null) return;
    await train(() => {
      goal.value = { from: completedSteps.value, to: completedSteps.value + steps };
      return goal.value.to;
    });
  }

  const resume = (): Promise<void> => train(() => goal.value?.to ?? null);

  function pause(): void {
    pausing?.abort();
  }

  function stop(): void {
    pause();
    goal.value = null;
  }

  async function setPace(next: StepsPerSecond): Promise<void> {
    pace.value = next;
    if (!isRunning.value) return;
    speed.restart(performance.now(), completedSteps.value);
    // A connection that ended in between says so itself.
    await lab.connection?.client.setPace({ stepsPerSecond: next }).catch(() => undefined);
  }

  /** Another learning rate or drop probability from the next step on; a run goes on with it. */
  async function changeHyperparameters(changes: HyperparameterChanges): Promise<boolean> {
    const wasRunning = isRunning.value;
    pause();
    await running;
    const isChanged = await experiment.changeFromNextStep(changes);
    if (wasRunning) void resume();
    return isChanged;
  }

  /** Monte Carlo dropout on the batch of the last step. */
  async function predict(): Promise<void> {
    await lab.ask(async (client, signal) => {
      const steps = completedSteps.value;
      const asked = { completedSteps: steps, inputs: null, passes: predictionPasses };
      prediction.value = { completedSteps: steps, value: await client.predictWithDropout(asked, signal) };
    });
  }

  /** Measures stay as far as the steps they are of do. */
  function keepMeasuresBefore(step: number): void {
    measures.value = measures.value.filter((measured) => measured.step < step);
    if (goal.value && completedSteps.value < goal.value.from) goal.value = null;
  }
  watch(lossCurve, drawSoon);
  watch(isOpen, (open) => {
    if (open) draw();
  });
  watch(
    [startHyperparameters, data],
    () => {
      measures.value = [];
      goal.value = null;
      prediction.value = null;
    },
    { flush: 'sync' },
  );
  watch(
    edits,
    (after, before) => {
      keepMeasuresBefore(firstChangedStep(before, after));
      prediction.value = null;
    },
    { flush: 'sync' },
  );
  // Another curve object: the experiment was computed again, perhaps to fewer steps.
  watch(
    () => lossCurve.value,
    () => {
      keepMeasuresBefore(completedSteps.value + 1);
      if (prediction.value && prediction.value.completedSteps > completedSteps.value) prediction.value = null;
    },
    { flush: 'sync' },
  );

  return {
    isOpen,
    unit,
    amount,
    wantedSteps,
    epochSteps,
    pace,
    goal,
    isRunning,
    isPaused,
    picture,
    perSecond,
    remainingSeconds,
    prediction,
    start,
    pause,
    resume,
    stop,
    setPace,
    changeHyperparameters,
    predict,
  };
});
