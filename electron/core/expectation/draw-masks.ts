import type { DrawnMasks } from '#shared/contract/lab-contract.ts';
import { Pauses } from '../pauses.ts';
import type { TorchGenerator } from '../random/torch-generator.ts';
import type { TrainingPace } from '../record-steps.ts';
import { checkCell, type ExpectedCell, type MaskedLayer } from './masked-layer.ts';
import { RunningMoments } from './running-moments.ts';

/** After how many cells of masks and products the clock is read: some ten microseconds. */
const cellsBetweenLooks = 10_000;

/**
 * The next number of masks at which the means are reported however fast they come: each one in ten further than the last,
 * so that a logarithmic axis has points from its beginning on.
 */
function nextMilestone(drawn: number): number {
  return Math.max(drawn + 1, Math.ceil(1.1 * drawn));
}

/**
 * Draws `count` masks and reports the running means of d[sample, unit], y_hat[sample, output] and the loss of the batch:
 * at each milestone, between them at most once a frame, and in the end. Masks are drawn with
 * `torch.bernoulli` whoever draws them in training, for the means tend to the same; without dropout none is.
 *
 * On an abort the masks drawn until then are reported in one last item, and the stream ends.
 * @param generator a generator of its own; it is used up.
 * @throws LabError `invalid-input` when there is no such cell.
 */
export async function* drawMasks(
  layer: MaskedLayer,
  cell: ExpectedCell,
  count: number,
  generator: TorchGenerator,
  signal: AbortSignal,
  pace: TrainingPace,
): AsyncGenerator<DrawnMasks, void, undefined> {
  checkCell(layer, cell);
  const { batchSize, hiddenSize, outputSize } = layer;
  const moments = { activation: new RunningMoments(), output: new RunningMoments(), loss: new RunningMoments() };
  const row = new Uint8Array(hiddenSize).fill(1);
  const outputs = new Float64Array(outputSize);
  const pauses = new Pauses(pace);
  let reportedAt = pace.now();
  let drawn = 0;
  let reported = 0;
  let milestone = nextMilestone(0);
  let cells = 0;
  let looked = false;
  const stopped = () => signal.aborted;
  const report = (): DrawnMasks => {
    reported = drawn;
    const { activation, output, loss } = moments;
    return { drawn, activation: activation.mean, output: output.mean, loss: loss.mean };
  };

  while (drawn < count && !stopped()) {
    let [losses, activation, output] = [0, Number.NaN, Number.NaN];
    for (let sample = 0; sample < batchSize; sample += 1) {
      if (layer.isMasked && (sample === 0 || !layer.isShared)) drawRow(generator, layer.keepProbability, row);
      computeOutputs(layer, sample, row, outputs);
      losses += layer.loss.ofRow(outputs, layer.targets[sample] ?? []);
      if (sample === cell.sample) {
        const kept = row[cell.unit] === 1 ? layer.keepScale : 0;
        activation = kept * (layer.hidden[sample * hiddenSize + cell.unit] ?? Number.NaN);
        output = outputs[cell.output] ?? Number.NaN;
      }
      cells += hiddenSize * (1 + outputSize);
      if (cells < cellsBetweenLooks) continue;
      cells = 0;
      looked = true;
      if (pauses.due) {
        await pauses.take();
        if (stopped()) break;
      }
    }
    if (stopped()) break;
    moments.activation.add(activation);
    moments.output.add(output);
    moments.loss.add(losses / layer.lossDivisor);
    drawn += 1;
    if (drawn === milestone) {
      milestone = nextMilestone(drawn);
      yield report();
      continue;
    }
    if (!looked) continue;
    looked = false;
    const now = pace.now();
    if (now - reportedAt < pace.frameMs) continue;
    reportedAt = now;
    yield report();
  }
  if (drawn > reported) yield report();
}

/** Draws one row of a mask as `torch.bernoulli` does: 1 where a unit is kept. */
function drawRow(generator: TorchGenerator, keepProbability: number, row: Uint8Array): void {
  const probability = Math.fround(keepProbability);
  for (let unit = 0; unit < row.length; unit += 1) row[unit] = generator.uniform24() < probability ? 1 : 0;
}

/** Computes the outputs of one sample under a row of the mask; only survivors contribute. */
function computeOutputs(layer: MaskedLayer, sample: number, row: Uint8Array, outputs: Float64Array): void {
  const { hiddenSize, outputSize, hidden, weight, keepScale: scale } = layer;
  outputs.set(layer.bias);
  for (let unit = 0; unit < hiddenSize; unit += 1) {
    const activation = hidden[sample * hiddenSize + unit] ?? 0;
    if (row[unit] === 0 || activation === 0) continue;
    const scaled = scale * activation;
    for (let output = 0; output < outputSize; output += 1) {
      outputs[output] = (outputs[output] ?? 0) + scaled * (weight[unit * outputSize + output] ?? 0);
    }
  }
}
