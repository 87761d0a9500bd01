import { z } from 'zod';
import { exportContract } from './export-contract.ts';
import { fileContract } from './file-contract.ts';
import { importContract } from './import-contract.ts';
import { trainingContract, type RecordedSteps } from './training-contract.ts';
import { bugIds } from '../bugs/bug-ids.ts';
import type { PlantedStep } from '../bugs/planted-step.ts';
import { experimentStateSchema, mostCompletedSteps } from '../experiment/experiment-state.ts';
import { backendChoiceSchema, type EngineReport } from '../engine.ts';
import { editsSchema } from '../edits.ts';
import { hyperparametersSchema, type DropoutMode } from '../hyperparameters.ts';
import type { LossCurveData } from '../loss-curve.ts';
import type { ParameterName } from '../tensors/tensor-names.ts';
import { call, stream, type Client, type Handlers } from '../rpc/contract.ts';

/** An experiment has been started (or started again and brought to `completedSteps`). */
export interface StartedExperiment {
  readonly engine: EngineReport;
  /** Packed by `startLayout`: data (of the first batch) and initial parameters, with the edits of step 1 made. */
  readonly start: Float32Array;
  /** How many steps are done: as many as were asked for. */
  readonly completedSteps: number;
  /** The losses of these steps, in bounded memory. */
  readonly lossCurve: LossCurveData;
  /** The last step done, packed by `stepLayout`; null before the first. */
  readonly record: Float32Array | null;
}

/** The experiment after its edits were changed: replayed to the step that was asked for, which is now its last. */
export type ReplayedExperiment = Omit<StartedExperiment, 'engine'>;

/** The loss before and after an update, with everything but the parameters held fixed. */
export interface LossBeforeAndAfter {
  readonly before: number;
  readonly after: number;
}

/** What the last update did to the loss: on the mask it was computed with, and on the mask the next step would draw. */
export interface UpdateEffect {
  readonly step: number;
  readonly sameMask: LossBeforeAndAfter;
  readonly freshMask: LossBeforeAndAfter;
}

/** The largest difference between two gradients of one parameter, over its cells. */
export interface GradientDifference {
  readonly absolute: number;
  /**
   * Of the cell, |a - b| / max(|a|, |b|, f). The floor f keeps the rounding of float32 in cells that nearly cancel out: a
   * hundredth of what the parameter's largest cell would be if none of its terms cancelled, at least 1e-6.
   */
  readonly relative: number;
}

/** How the explicit gradient of one parameter compares with the two that do not know the formulas. */
export interface ParameterAudit {
  /** Whether it can be compared: the loss of the step and what the formulas are compared with are finite. */
  readonly isFinite: boolean;
  /** With TensorFlow.js's automatic differentiation of the same forward pass. */
  readonly tape: GradientDifference;
  /** With central differences in double precision, the mask held fixed. */
  readonly centralDifferences: GradientDifference;
  /**
   * Cells left out of the comparison with central differences, because moving the weight moves a pre-activation across
   * the kink of ReLU: there the two-sided difference has no meaning.
   */
  readonly cellsAtKink: number;
}

/**
 * What an audit found. `passed`: every difference is within its tolerance. `not-finite`: some parameters cannot be checked, for
 * the loss or the gradients are infinite or NaN, and the others pass. `failed`: a difference of finite numbers is too large.
 */
export type AuditVerdict = 'passed' | 'not-finite' | 'failed';

/** The self-audit of one step. */
export interface StepAudit {
  readonly step: number;
  readonly parameters: Readonly<Record<ParameterName, ParameterAudit>>;
  /** The largest differences that pass: tape absolute, central relative. */
  readonly tolerances: { readonly tape: number; readonly centralDifferences: number };
  /** The distance by which each weight was moved for the central differences. */
  readonly stepSize: number;
  readonly verdict: AuditVerdict;
}

/** One mode of dropout on the weights, the hidden units and the kept cells of a recorded step; batch rows. */
export interface ModeOutputs {
  /** m, batch x hidden: 0 or the mode's training scale; all 1 for `off`. */
  readonly mask: Float32Array;
  /** d = h * m, batch x hidden. */
  readonly dropped: Float32Array;
  /** y_hat in training, batch x out. */
  readonly trainingOutput: Float32Array;
  /** fc2.weight as evaluation uses it, out x hidden: times q in classic mode. */
  readonly evaluationWeight: Float32Array;
  /** y_hat in evaluation, batch x out. */
  readonly evaluationOutput: Float32Array;
}

/** The three modes side by side on one step. */
export interface ScalingComparison {
  readonly step: number;
  readonly modes: Readonly<Record<DropoutMode, ModeOutputs>>;
}

/** A mean over drawn masks and its standard error, s / sqrt(n); NaN error below two draws. */
export interface RunningMean {
  readonly mean: number;
  readonly standardError: number;
}

/** What the masks drawn so far say: cumulative, in the order they were drawn. */
export interface DrawnMasks {
  readonly drawn: number;
  /** d[sample, unit]. */
  readonly activation: RunningMean;
  /** y_hat[sample, output]. */
  readonly output: RunningMean;
  /** The loss of the whole batch, by the loss convention. */
  readonly loss: RunningMean;
}

