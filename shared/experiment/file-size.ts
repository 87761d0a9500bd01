import { largestExperimentFile } from '../contract/file-contract.ts';
import { LabError } from '../lab-error.ts';

/**
 * Refuses a file by its size, before it is read.
 * @param bytes its size
 * @throws LabError `invalid-input` when no experiment file is as large.
 */
export function refuseLargeFile(name: string, bytes: number): void {
  if (bytes <= largestExperimentFile) return;
  const mebibytes = (size: number): string => String(Math.ceil(size / 2 ** 20));
  throw new LabError(
    'invalid-input',
    `${name} is ${mebibytes(bytes)} MB large; an experiment file has at most ${mebibytes(largestExperimentFile)} MB.`,
  );
}
