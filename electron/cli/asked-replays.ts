import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { replayBackend } from '#core/experiments/check-experiment.ts';
import type { BackendChoice, UsedEngine } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { StepReplay } from './step-replay.ts';

/** Of a class with a seed each, no more replays than these are kept. */
const mostReplays = 16;

/** The experiment that was asked for, by its seed and engine, replayed once for the whole class. */
export class AskedReplays {
  readonly #choice: BackendChoice;
  readonly #replays = new Map<string, StepReplay>();

  constructor(choice: BackendChoice) {
    this.#choice = choice;
  }

  /**
   * The experiment with the seed of `state`, as `check` would replay it for a file that engine recorded.
   * @param state differs from that of other calls by its seed alone.
   */
  async of(state: ExperimentState, recordedBy: UsedEngine | null): Promise<StepReplay> {
    const { hyperparameters } = state;
    const backend = await replayBackend(recordedBy, hyperparameters, this.#choice, nodeEngine);
    const key = `${hyperparameters.seed} ${backend}`;
    const replay = this.#replays.get(key) ?? new StepReplay(state, backend);
    this.#replays.delete(key);
    this.#replays.set(key, replay);
    const [oldest] = this.#replays.keys();
    if (this.#replays.size > mostReplays && oldest !== undefined) this.#replays.delete(oldest);
    return replay;
  }
}
