import { z } from 'zod';
import type { NumberDifference } from '../experiment/compare-numbers.ts';
import { experimentDocumentSchema, type ExperimentDocument } from '../experiment/experiment-document.ts';
import type { UsedEngine } from '../engine.ts';
import type { Activation, Hyperparameters } from '../hyperparameters.ts';
import { call } from '../rpc/contract.ts';

/** The largest experiment file, in bytes. */
export const largestExperimentFile = 64 * 2 ** 20;

const file = z.instanceof(Uint8Array);
const recoveryId = z.string().max(100);

/** What a window adds to the experiment the engine holds to make a file of it. */
const savedPartsSchema = experimentDocumentSchema.omit({ state: true });

/** What a file holds, and the engine that computed its numbers; null when it does not tell. */
export type OpenedExperiment = ExperimentDocument & { readonly engine: UsedEngine | null };

/**
 * Why two engines that both compute as they should have different digits from a step on. `kink`: z1 of a unit (both counted from 0)
 * is within rounding of a kink of the activation, so that one engine has the unit on and the other off; `preActivation` is what the
 * engine that replayed has there. `rounding`: differences of rounding have grown. `overflow`: the numbers are not finite.
 */
export type PartingCause =
  | {
      readonly kind: 'kink';
      readonly sample: number;
      readonly unit: number;
      readonly preActivation: number;
      readonly activation: Activation;
    }
  | { readonly kind: 'rounding' }
  | { readonly kind: 'overflow' };

/** Whether the numbers a file recorded come out again. `step` counts from 1; 0 stands for the drawn start. */
export type ExperimentCheck =
  | { readonly kind: 'ok'; readonly steps: number }
  /** Nothing differs, but some numbers are not there to compare: which, such as `losses` or `lastStep.mask`. */
  | { readonly kind: 'incomplete'; readonly steps: number; readonly missing: readonly string[] }
  | PartedCheck
  | ({ readonly kind: 'differs' } & NumberDifference);

/**
 * The numbers were recorded on another engine than the one that replayed (`used`). Up to `step` they come out; from there on the two
 * part, so that nothing can be said of `first`, the first number that differs.
 */
export interface PartedCheck {
  readonly kind: 'parted';
  readonly step: number;
  readonly cause: PartingCause;
  readonly first: NumberDifference;
  readonly used: UsedEngine;
  /** Null where the file does not tell. */
  readonly recordedBy: UsedEngine | null;
}

/**
 * An experiment that was saved by itself and whose window is gone, with what tells it from others. `savedAt` is an ISO time; no path
 * leaves the engine.
 */
export interface RecoverableExperiment {
  readonly id: string;
  readonly title: string;
  readonly savedAt: string;
  readonly completedSteps: number;
  /** The settings it started with. */
  readonly hyperparameters: Hyperparameters;
  /** The name of the table its data came from; null when they were drawn from the seed. */
  readonly tableName: string | null;
}

/** The requests about experiment files. */
export const fileContract = {
  /** The present experiment as the bytes of a file. Changes nothing. */
  writeExperiment: call<Uint8Array>()(savedPartsSchema),
  /**
   * What a file holds, validated and migrated; the present experiment stays: `startExperiment` takes it from there.
   * @throws LabError `invalid-input`: what is wrong, in which field, in which line.
   */
  readExperiment: call<OpenedExperiment>()(z.strictObject({ file })),
  /** Replays a file beside the present experiment and compares with what it recorded. */
  checkExperiment: call<ExperimentCheck>()(z.strictObject({ file })),
  /** Saves the present experiment in the user's data folder, where it is found again after a crash; `savedAt` is an ISO time. */
  autosave: call<{ readonly savedAt: string }>()(savedPartsSchema),
  /** Throws away what this window has saved by itself: the experiment is safe elsewhere. */
  forgetAutosave: call<Record<string, never>>()(z.strictObject({})),
  /** What windows that are gone have left, the latest first. */
  listRecoverable: call<readonly RecoverableExperiment[]>()(z.strictObject({})),
  /** The bytes of one of them, the latest generation that can be read. */
  readRecoverable: call<Uint8Array>()(z.strictObject({ id: recoveryId })),
  /** Throws one of them away. */
  discardRecoverable: call<Record<string, never>>()(z.strictObject({ id: recoveryId })),
};
