import { drawExperimentStart } from '#core/experiment-start.ts';
import { Trainer } from '#core/trainer.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { inRounds, median } from './rounds.js';

/** Something whose steps are timed against those of others. */
export interface Contender {
  readonly name: string;
  /** Mean microseconds of one of `steps` steps done in one go. */
  readonly time: (steps: number) => number | Promise<number>;
}

/** A contender and its microseconds a step, round by round. */
export interface Timed {
  readonly name: string;
  readonly microseconds: readonly number[];
}

/** A trainer as a contender: every step is recorded, or only the last. */
export function trainerContender(backend: BackendName, settings: Hyperparameters, recorded: boolean): Contender {
  const trainer = new Trainer(settings, backend, drawExperimentStart(settings));
  return {
    name: backend,
    time(steps) {
      let left = steps;
      const goOn = () => (left -= 1) > 0;
      const startedAt = performance.now();
      if (recorded) trainer.trainRecorded(goOn);
      else trainer.train(goOn);
      return ((performance.now() - startedAt) / steps) * 1000;
    },
  };
}

/** How many steps are done before anything is timed, and how many batches of how many steps make a round. */
export interface Amounts {
  readonly warmUp: number;
  readonly batches: number;
  readonly steps: number;
}

/**
 * Times contenders in turns, batch by batch: what another program takes away for a while, it takes from all of them, and what it
 * takes from a batch does not spoil the round, which is the median of its batches.
 */
export async function timeInTurns(contenders: readonly Contender[], amounts: Amounts): Promise<readonly Timed[]> {
  // In turns, too: the backends share TensorFlow.js's code, and each that starts makes V8 compile it for the others once more.
  for (let turn = 0; turn < 4; turn += 1) for (const { time } of contenders) await time(amounts.warmUp / 4);
  const medians = await inRounds(async () => {
    const batches: number[][] = contenders.map(() => []);
    for (let batch = 0; batch < amounts.batches; batch += 1) {
      for (const [index, { time }] of contenders.entries()) batches[index]?.push(await time(amounts.steps));
    }
    return batches.map(median);
  });
  return contenders.map(({ name }, index) => ({
    name,
    microseconds: medians.map((round) => round[index] ?? Number.NaN),
  }));
}

/** The median over the rounds of one's time divided by the other's. */
export function ratio(ours: Timed, theirs: Timed): number {
  return median(ours.microseconds.map((us, round) => us / (theirs.microseconds[round] ?? Number.NaN)));
}

/** The one with the shortest steps; undefined when there is none. */
export function fastest(among: readonly Timed[]): Timed | undefined {
  return [...among].sort((a, b) => median(a.microseconds) - median(b.microseconds))[0];
}

/** `wasm 74 us, cpu 61 us` */
export function figures(timed: readonly Timed[]): string {
  return timed.map(({ name, microseconds }) => `${name} ${median(microseconds).toFixed(0)} us`).join(', ');
}
