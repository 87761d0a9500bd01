import type { TensorName } from '../../tensors/tensor-names.ts';
import type { Quantity } from '../quantities.ts';
import type { StepMistake } from './mask-mistakes.ts';
import type { MistakeId } from './mistakes.ts';
import { quantityValue, variantCell } from './quantity-value.ts';
import type { StepVariant } from './step-variant.ts';
import type { LessonContext } from './verdict.ts';

/** A number that a known mistake gives. */
export interface MistakenNumber {
  readonly mistake: MistakeId;
  readonly value: number;
}

/** Numbers that one mistake gives, each made in another way. */
export const of = (mistake: MistakeId, ...values: readonly number[]): readonly MistakenNumber[] =>
  values.map((value) => ({ mistake, value }));

/** The numbers of a cell of the step under variants of it, each on top of `base`. */
export function underVariants(
  context: LessonContext,
  base: StepVariant,
  mistakes: readonly StepMistake[],
  [tensor, row, column]: readonly [TensorName, number, number],
): readonly MistakenNumber[] {
  return mistakes.map(({ mistake, variant }) => ({
    mistake,
    value: variantCell(context, { ...base, ...variant }, tensor, row, column),
  }));
}

/** The right number of the same quantity one sample, unit or input further, where there is one. */
export function neighbours(context: LessonContext, others: readonly Quantity[]): readonly MistakenNumber[] {
  return others.flatMap((other) => {
    try {
      return of('neighbour', quantityValue(other, context));
    } catch (error) {
      if (error instanceof RangeError) return []; // outside the network
      throw error;
    }
  });
}

/** The indices one further, in either direction. */
export const beside = (index: number): readonly number[] => [index - 1, index + 1];

/** The same of the samples beside. */
export function ofSamples<Asked extends Quantity & { readonly sample: number }>(asked: Asked): readonly Asked[] {
  return beside(asked.sample).map((sample) => ({ ...asked, sample }));
}

/** The same of the units beside. */
export function ofUnits<Asked extends Quantity & { readonly unit: number }>(asked: Asked): readonly Asked[] {
  return beside(asked.unit).map((unit) => ({ ...asked, unit }));
}

/** The same of the inputs beside. */
export function ofInputs<Asked extends Quantity & { readonly input: number }>(asked: Asked): readonly Asked[] {
  return beside(asked.input).map((input) => ({ ...asked, input }));
}
