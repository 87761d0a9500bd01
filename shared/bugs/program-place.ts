import type { StepRecord } from '../step-record.ts';
import { stepTensorNames, type TensorName } from '../tensors/tensor-names.ts';

/**
 * What a program gives beside its step, in the order it comes: W1 [hidden, in] as it prints it before and after the update, then y_hat
 * [batch, out] of its evaluation of the same samples with the weights after the update, called twice.
 */
export const programOutputs = ['printed.before', 'printed.after', 'evaluation.first', 'evaluation.second'] as const;
export type ProgramOutput = (typeof programOutputs)[number];

/** Where two programs can differ: a tensor of the step, or what comes beside it. */
export type ProgramPlace = TensorName | ProgramOutput;

/** The numbers of a program: its step, packed by `stepLayout` of plain SGD, and what comes beside it. */
export interface ProgramNumbers {
  readonly record: Float32Array;
  readonly outputs: Readonly<Record<ProgramOutput, Float32Array>>;
}

/** The same with the step unpacked. */
export interface ProgramRun {
  readonly record: StepRecord;
  readonly outputs: Readonly<Record<ProgramOutput, Float32Array>>;
}

/** Whether a place is beside the step. */
export function isProgramOutput(place: ProgramPlace): place is ProgramOutput {
  return (programOutputs as readonly string[]).includes(place);
}

/** The tensor of the step whose shape and meaning a place has: fc1.weight of what is printed, output of an evaluation. */
export function tensorOfPlace(place: ProgramPlace): TensorName {
  return isProgramOutput(place) ? outputTensors[place] : place;
}

const outputTensors: Readonly<Record<ProgramOutput, TensorName>> = {
  'printed.before': 'fc1.weight',
  'printed.after': 'fc1.weight',
  'evaluation.first': 'output',
  'evaluation.second': 'output',
};

/** The place of this name; null where there is none. */
export function readProgramPlace(text: string): ProgramPlace | null {
  return (
    ([...stepTensorNames('sgd'), ...programOutputs] as readonly ProgramPlace[]).find((place) => place === text) ?? null
  );
}
