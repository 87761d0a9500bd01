import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tf, withBackend } from '#core/backend.ts';
import { drawExperimentStart } from '#core/experiment-start.ts';
import { Trainer } from '#core/trainer.ts';
import {
  activations,
  dropoutLayers,
  dropoutModes,
  lossConventions,
  maskSharings,
  optimizers,
  type Hyperparameters,
} from '#shared/hyperparameters.ts';
import { parameterNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import { stepLayout, tensorMatrix, type PackedTensors } from '#shared/step-record.ts';
import { uploadMatrix, uploadParametersBefore } from '#core/packed-step.ts';
import { describeEachBackend } from './each-backend.ts';
import { float64Loss, type Additions, type Float64Operands } from './float64-network.ts';
import { gradientNames, tapeGradients, type GradientName } from './tape.ts';

const hyperparameters: fc.Arbitrary<Hyperparameters> = fc.record({
  inputSize: fc.integer({ min: 1, max: 7 }),
  hiddenSize: fc.integer({ min: 1, max: 9 }),
  outputSize: fc.integer({ min: 1, max: 4 }),
  batchSize: fc.integer({ min: 1, max: 9 }),
  dropProbability: fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9),
  learningRate: fc.constantFrom(0.01, 0.1),
  seed: fc.nat(),
  mode: fc.constantFrom(...dropoutModes),
  lossConvention: fc.constantFrom(...lossConventions),
  maskSharing: fc.constantFrom(...maskSharings),
  optimizer: fc.constantFrom(...optimizers),
  activation: fc.constantFrom(...activations),
  dropoutLayer: fc.constantFrom(...dropoutLayers),
});
const runs = { seed: 42, numRuns: 60 };

/** The third step of an experiment: its parameters are no longer the initial ones. */
function recordedStep(settings: Hyperparameters, backend: Trainer['backend']): PackedTensors {
  const trainer = new Trainer(settings, backend, drawExperimentStart(settings));
  let steps = 0;
  trainer.train(() => ++steps < 3);
  return { layout: stepLayout(settings), data: trainer.record ?? new Float32Array(0) };
}

const values = (record: PackedTensors, name: TensorName) => [...tensorMatrix(record, name).data];
const magnitude = (numbers: readonly number[]) => Math.max(1, ...numbers.map(Math.abs));

function operandsOf(record: PackedTensors, sizes: Hyperparameters): Float64Operands {
  const names = ['x', 'y', 'mask', ...parameterNames] as const;
  const tensors = Object.fromEntries(names.map((name) => [name, values(record, name)]));
  return { sizes, ...tensors } as unknown as Float64Operands; // one entry a name
}

describeEachBackend('the explicit gradients', (backend) => {
  it("equal automatic differentiation's to 1e-6", () => {
    fc.assert(
      fc.property(hyperparameters, (settings) => {
        const record = recordedStep(settings, backend);
        const tape = withBackend(backend, () => {
          const gradients = tapeGradients(
            {
              x: uploadMatrix(record, 'x'),
              y: uploadMatrix(record, 'y'),
              mask: uploadMatrix(record, 'mask'),
              parameters: uploadParametersBefore(record),
            },
            settings,
          );
          return new Map(gradientNames.map((name) => [name, [...gradients[name].dataSync()]]));
        });
        for (const name of gradientNames) {
          const expected = tape.get(name) ?? [];
          const explicit = values(record, name);
          expect(explicit, name).toHaveLength(expected.length);
          const allowed = 1e-6 * magnitude(expected);
          explicit.forEach((value, index) => {
            expect(Math.abs(value - (expected[index] ?? Number.NaN)), `${name}[${index}]`).toBeLessThanOrEqual(allowed);
          });
        }
        expect(tf.memory().numTensors).toBe(0);
      }),
      runs,
    );
  });

  it('equal central differences to 1e-3 wherever no ReLU changes sides', () => {
    const count = { compared: 0, atKink: 0 };
    fc.assert(
      fc.property(hyperparameters, (settings) => {
        const record = recordedStep(settings, backend);
        const operands = operandsOf(record, settings);
        for (const name of gradientNames) compareWithDifferences(record, operands, settings, name, count);
      }),
      runs,
    );
    // A kink within 2e-6 of a pre-activation is a rarity; if it were not, this test would prove nothing.
    expect(count.compared).toBeGreaterThan(5000);
    expect(count.atKink).toBeLessThan(count.compared / 1000);
  });
});

function compareWithDifferences(
  record: PackedTensors,
  operands: Float64Operands,
  settings: Hyperparameters,
  name: GradientName,
  count: { compared: number; atKink: number },
): void {
  const h = 1e-6;
  const explicit = values(record, name);
  const gates = (preActivation: readonly number[]) => preActivation.map((z) => (z > 0 ? 1 : 0)).join('');
  const recordedGates = gates(values(record, 'preActivation'));
  const tensor = name.replace('.gradient', '');
  const moved = (index: number, by: number) => {
    const shift = (base: readonly number[]) => base.map((value, other) => (other === index ? value + by : value));
    if (tensor in operands) {
      const base = operands[tensor as (typeof parameterNames)[number]]; // the only gradients named as an operand
      return float64Loss({ ...operands, [tensor]: shift(base) }, settings);
    }
    const additions: Additions = { [tensor]: shift(explicit.map(() => 0)) };
    return float64Loss(operands, settings, additions);
  };
  explicit.forEach((value, index) => {
    const up = moved(index, h);
    const down = moved(index, -h);
    // Across a kink the loss has no derivative, and a difference quotient measures neither side.
    if (gates(up.preActivation) !== recordedGates || gates(down.preActivation) !== recordedGates) {
      count.atKink += 1;
      return;
    }
    const difference = (up.loss - down.loss) / (2 * h);
    count.compared += 1;
    expect(Math.abs(value - difference), `${name}[${index}]`).toBeLessThanOrEqual(
      1e-3 * Math.max(0.1, Math.abs(difference)),
    );
  });
}
