import fc from 'fast-check';
import {
  activations,
  dropoutModes,
  lectureHyperparameters,
  lossConventions,
  optimizers,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import type { TensorKind } from '#shared/tensors/tensor-row.ts';
import { tensorTable } from '#shared/tensors/tensor-table.ts';
import { optimizerTable, type MemoryName } from '#shared/variants/optimizers.ts';
import { keepScale } from '#shared/variants/dropout-modes.ts';
import { stepLayout, type StepRecord } from '#shared/step-record.ts';
import { everyCell, oracleCell, reader } from './oracle.ts';

/** A step and the settings it was computed with. */
export interface RandomStep {
  readonly settings: Hyperparameters;
  readonly record: StepRecord;
}

const size = (maximum: number) => fc.integer({ min: 1, max: maximum });

function settingsArbitrary(largest: number): fc.Arbitrary<Hyperparameters> {
  return fc
    .record({
      inputSize: size(largest),
      hiddenSize: size(largest),
      outputSize: size(largest),
      batchSize: size(largest),
      dropProbability: fc.constantFrom(0, 0.3, 0.9),
      learningRate: fc.constantFrom(0.01, 0.3, 1),
      mode: fc.constantFrom(...dropoutModes),
      lossConvention: fc.constantFrom(...lossConventions),
      optimizer: fc.constantFrom(...optimizers),
      activation: fc.constantFrom(...activations),
    })
    .map((settings) => ({ ...lectureHyperparameters, ...settings }));
}

function emptyRecord(settings: Hyperparameters, step: number): StepRecord {
  const layout = stepLayout(settings);
  return { step, layout, data: new Float32Array(layout.length) };
}

/** What a step begins with, and the mask, which is drawn: all others are computed. */
const givenKinds: ReadonlySet<TensorKind> = new Set(['data', 'parameter', 'drawn-mask', 'memory-before']);

/** Whether an optimizer takes the root of what it remembers under this name. */
function isBelowRoot(memory: MemoryName | null): boolean {
  return Object.values(optimizerTable).some(({ direction: { over } }) => over !== null && over.square === memory);
}

/** A true step: random data, parameters and mask, everything else computed from them, each cell rounded to float32. */
export function computedStep(largest = 6): fc.Arbitrary<RandomStep> {
  return settingsArbitrary(largest).chain((settings) => {
    const record = emptyRecord(settings, 1);
    const { mask } = record.layout.places;
    const kept = settings.mode === 'off' || settings.dropProbability === 0 ? fc.constant(true) : fc.boolean();
    return fc
      .record({
        step: fc.integer({ min: 1, max: 3 }),
        numbers: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
          minLength: record.layout.length,
          maxLength: record.layout.length,
        }),
        bits: fc.array(kept, { minLength: mask.length, maxLength: mask.length }),
      })
      .map(({ step, numbers, bits }) => {
        const made = { ...emptyRecord(settings, step), data: Float32Array.from(numbers) };
        const read = reader(made);
        made.data.set(
          bits.map((bit) => (bit ? keepScale(settings) : 0)),
          mask.offset,
        );
        // The layout lists every tensor after those it is computed from.
        for (const { tensor, row, column } of everyCell(made)) {
          const { offset, columns } = made.layout.places[tensor];
          const place = offset + row * columns + column;
          // What stands below a root: a mean of squares is not negative; near 0, beside an average that is not, it would move a weight by millions.
          const { kind, memory } = tensorTable[tensor];
          if (kind === 'memory-before' && isBelowRoot(memory))
            made.data[place] = 0.25 + Math.abs(made.data[place] ?? 0);
          if (givenKinds.has(kind)) continue;
          made.data[place] = oracleCell(read, settings, tensor, row, column, step);
        }
        return { settings, record: made };
      });
  });
}

/**
 * Arbitrary positive numbers in every tensor, computed or not: no cell is 0 and no two are alike, so that a wrong operand
 * in a formula gives another number.
 */
export function unrelatedNumbers(largest = 4): fc.Arbitrary<RandomStep> {
  return settingsArbitrary(largest).chain((settings) => {
    const empty = emptyRecord(settings, 1);
    const { length } = empty.layout;
    return fc
      .uniqueArray(fc.integer({ min: 5000, max: 20_000 }), { minLength: length, maxLength: length })
      .map((numbers) => ({
        settings,
        record: { ...empty, data: Float32Array.from(numbers, (each) => each / 10_000) },
      }));
  });
}
