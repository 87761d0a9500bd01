import { describe, expect, it } from 'vitest';
import { tf } from '#core/backend.ts';
import { changeMask } from '#core/changed-mask.ts';
import { EditPlan } from '#core/edit-plan.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { drawMask } from '#core/network/dropout.ts';
import { derivedGenerator } from '#core/random/derived-generator.ts';
import { TorchGenerator } from '#core/random/torch-generator.ts';
import { rand } from '#core/random/uniform.ts';
import { Trainer } from '#core/trainer.ts';
import type { Edit } from '#shared/edits.ts';
import { dropoutLayers, lectureHyperparameters as lecture, type Hyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, tensorMatrix } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { describeEachBackend } from './each-backend.ts';

const value = (step: number, tensor: 'x' | 'fc1.weight', column: number, to: number): Edit => ({
  kind: 'value',
  step,
  tensor,
  row: 0,
  column,
  value: to,
});
const cell = (step: number, sample: number, unit: number, kept: boolean): Edit => ({
  kind: 'mask-cell',
  step,
  sample,
  unit,
  kept,
});
const lock = (step: number, locked = true): Edit => ({ kind: 'mask-lock', step, locked });
const redraw = (step: number, sample: number, draw: number): Edit => ({ kind: 'mask-row', step, sample, draw });

/** The records of the first steps of the lecture's experiment with these edits. */
function records(edits: readonly Edit[], steps: number, backend: Trainer['backend'] = 'cpu', settings = lecture) {
  const plan = new EditPlan(edits, settings);
  const trainer = new Trainer(settings, backend, drawExperimentStart(settings), plan);
  const data: Float32Array[] = [];
  trainer.trainRecorded(() => data.push(trainer.record ?? new Float32Array(0)) < steps);
  const layout = stepLayout(settings);
  return data.map((record) => (name: TensorName) => tensorMatrix({ layout, data: record }, name).data);
}

describe('the derived generator', () => {
  it('gives the same numbers for the same purpose, and others for any other', () => {
    const numbers = (...of: Parameters<typeof derivedGenerator>) => [...rand(derivedGenerator(...of), 4)];
    expect(numbers(42, 'maskRow', 1, 2, 3)).toEqual(numbers(42, 'maskRow', 1, 2, 3));
    const others = [
      numbers(42, 'maskRow', 1, 2, 3),
      numbers(43, 'maskRow', 1, 2, 3),
      numbers(42, 'expectation', 1, 2, 3),
      numbers(42, 'maskRow', 2, 1, 3),
      numbers(42, 'maskRow', 1, 2, 4),
      numbers(42, 'maskRow', 1, 2, 3 + 2 ** 32),
      [...rand(drawExperimentStart(lecture).generator, 4)],
    ];
    expect(new Set(others.map(String)).size).toBe(others.length);
  });

  it('is seeded as documented, so that a script can do it too', () => {
    expect(derivedGenerator(42, 'maskRow', 1, 0, 1).state).toEqual(derivedSeedState([42, 1, 1, 0, 0, 0, 1, 0]));
  });
});

function derivedSeedState(words: readonly number[]) {
  const modulus = 2n ** 32n;
  const mixed = words.reduce((hash, word) => {
    let h = ((hash ^ BigInt(word)) + 0x9e3779b9n) % modulus;
    h = ((h ^ (h >> 16n)) * 0x85ebca6bn) % modulus;
    h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) % modulus;
    return h ^ (h >> 16n);
  }, 0n);
  return TorchGenerator.fromSeed(Number(mixed)).state;
}

describe('changeMask', () => {
  const zeros = new Float32Array(150);

  it('drops with 0 and keeps with the training scale, and leaves the mask it was given', () => {
    const changed = changeMask(
      zeros,
      [cell(1, 2, 3, true), cell(1, 2, 4, true), cell(1, 2, 4, false)].flatMap(asMask),
      {
        ...lecture,
        dropProbability: 0.9,
      },
    );
    expect(changed[23]).toBe(Math.fround(1 / Math.fround(1 - 0.9)));
    expect([...changed].filter((number) => number !== 0)).toHaveLength(1);
    expect([...zeros].every((number) => number === 0)).toBe(true);
  });

  it('draws one row anew, each time another, in the order of the changes', () => {
    const row = (draw: number) => [...changeMask(zeros, [redraw(3, 1, draw)].flatMap(asMask), lecture)].slice(10, 20);
    expect(row(1)).toEqual(row(1));
    expect(row(1)).not.toEqual(row(2));
    const then = changeMask(zeros, [cell(3, 1, 0, true), redraw(3, 1, 2), redraw(3, 1, 1)].flatMap(asMask), lecture);
    expect([...then].slice(10, 20)).toEqual(row(1));
    expect([...then.subarray(0, 10), ...then.subarray(20)].every((number) => number === 0)).toBe(true);
  });

  it.each(dropoutLayers)('draws it as the masks of the experiment are drawn: %s', (dropoutLayer) => {
    const settings = { ...lecture, dropProbability: 0.3, dropoutLayer };
    const generator = derivedGenerator(lecture.seed, 'maskRow', 3, 1, 1);
    const drawn = drawMask(generator, { ...settings, batchSize: 1 });
    expect(changeMask(zeros, [redraw(3, 1, 1)].flatMap(asMask), settings).slice(10, 20)).toEqual(drawn);
  });
});

