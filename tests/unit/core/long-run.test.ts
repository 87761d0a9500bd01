import { describe, expect, it } from 'vitest';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { Timeline } from '#core/timeline.ts';
import type { TrainingState } from '#core/training-state.ts';
import { mostBuckets } from '#shared/loss-curve.ts';
import { createLabService } from './node-lab.ts';
import { all, lecture, never } from './started-service.ts';

describe('ten million steps', () => {
  it('keep no more states and losses than a thousand do', { timeout: 60_000 }, () => {
    const generator = TorchGenerator.fromSeed(1);
    const stateOf = (completedSteps: number): TrainingState => ({
      completedSteps,
      generator,
      parameters: new Float32Array(71),
      lockedMask: null,
      epochOrder: null,
      optimizerState: null,
    });
    const line = new Timeline(stateOf(0), 284);
    // As a run adds them: the state is known at the end of a burst and where a checkpoint is wanted.
    for (let step = 1; step <= 10_000_000; step += 1) {
      const isKnown = step % 50 === 0 || line.wantsState(step);
      line.add(step, isKnown ? stateOf(step) : null);
    }
    expect(line.size).toBeLessThanOrEqual(1033);
    expect(line.lossCurve.data.last.length).toBeLessThanOrEqual(mostBuckets);
    for (const step of [1, 123_456, 9_999_949]) {
      expect(step - line.latestUntil(step).completedSteps).toBeLessThanOrEqual(10_000_000 / 500);
    }
    expect(line.latestUntil(10_000_000).completedSteps).toBe(10_000_000);
  });
});

describe('a long run', () => {
  it('does not grow: 60,000 steps after the first 30,000', { timeout: 120_000 }, async () => {
    const service = createLabService();
    await service.startExperiment(lecture, never);
    const run = async (count: number) => {
      for await (const item of service.run({ count, stepsPerSecond: null }, never)) {
        expect(item.losses.length).toBeLessThan(2000);
      }
      global.gc?.();
      return process.memoryUsage();
    };
    await run(30_000);
    const before = await run(1);
    const after = await run(60_000);
    // Without a collection on request the heap has garbage in it; arrays outside the heap are freed with it.
    expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(48 * 2 ** 20);
    const [last] = await all(service.run({ count: 1, stepsPerSecond: null }, never));
    expect(last?.firstStep).toBe(90_002);
  });
});
