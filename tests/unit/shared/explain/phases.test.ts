import { describe, expect, it } from 'vitest';
import { isComputedBy, phaseNumber, phaseOf, phases, phasesOf, shownMaskValue } from '#shared/explain/phases.ts';
import { phaseIds } from '#shared/tensors/phase-ids.ts';
import { lectureHyperparameters, optimizers } from '#shared/hyperparameters.ts';
import { stepLayout } from '#shared/step-record.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

const tensors = stepLayout(lectureHyperparameters).names;

describe('the phases of a step', () => {
  it('are the thirteen of F2 in their order', () => {
    expect(phases.map(({ id }) => id)).toEqual(phaseIds);
    expect(phases).toHaveLength(13);
    expect(phaseNumber('data')).toBe(1);
    expect(phaseNumber('update')).toBe(13);
    expect(phases.map(({ direction }) => direction)).toEqual([
      ...Array.from({ length: 7 }, () => 'forward'),
      ...Array.from({ length: 5 }, () => 'backward'),
      'update',
    ]);
  });

  it.each(optimizers)('compute every tensor of a step with %s exactly once', (optimizer) => {
    const { names } = stepLayout({ ...lectureHyperparameters, optimizer });
    expect(
      phasesOf(optimizer)
        .flatMap((phase) => phase.tensors)
        .toSorted(),
    ).toEqual([...names].toSorted());
    for (const phase of phasesOf(optimizer)) {
      for (const tensor of phase.tensors) expect(phaseOf(tensor).id, tensor).toBe(phase.id);
    }
  });

  it('use only what earlier phases computed', () => {
    for (const phase of phases) {
      for (const operand of phase.operands) {
        expect(phaseNumber(phaseOf(operand).id), `${operand} of ${phase.id}`).toBeLessThan(phaseNumber(phase.id));
      }
    }
  });

  it('refuse a name that is no tensor', () => {
    expect(() => phaseOf('nothing' as TensorName)).toThrow(RangeError);
  });

  it.each(tensors)('show %s from its phase on, not before', (tensor) => {
    const first = phaseNumber(phaseOf(tensor).id);
    for (const id of phaseIds) expect(isComputedBy(tensor, id)).toBe(phaseNumber(id) >= first);
  });
});

describe('the mask', () => {
  it('shows 1 for a kept unit in phase 4 and its scale in every other phase', () => {
    expect(shownMaskValue('mask', 2)).toBe(1);
    expect(shownMaskValue('mask', 0)).toBe(0);
    expect(shownMaskValue('mask', Number.NaN)).toBeNaN();
    for (const id of phaseIds.filter((phase) => phase !== 'mask')) expect(shownMaskValue(id, 2)).toBe(2);
  });
});
