// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remarkOn } from '#shared/explain/cell-remark.ts';
import type { CellReference } from '#shared/explain/explanation.ts';
import { keptCounterpart } from '#shared/explain/kept-counterpart.ts';
import { isComputedBy, phases } from '#shared/explain/phases.ts';
import { lectureHyperparameters, type Hyperparameters } from '#shared/hyperparameters.ts';
import { cellValue } from '#shared/matrix.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import { keepScale } from '#shared/variants/dropout-modes.ts';
import { referenceRuns } from '../../../reference/reference-run.ts';
import { handWorkedRecord, handWorkedSettings, referenceRecord } from '../record-of.ts';
import { everyCell } from './oracle.ts';
import { computedStep } from './random-step.ts';

/** The recorded numbers, and nothing that knows why they are what they are. */
function numbersOf(record: StepRecord) {
  const at = (tensor: TensorName, row: number, column: number) => cellValue(tensorMatrix(record, tensor), row, column);
  const isAwake = (sample: number, unit: number) => at('preActivation', sample, unit) > 0;
  const isKept = (sample: number, unit: number) => at('mask', sample, unit) !== 0;
  const { rows: batch, columns: hidden } = record.layout.places.mask;
  const { rows: outputs } = record.layout.places['fc2.weight'];
  return { at, isAwake, isKept, batch, hidden, outputs };
}

/** Checks a remark on one cell against the numbers; true where there is one. */
function expectTrue(
  record: StepRecord,
  settings: Hyperparameters,
  cell: CellReference,
  phase: (typeof phases)[number],
) {
  const remark = remarkOn(record, settings, cell, phase.id);
  if (remark === null) return false;
  const { at, isAwake, isKept, batch, hidden, outputs } = numbersOf(record);
  const { row, column } = cell;
  switch (remark.about) {
    case 'activation':
      expect([remark.sample, remark.unit]).toEqual([row, column]);
      expect(remark.isAwake).toBe(isAwake(row, column));
      expect(at('hidden', row, column) > 0).toBe(remark.isAwake);
      break;
    case 'meeting': {
      expect([remark.sample, remark.unit]).toEqual([row, column]);
      expect(isComputedBy('mask', phase.id)).toBe(true);
      const [kept, awake] = [isKept(row, column), isAwake(row, column)];
      expect(remark.state).toBe(kept ? (awake ? 'value' : 'dead') : awake ? 'dropped' : 'dropped-dead');
      expect(remark.passage === 'unmasked').toBe(settings.mode === 'off');
      if (remark.passage === 'scaled') expect(at('mask', row, column) || remark.scale).toBe(remark.scale);
      if (remark.passage === 'whole' && kept && phase.id !== 'mask') expect(at('mask', row, column)).toBe(1);
      if (remark.state !== 'value') {
        for (let output = 0; output < outputs; output += 1)
          expect(Math.abs(at('dropped', row, column) * at('fc2.weight', output, column))).toBe(0);
        expect(Math.abs(at('preActivation.gradient', row, column))).toBe(0);
      }
      if (!kept) expect(Math.abs(at('hidden.gradient', row, column))).toBe(0);
      break;
    }
    case 'reach': {
      const samples = Array.from({ length: batch }, (_, sample) => sample);
      const reached = samples.filter((sample) => isKept(sample, remark.unit) && isAwake(sample, remark.unit));
      const dropped = samples.filter((sample) => !isKept(sample, remark.unit) && isAwake(sample, remark.unit));
      const dead = samples.filter((sample) => isKept(sample, remark.unit) && !isAwake(sample, remark.unit));
      expect(remark.unit).toBe(cell.tensor === 'fc2.weight.gradient' ? column : row);
      expect(remark.total).toBe(batch);
      expect(remark.counts).toEqual({
        value: reached.length,
        dropped: dropped.length,
        dead: dead.length,
        'dropped-dead': batch - reached.length - dropped.length - dead.length,
      });
      if (reached.length === 0) expect(Math.abs(at(cell.tensor, row, column))).toBe(0);
      break;
    }
    case 'prediction': {
      const units = Array.from({ length: hidden }, (_, unit) => unit);
      const sending = units.filter((unit) => at('dropped', row, unit) !== 0);
      expect(remark.sample).toBe(row);
      expect(remark.counts.value).toBe(sending.length);
      expect(Object.values(remark.counts).reduce((sum, each) => sum + each, 0)).toBe(hidden);
      if (sending.length === 0) expect(at('output', row, column) + 0).toBe(at('fc2.bias', column, 0) + 0);
      break;
    }
    case 'error': {
      const error = at('output', row, column) - at('y', row, column);
      expect(remark.side).toBe(error > 0 ? 'above' : error < 0 ? 'below' : 'equal');
      // The gradient of an error near the smallest float32 is rounded to 0.
      if (error === 0 || Math.abs(error) > 1e-30)
        expect(Math.sign(at('output.gradient', row, column))).toBe(Math.sign(error));
      break;
    }
  }
  return true;
}

