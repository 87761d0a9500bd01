import { largestExperimentFile } from '../contract/file-contract.ts';
import { LabError } from '../lab-error.ts';
import { fault } from '../errors/fault.ts';

/**
 * Refuses a file by its size, before it is read.
 * @param bytes its size
 * @throws LabError `invalid-input` when no experiment file is as large.
 */
export function refuseLargeFile(name: string, bytes: number): void {
  if (bytes <= largestExperimentFile) return;
  const mebibytes = (size: number): number => Math.ceil(size / 2 ** 20);
  const parts = { file: name, megabytes: mebibytes(bytes), most: mebibytes(largestExperimentFile) };
  throw new LabError('invalid-input', fault('file-too-large', parts));
}
