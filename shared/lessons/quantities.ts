import type { CellReference } from '../explain/explanation.ts';
import type { DropoutMode } from '../hyperparameters.ts';

/** Training, where units are dropped, or evaluation, where none is. */
export type NetworkPhase = 'training' | 'evaluation';

/**
 * A number that a task asks for, as data: never the number itself, but how it is had from the step on screen. Rows, columns, samples,
 * units, inputs and outputs count from 0 here and from 1 in a lesson. A `dropProbability` of null is the experiment's own.
 */
export type Quantity =
  /** A cell as recorded: `dropped[10,7]`. */
  | { readonly kind: 'cell'; readonly cell: CellReference }
  /** How many numbers the network learns: `parameter-count()`. */
  | { readonly kind: 'parameter-count' }
  /** E[w e] = (1 - p) w for e ~ Bernoulli(1 - p): `mean-masked(fc2.weight[1,4], 0.2)`. */
  | { readonly kind: 'mean-masked'; readonly cell: CellReference; readonly dropProbability: number | null }
  /** The p that leaves this share on average: `probability-leaving(1/3)`. */
  | { readonly kind: 'probability-leaving'; readonly share: number }
  /** E[d] of a unit in a sample over all masks, h times the training scale times q: `mean-dropped(10, 4)`. */
  | { readonly kind: 'mean-dropped'; readonly sample: number; readonly unit: number }
  /** y_hat of a sample in a mode, on the mask and weights of the step: `mode-output(classic, evaluation, 10)`. */
  | { readonly kind: 'mode-output'; readonly mode: DropoutMode; readonly phase: NetworkPhase; readonly sample: number }
  /** Classic's y_hat in evaluation with p where q belongs (ConvNetJS's slip): `slip-output(10)`. */
  | { readonly kind: 'slip-output'; readonly sample: number }
  /** What the layer makes of a kept one: the training scale of the experiment: `kept-one()`. */
  | { readonly kind: 'kept-one' }
  /** The mean of the layer's output on ones, over all masks: `mean-of-ones()`. */
  | { readonly kind: 'mean-of-ones' }
  /** What the layer makes of a one in evaluation: `evaluated-one()`. */
  | { readonly kind: 'evaluated-one' }
  /** How many units the mask drops in a sample: `dropped-count(4)`. */
  | { readonly kind: 'dropped-count'; readonly sample: number }
  /** p times hidden: `mean-dropped-count()`. */
  | { readonly kind: 'mean-dropped-count' }
  /** sqrt(hidden p q): `spread-dropped-count()`. */
  | { readonly kind: 'spread-dropped-count' }
  /** p^batch, how probable it is that a unit is dropped in all samples: `always-dropped(0.7, 4)`, or of the experiment `always-dropped()`. */
  | { readonly kind: 'always-dropped'; readonly dropProbability: number | null; readonly batchSize: number | null }
  /** The lecture's dL/dy_hat of one sample, y_hat - y, of half its squared error: `half-error(10)`. */
  | { readonly kind: 'half-error'; readonly sample: number }
  /** 2 / (batch * out), from the half squared error of a sample to MSELoss: `loss-factor()`. */
  | { readonly kind: 'loss-factor' }
  /** delta of one sample with the mask put back, half convention: (y_hat - y) W2 m 1[z1 > 0]: `sample-delta(10, 4)`. */
  | { readonly kind: 'sample-delta'; readonly sample: number; readonly unit: number }
  /** The same with the mask left out, as the lecture derives it: `unmasked-delta(10, 4)`. */
  | { readonly kind: 'unmasked-delta'; readonly sample: number; readonly unit: number }
  /** What a sample adds to a cell of the gradient of W1, dL/dz1 times x, of the batch's loss: `sample-gradient(10, 7, 2)` (sample, unit, input). */
  | { readonly kind: 'sample-gradient'; readonly sample: number; readonly unit: number; readonly input: number }
  /** What two samples add together: `pair-gradient(3, 10, 7, 2)` (samples, unit, input). */
  | {
      readonly kind: 'pair-gradient';
      readonly samples: readonly [number, number];
      readonly unit: number;
      readonly input: number;
    }
  /** What the notebook prints as "Before" after optimizer.step(), of a weight of W1: `notebook-before(4, 3)` (unit, input). */
  | { readonly kind: 'notebook-before'; readonly unit: number; readonly input: number }
  /** What it prints as "After": the gradient subtracted a second time (plain SGD): `notebook-after(4, 3)`. */
  | { readonly kind: 'notebook-after'; readonly unit: number; readonly input: number };
export type QuantityKind = Quantity['kind'];
