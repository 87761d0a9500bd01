import { readFile, stat } from 'node:fs/promises';
import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { checkReadExperiment } from '#core/experiments/check-experiment.ts';
import { largestExperimentFile, type ExperimentCheck } from '#shared/contract/file-contract.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { asLabError } from '#shared/lab-error.ts';
import type { CheckRequest } from './check-arguments.ts';
import { findFiles } from './find-files.ts';
import { unlikeStart } from './like-start.ts';

/** Why a name on the command line leads to nothing that can be read: a sentence, for the command line speaks English. */
class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

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

/**
 * Checks one file after the other; no file stops the others.
 * @param start the experiment that was asked for; null: any.
 */
export async function* checkFiles(
  { files, backend }: Pick<CheckRequest, 'files' | 'backend'>,
  start: ExperimentState | null,
): AsyncGenerator<CheckedFile, void, undefined> {
  const { signal } = new AbortController();
  for (const { file, problem } of await findFiles(files)) {
    let contents: FileContents | null = null;
    try {
      if (problem !== null) throw new UnreadableFile(problem);
      const read = readExperimentFile(await bytesOf(file));
      const { title, state } = read.document;
      const { hyperparameters, completedSteps, edits } = state;
      const unlike = start === null ? [] : unlikeStart(start, state);
      contents = { title, seed: hyperparameters.seed, steps: completedSteps, edits: edits.length, unlike };
      yield { file, contents, ...(await checkReadExperiment(read, backend, signal, nodeEngine)) };
    } catch (thrown) {
      const { code, message } = asLabError(thrown);
      const isInvalid = thrown instanceof UnreadableFile || code === 'invalid-input';
      yield { file, contents, kind: isInvalid ? 'invalid' : 'failed', message };
    }
  }
}

/**
 * The experiment a file holds that others are to be like.
 * @throws UnreadableFile when there is nothing to read; LabError `invalid-input` when it is no experiment.
 */
export async function startIn(file: string): Promise<ExperimentState> {
  return readExperimentFile(await bytesOf(file)).document.state;
}

/** @throws UnreadableFile when there is nothing to read. */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new UnreadableFile('This is not a file.');
    if (found.size > largestExperimentFile) throw new UnreadableFile('The file is larger than 64 MB.');
    return await readFile(file);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'There is no such file.',
      EACCES: 'It may not be read by this user.',
    };
    throw new UnreadableFile(reasons[code] ?? `It cannot be read (${code || String(error)}).`);
  }
}
