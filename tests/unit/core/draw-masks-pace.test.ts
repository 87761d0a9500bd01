import { describe, expect, it } from 'vitest';
import { drawMasks } from '#core/expectation/draw-masks.ts';
import type { MaskedLayer } from '#core/expectation/masked-layer.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import type { TrainingPace } from '#core/record-steps.ts';
import type { DrawnMasks } from '#shared/contract/lab-contract.ts';
import { layerByHand as byHand } from './layer-by-hand.ts';
import { paceByLooks } from './pace-by-looks.ts';
import { all, never } from './started-service.ts';

describe('the pace of drawMasks', () => {
  const drawn = (count: number, pace: TrainingPace, signal: AbortSignal, layer = byHand) =>
    drawMasks(layer, { sample: 0, unit: 0, output: 0 }, count, TorchGenerator.fromSeed(1), signal, pace);

  /** Every number of masks at which the means are reported however fast they come: while the clock stands still. */
  async function milestones(count: number): Promise<Set<number>> {
    const standing = { ...paceByLooks().pace, now: () => 0 };
    return new Set((await all(drawn(count, standing, never))).map((item) => item.drawn));
  }

  it('reports at every milestone, ten from the first ten masks and one each tenth after them', async () => {
    const { pace } = paceByLooks();
    const reported = new Set((await all(drawn(1000, pace, never))).map((item) => item.drawn));
    for (const milestone of await milestones(1000)) expect(reported).toContain(milestone);
    expect([...(await milestones(19))]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19]);
    expect((await milestones(100_000)).size).toBeLessThan(120);
  });

  it('yields after every burst and reports at milestones, between them at most once a frame, and in the end', async () => {
    const { pace, yields, now } = paceByLooks();
    const items: { at: number; item: DrawnMasks }[] = [];
    for await (const item of drawn(400_001, pace, never)) items.push({ at: now(), item });
    expect(items.at(-1)?.item.drawn).toBe(400_001);
    expect(items.length).toBeGreaterThan(5);
    const always = await milestones(400_001);
    const frames = items.slice(0, -1).filter(({ item }) => !always.has(item.drawn));
    frames.slice(1).forEach(({ at }, index) => expect(at - (frames[index]?.at ?? 0)).toBeGreaterThanOrEqual(16));
    yields.at.slice(1).forEach((at, index) => expect(at - (yields.at[index] ?? 0)).toBeLessThanOrEqual(14));
    expect(yields.at.length).toBeGreaterThan(20);
  });

  it('yields within one mask of a large net', async () => {
    const { pace, yields } = paceByLooks();
    const [batchSize, hiddenSize] = [64, 1024];
    const large: MaskedLayer = {
      ...byHand,
      batchSize,
      hiddenSize,
      hidden: new Float32Array(batchSize * hiddenSize).fill(1),
      weight: new Float64Array(hiddenSize).fill(1),
      targets: Array.from({ length: batchSize }, () => new Float32Array(1)),
    };
    expect(await all(drawn(3, pace, never, large))).not.toHaveLength(0);
    expect(yields.at.length).toBeGreaterThan(5);
  });

  it('reports on an abort what was drawn until then, and ends', async () => {
    const { pace, yields } = paceByLooks();
    const abort = new AbortController();
    yields.listener = () => {
      if (yields.at.length === 2) abort.abort();
    };
    const items = await all(drawn(1_000_000, pace, abort.signal));
    const last = items.at(-1)?.drawn ?? 0;
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(200_000);
    expect(await all(drawn(10, pace, AbortSignal.abort()))).toEqual([]);
  });
});
