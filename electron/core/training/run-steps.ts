import type { RunSteps, TrainingMeasures } from '#shared/contract/training-contract.ts';
import { stepLayout } from '#shared/step-record.ts';
import type { Experiment } from '../experiment.ts';
import { recordSteps, type TrainingPace } from '../record-steps.ts';
import { evaluatedRows, measureStep } from './measure-step.ts';
import type { RunSpeed } from './run-speed.ts';

/** The shortest time between two measurements, in milliseconds. */
const measuringEveryMs = 100;
/** How many times as long as a measurement took the next one is waited for: measuring takes at most a twentieth of the time. */
const restAfterMeasuring = 20;

/**
 * Trains `count` steps of an experiment at a speed and measures some of them: the first and the last of the run, and of those
 * between as many as a twentieth of the time allows, ten a second at most.
 *
 * An abort is obeyed as `recordSteps` does; the last item then has no measures.
 */
export async function* runSteps(
  experiment: Experiment,
  count: number,
  speed: RunSpeed,
  signal: AbortSignal,
  pace: TrainingPace,
): AsyncGenerator<RunSteps, void, undefined> {
  const { hyperparameters, backend } = experiment;
  const layout = stepLayout(hyperparameters);
  const rows = evaluatedRows(experiment.data, hyperparameters);
  const end = experiment.completedSteps + count;
  let measureAt = Number.NEGATIVE_INFINITY;

  async function measure(step: number, data: Float32Array): Promise<TrainingMeasures | null> {
    if (step < end && pace.now() < measureAt) return null;
    // Measuring takes as long as some steps of a large network: a stop that has arrived meanwhile is handled before.
    await pace.yieldToEventLoop();
    if (signal.aborted) return null;
    const startedAt = pace.now();
    const settings = experiment.hyperparametersAt(step);
    const measuring = measureStep({ step, layout, data }, settings, backend, rows, signal, pace);
    const measures = await measuring.catch((thrown: unknown) => {
      if (signal.aborted) return null;
      throw thrown;
    });
    const now = pace.now();
    measureAt = Math.max(startedAt + measuringEveryMs, now + restAfterMeasuring * (now - startedAt));
    return measures;
  }

  for await (const item of recordSteps(experiment, count, signal, pace, speed)) {
    yield { ...item, measures: await measure(item.firstStep + item.losses.length - 1, item.record) };
  }
}
