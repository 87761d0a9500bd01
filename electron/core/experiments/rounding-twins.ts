import type { BackendName } from '#shared/engine.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { drawExperimentStart } from '../experiment-start.ts';
import { EditPlan } from '../edit-plan.ts';
import { derivedGenerator } from '../random/derived-generator.ts';
import type { TorchGenerator } from '../random/torch-generator.ts';
import { Trainer } from '../trainer.ts';
import type { TrainingState } from '../training-state.ts';

/** Pairs of twins: the two of a pair are moved by the same amounts to opposite sides, so that at a kink one of them crosses it. */
const pairs = 3;

/** The most a parameter is moved by for a step, relatively: a few roundings of float32, as the sums of a forward pass have. */
const largestMove = 2 ** -22;

/**
 * One of the runs beside the replay. For every step its parameters are moved by about a rounding, and back afterwards: what stays is
 * what that did to the gradients.
 */
class RoundingTwin {
  readonly #side: 1 | -1;
  readonly #generator: TorchGenerator;
  #state: TrainingState;

  constructor(side: 1 | -1, generator: TorchGenerator, start: TrainingState) {
    this.#side = side;
    this.#generator = generator;
    this.#state = start;
  }

  /** Does the next step, by a trainer that stands where it is told to; returns its record. */
  step(trainerAt: (state: TrainingState) => Trainer): Float32Array {
    const { parameters } = this.#state;
    const moved = this.#moved(parameters);
    const trainer = trainerAt({ ...this.#state, parameters: moved });
    trainer.train(() => false);
    const left = trainer.state;
    const movedBack = left.parameters.map((value, index) => value - ((moved[index] ?? 0) - (parameters[index] ?? 0)));
    this.#state = { ...left, parameters: movedBack };
    return recordOf(trainer);
  }

  #moved(parameters: Float32Array): Float32Array {
    const share = () => (2 * this.#generator.uniform24() - 1) * largestMove * this.#side;
    return parameters.map((value) => value + value * share());
  }
}

function recordOf({ record }: Trainer): Float32Array {
  if (record === null) throw new RangeError('a step without a record');
  return record;
}

/** One step of the replay and of its twins, packed by `stepLayout`. */
export interface TwinStep {
  readonly step: number;
  readonly replay: Float32Array;
  readonly twins: readonly Float32Array[];
}

/**
 * Replays an experiment beside twins that round otherwise, step by step, always the same ones. What the twins have in common with the
 * replay, any engine has that computes as it should; where they part from it, another engine may.
 * @param last the last step that is done.
 */
export function* roundingTwins(
  { hyperparameters, data, edits }: ExperimentState,
  backend: BackendName,
  last: number,
): Generator<TwinStep, void, undefined> {
  const start = drawExperimentStart(hyperparameters, data);
  const plan = new EditPlan(edits, hyperparameters, data);
  const trainerAt = (state?: TrainingState) => new Trainer(hyperparameters, backend, start, plan, state);
  const replay = trainerAt();
  const twins = Array.from({ length: 2 * pairs }, (_, index) => {
    const generator = derivedGenerator(hyperparameters.seed, 'rounding', Math.floor(index / 2));
    return new RoundingTwin(index % 2 === 0 ? 1 : -1, generator, replay.state);
  });
  for (let step = 1; step <= last; step += 1) {
    replay.train(() => false);
    yield { step, replay: recordOf(replay), twins: twins.map((twin) => twin.step(trainerAt)) };
  }
}