const lecture = referenceRuns().find(({ name }) => name === 'lecture-seed42');
if (!lecture) throw new Error('the lecture’s reference run is gone');
const lectureRecord = referenceRecord(lecture);

describe('what is said of a cell', () => {
  it('is true of the numbers, in every cell and phase of the lecture’s step, and there where the mask matters', () => {
    const told = new Set<TensorName>();
    for (const phase of phases) {
      for (const cell of everyCell(lectureRecord)) {
        if (!isComputedBy(cell.tensor, phase.id)) continue;
        if (expectTrue(lectureRecord, lectureHyperparameters, cell, phase)) told.add(cell.tensor);
      }
    }
    expect([...told].sort()).toEqual([
      'dropped',
      'dropped.gradient',
      'fc1.bias.gradient',
      'fc1.weight.gradient',
      'fc2.weight.gradient',
      'hidden',
      'hidden.gradient',
      'mask',
      'output',
      'output.gradient',
      'preActivation',
      'preActivation.gradient',
    ]);
  });

  it('is true of steps of every mode, loss and size', () => {
    const last = phases.at(-1);
    if (!last) throw new Error('a step has phases');
    fc.assert(
      fc.property(computedStep(4), ({ settings, record }) => {
        for (const cell of everyCell(record)) expectTrue(record, settings, cell, last);
      }),
      { numRuns: 60 },
    );
  });

  it('does not know the mask before it is drawn, nor its scale before it is applied', () => {
    const cell = { tensor: 'hidden', row: 9, column: 3 } as const;
    expect(remarkOn(lectureRecord, lectureHyperparameters, cell, 'activation')).toEqual({
      about: 'activation',
      sample: 9,
      unit: 3,
      isAwake: true,
    });
    const kept = { tensor: 'mask', row: 9, column: 6 } as const;
    const said = { about: 'meeting', place: 'forward', sample: 9, unit: 6, state: 'value' };
    expect(remarkOn(lectureRecord, lectureHyperparameters, kept, 'mask')).toEqual({
      ...said,
      passage: 'whole',
      scale: 1,
    });
    expect(remarkOn(lectureRecord, lectureHyperparameters, kept, 'scale')).toEqual({
      ...said,
      passage: 'scaled',
      scale: keepScale(lectureHyperparameters),
    });
  });

  it('is nothing where a number is not finite: 0 times infinity is no 0', () => {
    const record = { ...handWorkedRecord, data: handWorkedRecord.data.slice() };
    const { offset } = record.layout.places['fc2.weight'];
    record.data[offset + 1] = Infinity;
    expect(remarkOn(record, handWorkedSettings, { tensor: 'dropped', row: 0, column: 1 }, 'update')).toBeNull();
    expect(remarkOn(record, handWorkedSettings, { tensor: 'dropped', row: 0, column: 0 }, 'update')).not.toBeNull();
  });
});

describe('beside a silenced cell', () => {
  it('stands the next unit of the same sample that is kept, as on the lecture’s slide', () => {
    const cell = { tensor: 'dropped', row: 9, column: 3 } as const;
    expect(keptCounterpart(lectureRecord, cell)).toEqual({ ...cell, column: 6 });
  });

  it('else the same unit of another sample; and beside a cell that is not silenced nothing', () => {
    const dead = { tensor: 'hidden', row: 1, column: 1 } as const;
    expect(keptCounterpart(handWorkedRecord, dead)).toEqual({ ...dead, column: 0 });
    const silent = { tensor: 'fc1.weight.gradient', row: 1, column: 1 } as const;
    expect(keptCounterpart(handWorkedRecord, silent)).toEqual({ ...silent, row: 0 });
    expect(keptCounterpart(handWorkedRecord, { ...silent, row: 0 })).toBeNull();
    expect(keptCounterpart(handWorkedRecord, { tensor: 'x', row: 0, column: 0 })).toBeNull();
  });

  it('is always a cell of the same tensor whose unit reaches what this one does not', () => {
    fc.assert(
      fc.property(computedStep(4), ({ record }) => {
        const { isAwake, isKept, at } = numbersOf(record);
        for (const cell of everyCell(record)) {
          const kept = keptCounterpart(record, cell);
          if (kept === null) continue;
          expect(kept.tensor).toBe(cell.tensor);
          expect(at(cell.tensor, cell.row, cell.column) + 0).toBe(0);
          expect((kept.row === cell.row) !== (kept.column === cell.column)).toBe(true);
          if (cell.tensor === 'dropped' || cell.tensor === 'preActivation.gradient')
            expect(isKept(kept.row, kept.column) && isAwake(kept.row, kept.column)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