/** The changes a plan makes to a mask, in its own type. */
function asMask(edit: Edit) {
  return edit.kind === 'mask-cell' || edit.kind === 'mask-row' ? [edit] : [];
}

describeEachBackend('training with edits', (backend) => {
  it('changes x from its step on and a parameter before its step computes', () => {
    const steps = records([value(2, 'x', 3, 7), value(3, 'fc1.weight', 1, 0.5)], 3, backend);
    const plain = records([], 3, backend);
    expect(steps.map((tensor) => tensor('x')[3])).toEqual([plain[0]?.('x')[3], 7, 7]);
    expect(steps[0]?.('fc1.weight.after')).toEqual(plain[0]?.('fc1.weight.after'));
    const after = steps[1]?.('fc1.weight.after').slice() ?? new Float32Array(0);
    expect(after[1]).not.toBe(0.5);
    after[1] = 0.5;
    expect(steps[2]?.('fc1.weight')).toEqual(after);
  });

  it('computes what a step by hand computes from the edited numbers', () => {
    const edits = [value(2, 'x', 0, -3), cell(2, 0, 0, true), cell(2, 0, 1, false)];
    const [first, second] = records(edits, 2, backend);
    const { seed } = lecture;
    const generator = drawExperimentStart({ ...lecture, seed }).generator;
    drawMask(generator, lecture);
    const mask = drawMask(generator, lecture);
    [mask[0], mask[1]] = [2, 0];
    expect(second?.('mask')).toEqual(mask);
    const x = first?.('x').slice() ?? new Float32Array(0);
    x[0] = -3;
    const [w1, b1] = [first?.('fc1.weight.after') ?? [], first?.('fc1.bias.after') ?? []];
    const hidden = (sample: number, unit: number) =>
      Math.max(
        0,
        [0, 1, 2, 3, 4].reduce((sum, k) => sum + (x[sample * 5 + k] ?? 0) * (w1[unit * 5 + k] ?? 0), b1[unit] ?? 0),
      );
    second?.('dropped').forEach((dropped, index) => {
      const expected = hidden(Math.floor(index / 10), index % 10) * (mask[index] ?? 0);
      expect(Math.abs(dropped - expected)).toBeLessThan(2e-6);
    });
  });

  it('lets the generator draw every mask, so that later masks stay', () => {
    const plain = records([], 4, backend);
    const edited = records([cell(1, 0, 0, true), redraw(2, 4, 1), lock(2), lock(3, false)], 4, backend);
    expect(edited[2]?.('mask')).toEqual(plain[2]?.('mask'));
    expect(edited[3]?.('mask')).toEqual(plain[3]?.('mask'));
    expect(edited[1]?.('mask')).not.toEqual(plain[1]?.('mask'));
  });

  it('keeps a locked mask, as edited, until it is unlocked; a cell changed meanwhile changes its step only', () => {
    const steps = records([lock(2), cell(2, 1, 1, true), cell(2, 1, 2, false), lock(5, false), cell(3, 0, 0, true)], 5);
    const masks = steps.map((tensor) => tensor('mask'));
    expect(masks[1]?.[11]).toBe(2);
    expect(masks[1]?.[12]).toBe(0);
    expect(masks[2]?.[0]).toBe(2);
    const third = masks[2]?.slice();
    third?.set([masks[1]?.[0] ?? 0], 0);
    expect(third).toEqual(masks[1]);
    expect(masks[3]).toEqual(masks[1]);
    expect(masks[4]).toEqual(records([], 5)[4]?.('mask'));
  });

  it('leaves no tensor', () => {
    records([value(1, 'x', 0, 1), value(2, 'fc1.weight', 0, 1), lock(2), value(4, 'x', 1, 1)], 6, backend);
    expect(tf.memory().numTensors).toBe(0);
  });
});

