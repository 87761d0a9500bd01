import { nodeEngine } from '#core/engine/node/node-engine.ts';
import { checkReadExperiment } from '#core/experiments/check-experiment.ts';
import { readExperimentFile, type ReadExperiment } from '#shared/experiment/read-file.ts';
import { asLabError } from '#shared/lab-error.ts';
import { AskedReplays } from './asked-replays.ts';
import type { CheckRequest } from './check-arguments.ts';
import { bytesOf, UnreadableFile } from './file-bytes.ts';
import { findFiles } from './find-files.ts';
import { unlikeAsked } from './grade-experiment.ts';
import { gradeAnswers } from './grade-file.ts';
import type { AskedLesson } from './grade-lesson.ts';
import { classNotes, fileNotes } from './grade-notes.ts';
import { shortNames } from './short-names.ts';
import type { GradedFile, GradedNumbers } from './graded-file.ts';
import { salvaged, type HandedIn } from '#shared/experiment/salvage.ts';

/** Grades what was handed in, file by file; no file stops the others, and what is left of a damaged one is graded. */
export async function gradeFiles(
  { files, backend }: Pick<CheckRequest, 'files' | 'backend'>,
  asked: AskedLesson,
): Promise<readonly GradedFile[]> {
  const replays = new AskedReplays(backend);
  const graded: GradedFile[] = [];
  const found = await findFiles(files);
  const names = shortNames(found);
  for (const [index, { file, problem }] of found.entries()) {
    const bytes = problem ?? (await bytesOf(file).catch(asProblem));
    graded.push(await gradeFile(names[index] ?? file, bytes));
  }
  return classNotes(graded);

  async function gradeFile(file: string, bytes: Uint8Array | string): Promise<GradedFile> {
    const read = readOrSalvaged(bytes);
    const { handedIn, experiment } = read;
    const state = experiment?.document.state ?? null;
    const recordedBy = experiment?.recorded.engine ?? null;
    return {
      file,
      title: handedIn.title,
      student: handedIn.student,
      numbers: experiment === null ? { kind: 'invalid', message: read.message } : await checked(experiment),
      unlike: state === null ? null : unlikeAsked(asked, handedIn.student, state),
      ...(await gradeAnswers(asked, handedIn, state, recordedBy, replays)),
      written: handedIn.notes === asked.notes ? '' : handedIn.notes,
      notes: fileNotes(asked, handedIn),
    };
  }

  async function checked(experiment: ReadExperiment): Promise<GradedNumbers> {
    try {
      return await checkReadExperiment(experiment, backend, new AbortController().signal, nodeEngine);
    } catch (thrown) {
      return { kind: 'failed', message: asLabError(thrown).message };
    }
  }
}

function asProblem(thrown: unknown): string {
  if (thrown instanceof UnreadableFile) return thrown.message;
  throw thrown;
}

/** A file as an experiment, or what is left of its answers and why it is none. */
function readOrSalvaged(bytes: Uint8Array | string): {
  readonly handedIn: HandedIn;
  readonly experiment: ReadExperiment | null;
  readonly message: string;
} {
  if (typeof bytes === 'string') return { handedIn: salvaged(new Uint8Array()), experiment: null, message: bytes };
  try {
    const experiment = readExperimentFile(bytes);
    return { handedIn: { ...experiment.document, lost: 0 }, experiment, message: '' };
  } catch (thrown) {
    return { handedIn: salvaged(bytes), experiment: null, message: asLabError(thrown).message };
  }
}
