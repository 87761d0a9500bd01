import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { Experiment } from '#core/experiment.ts';
import { trainUntil } from '#core/record-steps.ts';
import type { BackendName } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import type { LessonContext } from '#shared/lessons/answers/verdict.ts';
import { stepLayout } from '#shared/step-record.ts';

/** The steps of an experiment that answers were given at, computed anew and kept; nothing is taken from what a file recorded. */
export class StepReplay {
  readonly #state: ExperimentState;
  readonly backend: BackendName;
  readonly #steps = new Map<number, LessonContext>();
  #experiment: Experiment | null = null;

  /** @param backend one that is loaded. */
  constructor(state: ExperimentState, backend: BackendName) {
    this.#state = state;
    this.backend = backend;
  }

  /**
   * A step as answers are judged by it. Before the first step a student can only say what the first will give.
   * @throws LabError where the data or the edits do not fit, or the engine refuses.
   */
  async at(step: number): Promise<LessonContext> {
    const wanted = Math.max(1, step);
    const known = this.#steps.get(wanted);
    if (known !== undefined) return known;
    this.#experiment ??= Experiment.begin(this.#state, this.backend);
    const trainer =
      wanted > this.#experiment.completedSteps ? this.#experiment : this.#experiment.trainerBefore(wanted);
    await trainUntil(trainer, wanted, new AbortController().signal, nodeEngine.pace);
    const layout = stepLayout(this.#experiment.startHyperparameters);
    const record = { layout, data: trainer.record ?? new Float32Array(layout.length), step: wanted };
    const context = { record, settings: this.#experiment.hyperparametersAt(wanted) };
    this.#steps.set(wanted, context);
    return context;
  }
}