describe('edits of one number at several steps', () => {
  const xOf = (edits: readonly Edit[], steps: number) => records(edits, steps).map((tensor) => tensor('x')[0]);
  const drawn = drawExperimentStart(lecture).record.data[0];

  it('let the one made later count from its step on', () => {
    expect(xOf([value(3, 'x', 0, 1), value(2, 'x', 0, 2)], 4)).toEqual([drawn, 2, 2, 2]);
    expect(xOf([value(2, 'x', 0, 2), value(3, 'x', 0, 1)], 4)).toEqual([drawn, 2, 1, 1]);
    expect(xOf([value(2, 'x', 0, 2), value(2, 'x', 0, 1)], 2)).toEqual([drawn, 1]);
  });

  it('let a whole tensor and one of its cells follow the same rule', () => {
    const whole: Edit = { kind: 'tensor', step: 3, tensor: 'x', values: new Float32Array(75).fill(5) };
    const cells = (edits: readonly Edit[]) => records(edits, 4).map((tensor) => [...tensor('x').subarray(0, 3)]);
    const drawnCells = [...drawExperimentStart(lecture).record.data.subarray(0, 3)];
    const [first, , third] = drawnCells;
    expect(cells([value(2, 'x', 1, 7), whole])).toEqual([drawnCells, [first, 7, third], [5, 5, 5], [5, 5, 5]]);
    expect(cells([whole, value(2, 'x', 1, 7)])).toEqual([drawnCells, [first, 7, third], [5, 7, 5], [5, 7, 5]]);
    expect(cells([value(4, 'x', 1, 7), whole])).toEqual([drawnCells, drawnCells, [5, 5, 5], [5, 5, 5]]);
  });

  it('let the lock made later count', () => {
    const masks = records([lock(4, false), lock(2)], 5).map((tensor) => String(tensor('mask')));
    expect(new Set(masks.slice(1)).size).toBe(1);
    expect(masks[0]).not.toBe(masks[1]);
  });
});

describe('a mask shared by the batch', () => {
  const settings: Hyperparameters = { ...lecture, maskSharing: 'per-batch' };

  it('is changed in the named sample only', () => {
    const [plain] = records([], 1, 'cpu', settings);
    const [edited] = records([redraw(1, 3, 1), cell(1, 5, 0, plain?.('mask')[0] === 0)], 1, 'cpu', settings);
    const rows = Array.from({ length: 15 }, (_, sample) => {
      const row = (tensor: typeof plain) => String(tensor?.('mask').slice(sample * 10, sample * 10 + 10));
      return row(plain) === row(edited);
    });
    expect(rows.flatMap((same, sample) => (same ? [] : [sample]))).toEqual([3, 5]);
  });
});

describe('EditPlan', () => {
  it('refuses an edit that does not fit, with the sentence', () => {
    expect(() => new EditPlan([cell(1, 15, 0, true)], lecture)).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: 'There is no sample 16.' }),
    );
    expect(() => new EditPlan([lock(1)], { ...lecture, mode: 'off' })).toThrow('Without dropout');
  });

  it('finds the first step that another list computes differently', () => {
    const first = (a: readonly Edit[], b: readonly Edit[]) =>
      new EditPlan(a, lecture).firstDifferentStep(new EditPlan(b, lecture));
    const base = [value(2, 'x', 0, 1), cell(5, 0, 0, true)];
    expect(first(base, base)).toBe(Infinity);
    expect(first(base, [...base, cell(9, 0, 0, true)])).toBe(9);
    expect(first([...base, lock(3)], base)).toBe(3);
    expect(first(base, [value(2, 'x', 0, 1), cell(5, 0, 0, false)])).toBe(5);
    expect(first([value(2, 'x', 0, 0)], [value(2, 'x', 0, -0)])).toBe(2);
    // The same edits of two steps, made in the other order: what counts from step 4 on differs.
    expect(first([value(4, 'x', 0, 1), value(2, 'x', 0, 2)], [value(2, 'x', 0, 2), value(4, 'x', 0, 1)])).toBe(4);
  });
});

describeEachBackend('a typed number', (backend) => {
  it('that is -0 or a denormal is what the step begins with, to the bit', () => {
    const typed = [-0, 2 ** -149, -(2 ** -130)];
    const edits = typed.flatMap((number, column) => [
      value(2, 'x', column, number),
      value(2, 'fc1.weight', column, number),
    ]);
    const [, second] = records(edits, 2, backend);
    for (const tensor of ['x', 'fc1.weight'] as const) {
      for (const [column, number] of typed.entries()) expect(second?.(tensor)[column], tensor).toBe(number);
    }
  });
});