/** The values the means tend to: without drawing anything. */
export interface ExactExpectation {
  readonly activation: number;
  readonly output: number;
  /** E[loss] of the batch: loss at E[output] plus what the variance of the outputs adds; null for a loss of which that is not so. */
  readonly loss: number | null;
  /** The loss at E[output], which is the loss of evaluation. */
  readonly lossOfExpectedOutput: number;
}

/** All 2^hidden masks of one sample, weighted by their probability. */
export interface MaskEnsemble {
  readonly masks: number;
  /** Probability per bin of y_hat[sample, output], equal widths from `lowest` to `highest`. */
  readonly histogram: Float64Array;
  readonly lowest: number;
  readonly highest: number;
  /** E[y_hat] and Var[y_hat] by enumeration. */
  readonly mean: number;
  readonly variance: number;
  /** y_hat[sample, output] in evaluation. */
  readonly evaluationOutput: number;
  /** Of the batch: E[loss] by enumeration, and the loss at E[output]. */
  readonly expectedLoss: number;
  readonly lossOfExpectedOutput: number;
}

/** The most hidden units whose masks are enumerated: 65,536 masks. */
export const mostEnumeratedUnits = 16;
/** The most masks one request draws. */
const mostDrawnMasks = 100_000;

/** The highest number of a draw of the ones: each starts from the seed, and passes the earlier ones over. */
const mostOnesDraws = 10_000;

const wholeSteps = z.number().int().max(mostCompletedSteps);

/** Which cell the expectation is about: with the weights before step `step`; all count from 0 but the step. */
const maskRequest = z.strictObject({
  step: wholeSteps.positive(),
  sample: z.number().int().nonnegative(),
  unit: z.number().int().nonnegative(),
  output: z.number().int().nonnegative(),
});

/**
 * Every message of the app, declared once. A connection holds at most one experiment; starting another replaces it.
 */
export const labContract = {
  ...fileContract,
  ...exportContract,
  ...importContract,
  ...trainingContract,
  /** Draws parameters and data from the seed, or takes the data that are given; replays `completedSteps` steps, so that a lost connection loses nothing. */
  startExperiment: call<StartedExperiment>()(experimentStateSchema.extend({ backend: backendChoiceSchema })),
  /** Replaces the list of edits and replays to `completedSteps`; the steps behind it are gone, to be recorded again. */
  changeEdits: call<ReplayedExperiment>()(
    z.strictObject({ edits: editsSchema, completedSteps: wholeSteps.nonnegative() }),
  ),
  /** A step again, by checkpoint and replay: the same bytes as the first time, packed by `stepLayout`. Changes nothing. */
  visitStep: call<Float32Array>()(z.strictObject({ step: wholeSteps.positive() })),
  /** Compares the gradients of a step with automatic differentiation and central differences. */
  auditStep: call<StepAudit>()(z.strictObject({ step: wholeSteps.positive() })),
  /** Classic, inverted and off on the weights and the mask of a step. */
  compareScaling: call<ScalingComparison>()(z.strictObject({ step: wholeSteps.positive() })),
  /**
   * Draws `count` masks with a generator of their own and reports the running means: at numbers of masks a tenth apart, from
   * 1 on, and between them at most once a frame.
   */
  drawMasks: stream<DrawnMasks>()(maskRequest.extend({ count: z.number().int().positive().max(mostDrawnMasks) })),
  /** What the drawn means tend to. */
  expectMasks: call<ExactExpectation>()(maskRequest),
  /** Every mask of a sample; for at most `mostEnumeratedUnits` hidden units. */
  enumerateMasks: call<MaskEnsemble>()(
    maskRequest.omit({ unit: true }).extend({ bins: z.number().int().min(1).max(200) }),
  ),
  /**
   * Dropout in training on a 5 x 10 matrix of ones, row by row: the draw of this number, counted from 0, after the seed.
   * Belongs to no experiment and changes none.
   */
  drawOnes: call<Float32Array>()(
    hyperparametersSchema
      .pick({ dropProbability: true, dropoutLayer: true, seed: true })
      .extend({ draw: z.number().int().nonnegative().max(mostOnesDraws) }),
  ),
  /** A step again, by the lab and by a program with one wrong line, from the same start and random numbers. Changes nothing. */
  plantedStep: call<PlantedStep>()(z.strictObject({ step: wholeSteps.positive(), bug: z.enum(bugIds) })),
  /** Trains `count` steps as fast as possible and reports them as `run` does, without measuring anything. */
  recordSteps: stream<RecordedSteps>()(z.strictObject({ count: wholeSteps.positive() })),
  /** Nothing but an answer, given between two bursts of whatever is computed: an engine that does not give it computes one thing for long, or hangs. */
  beat: call<Record<string, never>>()(z.strictObject({})),
  /** The effect of the last update; draws no number from the experiment's generator. */
  measureUpdate: call<UpdateEffect>()(z.strictObject({})),
};

/** The service behind a connection, and what a window calls. */
export type LabHandlers = Handlers<typeof labContract>;
export type LabClient = Client<typeof labContract>;
