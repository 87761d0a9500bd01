import { describe, expect, it } from 'vitest';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { Timeline } from '#core/timeline.ts';
import type { TrainingState } from '#core/training-state.ts';

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
  for (let step = 1; step <= steps; step += 1) line.add(step / 2, state(step));
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
    const { lossCurve } = timeline(1000);
    expect(lossCurve.steps).toBe(1000);
    expect([lossCurve.lastLoss(0), lossCurve.lastLoss(999)]).toEqual([0.5, 500]);
  });

  it('is cut at any step whose state it keeps, with the losses of a line that never went further', () => {
    for (const steps of [50, 8193, 16_390]) {
      const line = timeline(steps);
      for (const back of [0, 1, 2, 7, 32, 40]) {
        const last = line.latestUntil(steps - back);
        const copy = line.until(last, 300);
        expect(copy.lossCurve.data).toEqual(timeline(last.completedSteps).lossCurve.data);
      }
    }
  });

  it('has nothing before the start', () => {
    expect(() => timeline(3).latestUntil(-1)).toThrow(RangeError);
  });

  it('goes back on a copy and leaves the original as it is', () => {
    const line = timeline(3000);
    const copy = line.until(line.latestUntil(2990), 300);
    expect(copy.lossCurve.data.last).toEqual(line.lossCurve.data.last.slice(0, 2990));
    expect(copy.latestUntil(3000).completedSteps).toBe(2990);
    for (let step = 2991; step <= 4000; step += 1) copy.add(-1, state(step));
    expect(copy.lossCurve.lastLoss(2990)).toBe(-1);
    expect(line.lossCurve.lastLoss(2990)).toBe(2991 / 2);
    expect(line.latestUntil(4000).completedSteps).toBe(3000);
    expect(copy.latestUntil(1499).completedSteps).toBeGreaterThan(1490);
  });

  it('thins a copy out whose states have become larger', () => {
    const line = timeline(1000);
    expect(line.until(line.latestUntil(1000), 2 ** 20).size).toBeLessThan(120);
  });
});
