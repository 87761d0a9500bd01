import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { checkReadExperiment } from '#core/experiments/check-experiment.ts';
import type { ExperimentCheck } from '#shared/contract/file-contract.ts';
import type { BackendChoice } from '#shared/engine.ts';
import type { ExperimentDocument } from '#shared/experiment/experiment-document.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { asLabError } from '#shared/lab-error.ts';
import { bytesOf, UnreadableFile } from './file-bytes.ts';
import type { NamedFile } from './find-files.ts';
import { unlikeStart } from './like-start.ts';

/** What is in a file that could be read. */
export interface FileContents {
  readonly title: string;
  readonly seed: number;
  readonly steps: number;
  readonly edits: number;
  /** In what it is not the experiment that was asked for; empty when it is, or when none was. */
  readonly unlike: readonly string[];
}

/** What is said of one file. `message` is a sentence; `contents` is null for a file that could not be read. */
export type CheckedFile = { readonly file: string; readonly contents: FileContents | null } & (
  ExperimentCheck | { readonly kind: 'invalid' | 'failed'; readonly message: string }
);

/** What each file is checked by. */
export interface FileCheck {
  readonly backend: BackendChoice;
  /** The experiment that was asked for; null: any. */
  readonly start: ExperimentState | null;
}

/** Checks a file. Never fails: what went wrong is said of the file. */
export async function checkFile({ file, problem }: NamedFile, { backend, start }: FileCheck): Promise<CheckedFile> {
  let contents: FileContents | null = null;
  try {
    if (problem !== null) throw new UnreadableFile(problem);
    const read = readExperimentFile(await bytesOf(file));
    const { title, state } = read.document;
    const { hyperparameters, completedSteps, edits } = state;
    const unlike = start === null ? [] : unlikeStart(start, state);
    contents = { title, seed: hyperparameters.seed, steps: completedSteps, edits: edits.length, unlike };
    return { file, contents, ...(await checkReadExperiment(read, backend, new AbortController().signal, nodeEngine)) };
  } catch (thrown) {
    const { code, message } = asLabError(thrown);
    const isInvalid = thrown instanceof UnreadableFile || code === 'invalid-input';
    return { file, contents, kind: isInvalid ? 'invalid' : 'failed', message };
  }
}

/**
 * The experiment a file holds that others are to be like.
 * @throws UnreadableFile when there is nothing to read; LabError `invalid-input` when it is no experiment.
 */
export async function startIn(file: string): Promise<ExperimentDocument> {
  return readExperimentFile(await bytesOf(file)).document;
}
