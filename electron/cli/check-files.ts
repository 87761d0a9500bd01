import { readFile, stat } from 'node:fs/promises';
import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { checkExperiment } from '#core/experiments/check-experiment.ts';
import { largestExperimentFile, type ExperimentCheck, type PartingCause } from '#shared/contract/file-contract.ts';
import type { UsedEngine } from '#shared/engine.ts';
import { asLabError, LabError } from '#shared/lab-error.ts';
import type { CheckRequest } from './check-arguments.ts';

/** The result for one file. `message` is a sentence. */
export type CheckedFile = { readonly file: string } & (
  ExperimentCheck | { readonly kind: 'invalid' | 'failed'; readonly message: string }
);

/** Checks one file after the other; no file stops the others. */
export async function* checkFiles({ files, backend }: CheckRequest): AsyncGenerator<CheckedFile, void, undefined> {
  const { signal } = new AbortController();
  for (const file of files) {
    try {
      yield { file, ...(await checkExperiment(await bytesOf(file), backend, signal, nodeEngine)) };
    } catch (thrown) {
      const { code, message } = asLabError(thrown);
      yield { file, kind: code === 'invalid-input' ? 'invalid' : 'failed', message };
    }
  }
}

/** @throws LabError `invalid-input` when there is nothing to read. */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const found = await stat(file);
    if (!found.isFile()) throw new LabError('invalid-input', 'This is not a file.');
    if (found.size > largestExperimentFile) throw new LabError('invalid-input', 'The file is larger than 64 MB.');
    return await readFile(file);
  } catch (error) {
    if (error instanceof LabError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'There is no such file.',
      EACCES: 'It may not be read by this user.',
    };
    throw new LabError('invalid-input', reasons[code] ?? `It cannot be read (${code || String(error)}).`);
  }
}

/** One line a file, whatever its name or what it holds: a control character cannot begin another line. */
export async function* checkLines(checked: AsyncIterable<CheckedFile>): AsyncGenerator<string, void, undefined> {
  for await (const result of checked) {
    const line = `${result.file}: ${verdict(result)}`;
    yield `${line.replace(controlCharacters, (character) => JSON.stringify(character).slice(1, -1))}\n`;
  }
}

// Characters that end a line or move the cursor of a terminal.
const controlCharacters = /\p{Cc}|\p{Zl}|\p{Zp}/gu;

function verdict(result: CheckedFile): string {
  switch (result.kind) {
    case 'ok':
      return 'ok';
    case 'differs':
      return `differs at step ${result.step}: ${result.tensor} by ${shortDifference(result.difference)}`;
    case 'parted':
      return `compared up to step ${result.step}: ${partedBecause(result)}`;
    default:
      return `${result.kind}: ${result.message}`;
  }
}

/** Why nothing can be said from a step on: counted from 1, as on screen. */
function partedBecause({ cause, used, recordedBy }: ExperimentCheck & { readonly kind: 'parted' }): string {
  const engines = `${recordedBy === null ? 'an engine it does not name' : engineName(recordedBy)}, not ${engineName(used)}`;
  const reason: Readonly<Record<PartingCause['kind'], string>> = {
    kink: 'within rounding of the kink of the activation',
    rounding: 'their rounding has grown beyond 2e-6',
    overflow: 'its numbers are not finite',
  };
  const cell = cause.kind === 'kink' ? `z1[${cause.sample + 1}, ${cause.unit + 1}] is ` : '';
  return `there the engines part (${cell}${reason[cause.kind]}); it was recorded on ${engines}`;
}

const engineName = ({ name, version }: UsedEngine) => `${name} ${version}`;

function shortDifference(difference: number): string {
  return Number.isFinite(difference) ? difference.toExponential(1) : 'more than any number';
}

/** All files as one JSON array, an object a line; a difference that is not finite is null. */
export async function* checkJson(checked: AsyncIterable<CheckedFile>): AsyncGenerator<string, void, undefined> {
  let separator = '[\n ';
  for await (const result of checked) {
    yield separator + JSON.stringify(result);
    separator = ',\n ';
  }
  yield '\n]\n';
}
