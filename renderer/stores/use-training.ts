import { ref, type Ref } from 'vue';
import type { LabClient } from '#shared/contract/lab-contract.ts';
import type { RecordedSteps, RunSteps, StepsPerSecond } from '#shared/contract/training-contract.ts';
import { useLabStore, type Turn } from './lab-store.ts';
import type { useShownSteps } from './shown-steps.ts';

/** How far to train, and how fast. */
export interface RunPlan {
  readonly count: number;
  readonly stepsPerSecond: StepsPerSecond;
}

/** What training changes of the experiment on screen. */
interface Trained extends Pick<ReturnType<typeof useShownSteps>, 'showMore'> {
  readonly stepMs: Ref<number | null>;
  readonly measureUpdate: (client: LabClient) => Promise<void>;
}

/** Steps that are recorded from the last one on, each in the turn of its request. */
export function useTraining({ stepMs, showMore, measureUpdate }: Trained) {
  const lab = useLabStore();
  const isRecording = ref(false);
  /** Whether it is a run, which may go on for hours, rather than some steps. */
  const isRunning = ref(false);

  /** Trains: the screen follows the steps of a stream as they arrive; `own` ends it. False when it did not come to its end. */
  async function follow<Steps extends RecordedSteps>(
    train: (...turn: Turn) => AsyncIterable<Steps> | readonly Steps[],
    onSteps: (steps: Steps) => void = () => undefined,
    own: AbortSignal | null = null,
  ): Promise<boolean> {
    const done = await lab.askLong(async (client, signal) => {
      isRecording.value = true;
      try {
        for await (const steps of train(client, signal)) {
          stepMs.value = steps.elapsedMs / steps.losses.length;
          showMore(steps.losses, steps.record);
          onSteps(steps);
        }
      } finally {
        isRecording.value = false;
        await measureUpdate(client);
      }
    }, own);
    return done !== null;
  }

  /** Trains `count` steps from the last one. */
  const recordSteps = (count: number): Promise<boolean> =>
    follow((client, signal) => client.recordSteps({ count }, signal));

  /**
   * Trains from the last step at a pace, until `own` ends it: as many steps as `plan` says when its turn has come, none for null.
   * `onSteps` is told what was measured of them.
   */
  function runSteps(
    plan: () => RunPlan | null,
    onSteps: (steps: RunSteps) => void,
    own: AbortSignal,
  ): Promise<boolean> {
    const train = (...[client, signal]: Turn) => {
      const planned = plan();
      return planned === null ? [] : running(client.run(planned, signal));
    };
    return follow(train, onSteps, own);
  }

  async function* running<Steps>(run: AsyncIterable<Steps>): AsyncGenerator<Steps> {
    isRunning.value = true;
    try {
      yield* run;
    } finally {
      isRunning.value = false;
    }
  }

  return { isRecording, isRunning, recordSteps, runSteps };
}
