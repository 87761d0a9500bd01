import type { MaskEnsemble, ScalingComparison } from '#shared/contract/lab-contract.ts';
import { recordBy } from '#shared/record-by.ts';
import { dropoutModeTable, keepScale } from '#shared/variants/dropout-modes.ts';
import { dropoutModes, type DropoutMode, type Hyperparameters } from '#shared/hyperparameters.ts';
import { density, histogramBars, mergedBars, scaledBars, type HistogramBar } from '../../charts/histogram.ts';

/** The outputs of one mode over all masks. */
export interface ModeHistogram {
  readonly bars: readonly HistogramBar[];
  readonly mean: number;
  readonly evaluation: number;
  /** The output with the mask of the step; null where there is no mask. */
  readonly thisMask: number | null;
}

/** The three histograms on one axis and one height. */
export interface ScalingHistograms {
  readonly modes: Readonly<Record<DropoutMode, ModeHistogram>>;
  readonly range: readonly [lowest: number, highest: number];
  readonly highest: number;
}

/** What the histograms are made of: the ensemble of the experiment's own mode, and the three modes on one step. */
export interface EnsembleScene {
  readonly ensemble: MaskEnsemble;
  readonly comparison: ScalingComparison;
  readonly hyperparameters: Hyperparameters;
  /** Where y_hat[sample, output] stands in the outputs of a mode. */
  readonly cell: number;
  /** b2 of the output, which no mode ever scales. */
  readonly bias: number;
}

/** Bars of the widest mode, two bins each; narrower modes merge more, so that all bars are about as wide. */
const smallestGroup = 2;
const largestGroup = 20;

/** What a mode multiplies a kept unit by in training. */
function trainingScale(mode: DropoutMode, hyperparameters: Hyperparameters): number {
  return keepScale({ ...hyperparameters, mode });
}

/**
 * The histograms of all modes from the ensemble of one. In training the modes differ by the scale s of the kept units
 * alone, y_hat = b2 + s * sum(kept h W2), so y_classic - b2 = q (y_inverted - b2) for every mask: a bin of one mode is,
 * moved along that line, a bin of the other, with the same masks in it.
 */
export function scalingHistograms(scene: EnsembleScene): ScalingHistograms {
  const { ensemble, comparison, hyperparameters, cell, bias } = scene;
  const own = histogramBars(ensemble.histogram, ensemble.lowest, ensemble.highest);
  const ownScale = trainingScale(hyperparameters.mode, hyperparameters);
  const widest = Math.max(...dropoutModes.map((mode) => trainingScale(mode, hyperparameters)));

  function modeHistogram(mode: DropoutMode): ModeHistogram {
    const outcome = comparison.modes[mode];
    const evaluation = outcome.evaluationOutput[cell] ?? Number.NaN;
    if (!dropoutModeTable[mode].drawsMask) return { bars: [], mean: evaluation, evaluation, thisMask: null };
    const scale = trainingScale(mode, hyperparameters);
    const factor = scale / ownScale;
    const group = Math.min(Math.round((smallestGroup * widest) / scale), largestGroup);
    return {
      bars: mergedBars(scaledBars(own, bias, factor), group),
      mean: bias + factor * (ensemble.mean - bias),
      evaluation,
      thisMask: outcome.trainingOutput[cell] ?? null,
    };
  }

  const modes = recordBy(dropoutModes, modeHistogram);
  const all = Object.values(modes);
  const bars = all.flatMap((mode) => mode.bars);
  const values = [...bars.flatMap(({ from, to }) => [from, to]), ...all.map(({ mean }) => mean)];
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  const margin = highest > lowest ? 0.06 * (highest - lowest) : 0.5;
  return { modes, range: [lowest - margin, highest + margin], highest: Math.max(0, ...bars.map(density)) };
}

/** Whether a mean over all masks is the evaluation output, up to the rounding of float32. */
export function isSame(mean: number, evaluation: number): boolean {
  return Math.abs(mean - evaluation) <= 2e-6 * Math.max(1, Math.abs(evaluation));
}
