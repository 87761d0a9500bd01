import { loomColumnIds } from '#renderer/formulas/tensor-looks.ts';
// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { focusOf, loomEntries, loomEntryOf } from '#renderer/components/loom/loom-columns.ts';
import { loomLayout, type LoomFrame } from '#renderer/components/loom/loom-layout.ts';
import { lectureHyperparameters, limits } from '#shared/hyperparameters.ts';

const tensors = loomEntries.flatMap((entry) => entry.tensors);

/** Mostly small networks, as in a lesson, but anything up to the limits. */
function size(maximum: number) {
  return fc.oneof(fc.integer({ min: 1, max: Math.min(maximum, 20) }), fc.integer({ min: 1, max: maximum }));
}

const frames: fc.Arbitrary<LoomFrame> = fc
  .record({
    width: fc.integer({ min: 984, max: 1580 }),
    height: fc.integer({ min: 400, max: 1100 }),
    sizes: fc.record({
      inputSize: size(limits.inputSize.maximum),
      hiddenSize: size(limits.hiddenSize.maximum),
      outputSize: size(limits.outputSize.maximum),
      batchSize: size(limits.batchSize.maximum),
    }),
    selected: fc.constantFrom(null, ...tensors),
    wideMask: fc.boolean(),
  })
  .map(({ selected, ...frame }) => ({
    ...frame,
    focus: selected === null ? [] : focusOf(selected),
    activeLane: selected === null ? null : (loomEntryOf(selected)?.lane ?? null),
  }));

const lecture = (frame: Partial<LoomFrame> = {}) =>
  loomLayout({
    width: 1100,
    height: 700,
    sizes: lectureHyperparameters,
    focus: focusOf('dropped'),
    activeLane: 'forward',
    wideMask: false,
    ...frame,
  });

describe('the columns of the loom', () => {
  it('never overlap and leave at least 6 px between them', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const { columns } = loomLayout(frame);
        loomColumnIds.slice(1).forEach((id, index) => {
          const left = columns[loomColumnIds[index] ?? 'x'];
          expect(columns[id].x).toBeGreaterThanOrEqual(left.x + left.width + 6 - 1e-6);
        });
      }),
      { seed: 16, numRuns: 500 },
    );
  });

  it('leave room for their heads in a network of single units', () => {
    const sizes = { inputSize: 1, hiddenSize: 1, outputSize: 1, batchSize: 8 };
    const { columns } = lecture({ sizes });
    const starts = loomColumnIds.map((id) => columns[id].x);
    starts.slice(1).forEach((start, index) => {
      expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(37.9);
    });
  });

  it('stay inside the frame, whatever the network and the selected tensor', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const { columns } = loomLayout(frame);
        expect(columns.loss.x + columns.loss.width).toBeLessThanOrEqual(frame.width + 1e-6);
      }),
      { seed: 17, numRuns: 500 },
    );
  });

  it.each(tensors)('stay inside the frame at every width for the lecture’s network when %s is selected', (name) => {
    for (let width = 984; width <= 1580; width += 1) {
      const { columns } = lecture({ width, focus: focusOf(name) });
      expect(columns.x.x).toBeGreaterThanOrEqual(0);
      expect(columns.loss.x + columns.loss.width).toBeLessThanOrEqual(width + 1e-6);
    }
  });

  it('are wide enough for what stands in them', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const { columns } = loomLayout(frame);
        const { inputSize, hiddenSize, outputSize } = frame.sizes;
        const cells = { x: inputSize, preActivation: hiddenSize, mask: hiddenSize, output: 2 * outputSize };
        for (const id of ['x', 'preActivation', 'mask', 'output'] as const) {
          expect(columns[id].cellWidth).toBeGreaterThan(0);
          expect(columns[id].width).toBeGreaterThanOrEqual(cells[id] * columns[id].cellWidth - 1e-6);
        }
      }),
      { seed: 18 },
    );
  });

  it.each(tensors)('have room for the two digits of every cell at 984 px when %s is selected', (name) => {
    const { columns } = lecture({ width: 984, height: 608, focus: focusOf(name) });
    for (const id of focusOf(name)) {
      // The mask needs one digit or a cross.
      expect(columns[id].cellWidth, id).toBeGreaterThanOrEqual(id === 'mask' ? 11 : 22);
    }
  });

  it('in focus are the ones asked for', () => {
    const { columns } = lecture();
    expect(loomColumnIds.filter((id) => columns[id].focus)).toEqual(['hidden', 'mask', 'dropped']);
  });

  it('end, for the line of a sample, behind y', () => {
    const { columns, right } = lecture();
    expect(right).toBe(columns.output.x + columns.output.width);
    expect(right).toBeLessThan(columns.loss.x);
  });
});

describe('the lanes of the loom', () => {
  it('have rows that do not overlap and fit the height', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const { forward, backward } = loomLayout(frame).lanes;
        for (const lane of [forward, backward]) {
          expect(lane.rowHeight).toBeGreaterThan(0);
          expect(lane.rowsHeight).toBeCloseTo(lane.rowHeight * frame.sizes.batchSize, 6);
          expect(lane.rowsTop).toBeGreaterThan(lane.top);
        }
        expect(forward.rowsTop + forward.rowsHeight).toBeLessThanOrEqual(backward.top);
        expect(backward.rowsTop + backward.rowsHeight).toBeLessThanOrEqual(frame.height + 1e-6);
      }),
      { seed: 19, numRuns: 500 },
    );
  });

  it('share the height for the one that is active', () => {
    const { forward, backward } = lecture().lanes;
    expect(forward.rowHeight).toBeGreaterThan(2 * backward.rowHeight);
    const turned = lecture({ activeLane: 'backward' }).lanes;
    expect(turned.backward.rowHeight).toBe(forward.rowHeight);
    expect(turned.forward.rowHeight).toBe(backward.rowHeight);
  });

  it('have room for digits in the active rows of the lecture at both sizes of the design', () => {
    expect(lecture().lanes.forward.rowHeight).toBeGreaterThanOrEqual(22);
    expect(lecture({ width: 984, height: 608 }).lanes.forward.rowHeight).toBeGreaterThanOrEqual(18);
  });

  it('are alike when both are folded, and lower than before', () => {
    const { forward, backward } = lecture({ height: 300, focus: [], activeLane: null }).lanes;
    expect(forward.rowHeight).toBe(backward.rowHeight);
    expect(forward.rowHeight).toBeLessThanOrEqual(12);
    expect(backward.rowsTop + backward.rowsHeight).toBeLessThanOrEqual(300);
  });
});
