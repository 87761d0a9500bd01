import { largestExperimentFile } from '../contract/file-contract.ts';
import { jsonText } from '../json/json-text.ts';
import { LabError } from '../lab-error.ts';
import type { OwnBytes } from '../own-memory.ts';
import { explainIssue } from '../errors/zod-rules.ts';
import { checkDocument } from './check-document.ts';
import { documentJson } from './document-json.ts';
import { experimentDocumentSchema, type ExperimentDocument } from './experiment-document.ts';
import type { ExperimentHistory, StateDifference } from './experiment-state.ts';
import { asFileError, issueError } from './file-error.ts';
import { tensorNumbers } from './file-states.ts';
import { recordedJson, type EngineNumbers } from './recorded-numbers.ts';
import { fileDigits } from './tensor-json.ts';
import { withUnknownFields } from './unknown-fields.ts';
import { fault } from '../errors/fault.ts';

/**
 * An experiment as the bytes of a file: the same experiment, the same bytes. Where undo and redo would make the file too large,
 * the states farthest from the present one are left out.
 * @param numbers null where only the engine has them: such a file has all that determines them, and they are computed when it is opened.
 * @throws LabError `invalid-input` when the document is inconsistent or too large even without them: a file that is written can
 * be read.
 */
export function experimentFileBytes(document: ExperimentDocument, numbers: EngineNumbers | null): OwnBytes {
  const checked = checkedDocument(document);
  let history = nearHistory(checked.history);
  for (;;) {
    const bytes = bytesOf({ ...checked, history }, numbers);
    if (bytes.length <= largestExperimentFile) return bytes;
    const shorter = halfOf(history);
    if (shorter === null) {
      const megabytes = largestExperimentFile / 2 ** 20;
      throw new LabError('invalid-input', fault('no-room-in-file', { megabytes }));
    }
    history = shorter;
  }
}

/** About how many bytes of the past, and as many of the future, are tried at all: before so much text is made. */
const mostHistoryBytes = 20 * 2 ** 20;

function nearHistory({ past, future }: ExperimentHistory): ExperimentHistory {
  return { past: nearStates(past), future: nearStates(future) };
}

/** The first states of a list that are expected to fit. */
function nearStates(states: readonly StateDifference[]): StateDifference[] {
  let bytes = 0;
  const firstTooFar = states.findIndex((state) => (bytes += expectedBytes(state)) > mostHistoryBytes);
  return firstTooFar === -1 ? [...states] : states.slice(0, firstTooFar);
}

/** About the length of a state: of packed numbers exactly, of everything else roughly. */
function expectedBytes(state: StateDifference): number {
  return 500 + 120 * state.addedEdits.length + (16 / 3) * tensorNumbers(state);
}

/** The half of the states that is nearer to the present one; null when there is none left to leave out. */
function halfOf({ past, future }: ExperimentHistory): ExperimentHistory | null {
  if (past.length + future.length === 0) return null;
  return { past: past.slice(0, past.length / 2), future: future.slice(0, future.length / 2) };
}

/** The document with its fields in the order of the schema, in which they are written. */
function checkedDocument(document: ExperimentDocument): ExperimentDocument {
  try {
    const checked = experimentDocumentSchema.safeParse(document, { error: explainIssue });
    if (!checked.success) throw issueError(checked.error);
    checkDocument(checked.data);
    return checked.data;
  } catch (thrown) {
    throw asFileError(thrown, null);
  }
}

function bytesOf(document: ExperimentDocument, numbers: EngineNumbers | null): OwnBytes {
  try {
    const recorded = numbers && { recorded: recordedJson(numbers, document.state.hyperparameters) };
    const json = documentJson(document);
    // Numbers of an unknown engine are those of a file of version 1.0.
    const minorVersion = Math.max(json.minorVersion, (numbers?.engine ?? null) === null ? 0 : 1);
    const tree = withUnknownFields({ ...json, minorVersion, ...recorded }, document.unknownFields);
    return new TextEncoder().encode([...jsonText(tree, fileDigits), '\n'].join(''));
  } catch (thrown) {
    throw asFileError(thrown, null);
  }
}
