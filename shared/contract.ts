import { z } from 'zod';
import { backendChoiceSchema, type EngineReport } from './engine.ts';
import { hyperparametersSchema } from './hyperparameters.ts';
import { call, stream, type Client, type Handlers } from './rpc/contract.ts';

/** The most steps one request may ask for. */
const maximumStepsPerRequest = 1_000_000;

/** An experiment has been started (or started again and brought to `completedSteps`). */
export interface StartedExperiment {
  readonly engine: EngineReport;
  /** Packed by `startLayout`: data and initial parameters. */
  readonly start: Float32Array;
  /** The loss of each step done so far: empty unless `completedSteps` was asked for. */
  readonly losses: Float32Array;
  /** The last step done, packed by `stepLayout`; null before the first. */
  readonly record: Float32Array | null;
}

/** Steps that were recorded since the last item of the stream, coalesced to at most one item a frame. */
export interface RecordedSteps {
  /** The number of the first of them, counted from 1. */
  readonly firstStep: number;
  /** The loss of each of them. */
  readonly losses: Float32Array;
  /** The last of them, packed by `stepLayout`. */
  readonly record: Float32Array;
  /** Milliseconds the engine spent on them. */
  readonly elapsedMs: number;
}

/** The loss before and after an update (F10), with everything but the parameters held fixed. */
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

const wholeSteps = z.number().int().max(maximumStepsPerRequest);

/**
 * Every message of the app, declared once. A connection holds at most one experiment; starting another replaces it.
 */
export const labContract = {
  /** Draws parameters and data from the seed; replays `completedSteps` steps, so that a lost connection loses nothing. */
  startExperiment: call<StartedExperiment>()(
    z.strictObject({
      hyperparameters: hyperparametersSchema,
      backend: backendChoiceSchema,
      completedSteps: wholeSteps.nonnegative(),
    }),
  ),
  /** Trains `count` steps, recording each. */
  recordSteps: stream<RecordedSteps>()(z.strictObject({ count: wholeSteps.positive() })),
  /** The effect of the last update; draws no number from the experiment's generator. */
  measureUpdate: call<UpdateEffect>()(z.strictObject({})),
};

/** The service behind a connection, and what a window calls. */
export type LabHandlers = Handlers<typeof labContract>;
export type LabClient = Client<typeof labContract>;
