import type { BugId } from '#shared/bugs/bug-ids.ts';
import { bugSettings } from '#shared/bugs/bug-settings.ts';
import type { PlantedStep } from '#shared/bugs/planted-step.ts';
import type { BackendName } from '#shared/engine.ts';
import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { tensorMatrix, type StepRecord } from '#shared/step-record.ts';
import { drawsMask, sharesMask } from '#shared/variants/dropout-modes.ts';
import { withBackend } from '../backend.ts';
import { rescaleMask } from '../changed-mask.ts';
import { drawMask } from '../network/dropout.ts';
import type { Domain } from '../network/domain.ts';
import type { TorchGenerator } from '../random/torch-generator.ts';
import { plantedPieces, rightPieces, type ProgramPieces } from './program-pieces.ts';
import { runProgram } from './run-program.ts';

/** A recorded step, the settings in force at it, and the generator as it stood before the step drew its mask. */
export interface StepToPlantIn {
  readonly record: StepRecord;
  readonly hyperparameters: Hyperparameters;
  readonly generator: TorchGenerator;
}

/**
 * The step of the lab and that of a program with one wrong line, from the same x, y, weights and random numbers, with the settings of
 * `bugSettings`. Where those are the experiment's own, the lab's step is the recorded one. Nothing it is given is changed.
 * @param backend a backend that is loaded.
 */
export function plantBug(
  bug: BugId,
  { record, hyperparameters, generator }: StepToPlantIn,
  backend: BackendName,
): PlantedStep {
  const settings = bugSettings(bug, hyperparameters);
  const ownMask = maskOf(record, hyperparameters, settings, generator);
  const run = (pieces: ProgramPieces, domain: Domain) => {
    const behindMask = generator.clone();
    drawMask(behindMask, settings);
    return runProgram(pieces, record, { settings, ownMask, beforeMask: generator, behindMask }, domain);
  };
  const both = (domain: Domain) => ({
    lab: run(rightPieces, domain),
    program: run({ ...rightPieces, ...plantedPieces[bug] }, domain),
  });
  return withBackend(backend, () => {
    const finite = both('finite');
    // As the lab does: where a number is not finite, by the kernels that pass or stop NaN and infinities as PyTorch's do.
    const isFinite = [finite.lab, finite.program].every((numbers) => numbers.record.every(Number.isFinite));
    return { step: record.step, settings, ...(isFinite ? finite : both('any')) };
  });
}

/** The mask of the lab's step: the recorded one where these settings draw such a mask, edits of it included; otherwise drawn anew. */
function maskOf(
  record: StepRecord,
  hyperparameters: Hyperparameters,
  settings: Hyperparameters,
  generator: TorchGenerator,
): Float32Array {
  const isDrawnAlike =
    drawsMask(hyperparameters) &&
    !sharesMask[hyperparameters.maskSharing] &&
    hyperparameters.dropoutLayer === settings.dropoutLayer &&
    hyperparameters.dropProbability === settings.dropProbability;
  return isDrawnAlike
    ? rescaleMask(tensorMatrix(record, 'mask').data, settings)
    : drawMask(generator.clone(), settings);
}
