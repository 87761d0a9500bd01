import type { ParameterName } from '#shared/tensors/tensor-names.ts';
import type { ActivationFunction } from '#shared/variants/activations.ts';
import type { Float64Step } from './float64-step.ts';

/** The distance by which a parameter is moved to either side. */
export const stepSize = 1e-4;

/** One cell of a parameter compared without a formula for its gradient. */
export interface MovedCell {
  /** (L(w + s) - L(w - s)) / 2s with s the step size; null where the move crosses a kink of the activation in some sample. */
  readonly slope: number | null;
  /** The magnitude of the gradient if none of its terms cancelled. */
  readonly uncancelled: number;
}

/** Moves cell `index` (row by row) of a parameter to either side, the mask held fixed, and compares the losses. */
export function moveCell(step: Float64Step, name: ParameterName, index: number): MovedCell {
  return moves[name](step, index);
}

const one = () => 1;

/** What each parameter moves: a weight or the bias of a hidden unit z1, of an output y_hat. */
const moves: Readonly<Record<ParameterName, (step: Float64Step, index: number) => MovedCell>> = {
  'fc1.weight': (step, index) => {
    const { inputSize, x } = step;
    return moveUnit(step, Math.floor(index / inputSize), (sample) => x[sample * inputSize + (index % inputSize)] ?? 0);
  },
  'fc1.bias': (step, index) => moveUnit(step, index, one),
  'fc2.weight': (step, index) => {
    const { hiddenSize, dropped, uncancelled } = step;
    const unit = (values: Float64Array) => (sample: number) => values[sample * hiddenSize + (index % hiddenSize)] ?? 0;
    return moveOutput(step, Math.floor(index / hiddenSize), unit(dropped), unit(uncancelled.dropped));
  },
  'fc2.bias': (step, index) => moveOutput(step, index, one, one),
};

/** Moves z1[i, unit] of each sample i by `inputOf(i)` times the step size, as a weight or the bias of the unit does. */
function moveUnit(step: Float64Step, unit: number, inputOf: (sample: number) => number): MovedCell {
  const { batchSize, hiddenSize, outputSize, mask, preActivation, outputWeight } = step;
  const { activation, recordedPreActivation } = step;
  const [ups, downs] = [new Float64Array(outputSize), new Float64Array(outputSize)];
  let [difference, uncancelled] = [0, 0];
  let crosses = false;
  for (let sample = 0; sample < batchSize; sample += 1) {
    const cell = sample * hiddenSize + unit;
    const scale = mask[cell] ?? 0;
    // Of a dropped unit nothing reaches the loss.
    if (scale === 0) continue;
    const input = inputOf(sample);
    uncancelled += (step.uncancelled.preActivationGradient[cell] ?? 0) * Math.abs(input);
    const z = preActivation[cell] ?? 0;
    const [up, down] = [z + stepSize * input, z - stepSize * input];
    if (crossesKink(activation, recordedPreActivation[cell] ?? 0, up, down)) crosses = true;
    const hidden = activation.forward(z);
    const moreUp = (activation.forward(up) - hidden) * scale;
    const moreDown = (activation.forward(down) - hidden) * scale;
    for (let output = 0; output < outputSize; output += 1) {
      const weight = outputWeight[output * hiddenSize + unit] ?? 0;
      ups[output] = moreUp * weight;
      downs[output] = moreDown * weight;
    }
    difference += changeOfLoss(step, sample, ups, downs);
  }
  return { slope: crosses ? null : difference / step.lossDivisor / (2 * stepSize), uncancelled };
}

/** Moves y_hat[i, output] of each sample i by `inputOf(i)` times the step size, as a weight or the bias of fc2 does. */
function moveOutput(
  step: Float64Step,
  output: number,
  inputOf: (sample: number) => number,
  uncancelledInputOf: (sample: number) => number,
): MovedCell {
  const { batchSize, outputSize } = step;
  const [ups, downs] = [new Float64Array(outputSize), new Float64Array(outputSize)];
  let [difference, uncancelled] = [0, 0];
  for (let sample = 0; sample < batchSize; sample += 1) {
    const move = stepSize * inputOf(sample);
    ups[output] = move;
    downs[output] = -move;
    difference += changeOfLoss(step, sample, ups, downs);
    uncancelled += (step.uncancelled.outputGradient[sample * outputSize + output] ?? 0) * uncancelledInputOf(sample);
  }
  return { slope: difference / step.lossDivisor / (2 * stepSize), uncancelled };
}

/** How the sum of the loss changes from moving the outputs of a sample down to moving them up. */
function changeOfLoss(
  { loss, outputs, targets }: Float64Step,
  sample: number,
  ups: Float64Array,
  downs: Float64Array,
): number {
  return loss.changeOfRow(outputs[sample] ?? [], targets[sample] ?? [], ups, downs);
}

/** Whether a move to either side, or the rounding of the recorded z1, leads across a kink. */
function crossesKink({ kinks }: ActivationFunction, recorded: number, up: number, down: number): boolean {
  return kinks.some((kink) => up > kink !== recorded > kink || down > kink !== recorded > kink);
}
