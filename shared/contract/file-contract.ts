import { z } from 'zod';
import { experimentDocumentSchema, type ExperimentDocument } from '../experiment/experiment-document.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import { call } from '../rpc/contract.ts';
import type { TensorName } from '../tensors/tensor-names.ts';

/** The largest experiment file, in bytes. */
export const largestExperimentFile = 64 * 2 ** 20;

const file = z.instanceof(Uint8Array);
const recoveryId = z.string().max(100);

/** What a window adds to the experiment the engine holds to make a file of it. */
const savedPartsSchema = experimentDocumentSchema.omit({ state: true });

/** Whether the numbers a file recorded come out again. `step` counts from 1; 0 stands for the drawn start. */
export type ExperimentCheck =
  | { readonly kind: 'ok'; readonly steps: number }
  /** Nothing differs, but some numbers are not there to compare: which, such as `losses` or `lastStep.mask`. */
  | { readonly kind: 'incomplete'; readonly steps: number; readonly missing: readonly string[] }
  | {
      readonly kind: 'differs';
      readonly step: number;
      readonly tensor: TensorName;
      /** The largest absolute difference in this tensor. */
      readonly difference: number;
    };

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
  readExperiment: call<ExperimentDocument>()(z.strictObject({ file })),
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
