import { describe, expect, it } from 'vitest';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { Timeline } from '#core/timeline.ts';
import type { TrainingState } from '#core/trainer.ts';

const generator = TorchGenerator.fromSeed(1);
const state = (completedSteps: number): TrainingState => ({
  completedSteps,
  generator,
  parameters: new Float32Array(0),
  lockedMask: null,
  epochOrder: null,
  optimizerState: null,
});

function timeline(steps: number, bytesOfState = 300): Timeline {
  const line = new Timeline(state(0), bytesOfState);
  for (let step = 1; step <= steps; step += 1) line.add(state(step), step / 2);
  return line;
}

describe('Timeline', () => {
  it('keeps at most 1,033 states, and one near any step, however many steps there are', () => {
    for (const steps of [0, 1, 999, 1000, 1001, 100_000]) {
      const line = timeline(steps);
      expect(line.size).toBeLessThanOrEqual(1033);
      const gap = Math.max(1, steps / 500);
      for (let step = 0; step <= steps; step += 97) {
        const { completedSteps } = line.latestUntil(step);
        expect(completedSteps).toBeLessThanOrEqual(step);
        expect(step - completedSteps).toBeLessThan(gap);
      }
    }
  });

  it('keeps the states of the latest 33 steps', () => {
    const line = timeline(50_001);
    for (let step = 50_001; step > 50_001 - 33; step -= 1) expect(line.latestUntil(step).completedSteps).toBe(step);
  });

  it('keeps fewer states when each is large', () => {
    const bytes = 4 * 2 ** 20;
    const line = timeline(5000, bytes);
    expect(line.size * bytes).toBeLessThanOrEqual(96 * 2 ** 20);
    expect(line.latestUntil(4999).completedSteps).toBe(4999);
    expect(line.latestUntil(0).completedSteps).toBe(0);
  });

  it('holds the loss of every step', () => {
    const { losses } = timeline(1000);
    expect(losses).toHaveLength(1000);
    expect([losses[0], losses[999]]).toEqual([0.5, 500]);
  });

  it('has nothing before the start', () => {
    expect(() => timeline(3).latestUntil(-1)).toThrow(RangeError);
  });

  it('goes back on a copy and leaves the original as it is', () => {
    const line = timeline(3000);
    const copy = line.until(line.latestUntil(2990), 300);
    expect(copy.losses).toEqual(line.losses.slice(0, 2990));
    expect(copy.latestUntil(3000).completedSteps).toBe(2990);
    for (let step = 2991; step <= 4000; step += 1) copy.add(state(step), -1);
    expect(copy.losses[2990]).toBe(-1);
    expect(line.losses[2990]).toBe(2991 / 2);
    expect(line.latestUntil(4000).completedSteps).toBe(3000);
    expect(copy.latestUntil(1499).completedSteps).toBeGreaterThan(1490);
  });

  it('thins a copy out whose states have become larger', () => {
    const line = timeline(1000);
    expect(line.until(line.latestUntil(1000), 2 ** 20).size).toBeLessThan(120);
  });
});
