import { largestExperimentFile } from '../contract/file-contract.ts';
import { isJsonObject, JsonError, type JsonObject } from '../json/json-error.ts';
import { readJson } from '../json/read-json.ts';
import { LabError } from '../lab-error.ts';
import { explainIssue } from '../errors/zod-rules.ts';
import { checkDocument } from './check-document.ts';
import { documentJson } from './document-json.ts';
import type { ExperimentDocument } from './experiment-document.ts';
import {
  experimentFileSchema,
  formatMinorVersion,
  formatName,
  formatVersion,
  type ExperimentFile,
} from './experiment-file.ts';
import { asFileError, issueError } from './file-error.ts';
import { fileLimits } from './file-limits.ts';
import { dataFromFile, differencesFromFile, editsFromFile } from './file-states.ts';
import { migrate } from './migrations/migrate.ts';
import { recordedNumbers, type RecordedNumbers } from './recorded-numbers.ts';
import { takeUnknownFields, unknownFieldsText, type TakenFields } from './unknown-fields.ts';
import { firstView } from './view-state.ts';
import { fault } from '../errors/fault.ts';

/** What a file holds: the experiment, and the numbers its engine computed. */
export interface ReadExperiment {
  readonly document: ExperimentDocument;
  readonly recorded: RecordedNumbers;
}

/**
 * Reads an experiment file of this version or an earlier one. Size, encoding, nesting and numbers are checked before anything is
 * built, then every field, then what depends on several.
 * @throws LabError `invalid-input`: the first thing that is wrong, in which field, in which line, and what to do.
 */
export function readExperimentFile(bytes: Uint8Array): ReadExperiment {
  let text: string | null = null;
  try {
    text = decode(bytes);
    const { file, isMigrated } = migrated(readJson(text, fileLimits));
    // The paths of a migrated file are not those of its text.
    if (isMigrated) text = null;
    return fromFile(file);
  } catch (thrown) {
    throw asFileError(thrown, text);
  }
}

/** @throws JsonError when there are too many bytes or they are not UTF-8. */
function decode(bytes: Uint8Array): string {
  if (bytes.length > largestExperimentFile) {
    throw new JsonError([], fault('larger-than-a-file', { megabytes: largestExperimentFile / 2 ** 20 }));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
    throw new JsonError([], fault('not-utf8'), line);
  }
}

/**
 * A file of an earlier version as one of this version.
 * @throws JsonError when it is no file of the app; LabError when a newer app wrote it.
 */
function migrated(file: unknown): { readonly file: JsonObject; readonly isMigrated: boolean } {
  if (!isJsonObject(file)) throw new JsonError([], fault('not-an-object'));
  const { format, version } = file;
  if (format !== formatName) throw new JsonError(['format'], fault('other-format', { format: formatName }));
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    throw new JsonError(['version'], fault('not-a-version'));
  }
  if (version > formatVersion) {
    throw new LabError('invalid-input', fault('newer-version', { version, known: formatVersion }));
  }
  return { file: migrate(file, version, formatVersion), isMigrated: version !== formatVersion };
}

function fromFile(raw: JsonObject): ReadExperiment {
  const { file, taken } = checkFields(raw);
  const { hyperparameters, completedSteps, title, notes, showNotes, predictions, lesson, student } = file;
  const view = file.view ?? firstView(completedSteps);
  const statesOf = (side: keyof typeof file.history) =>
    differencesFromFile(file.history[side], hyperparameters, ['history', side]);
  const document = {
    title,
    state: {
      hyperparameters,
      data: dataFromFile(file.data, ['data']),
      edits: editsFromFile(file.edits, hyperparameters, ['edits']),
      completedSteps,
    },
    history: { past: statesOf('past'), future: statesOf('future') },
    predictions,
    lesson,
    student,
    notes,
    showNotes,
    view,
  };
  checkDocument(document);
  const recorded = recordedNumbers(file.recorded, hyperparameters, completedSteps);
  const unknownFields = taken.length === 0 ? '' : unknownFieldsText(file.minorVersion, taken, documentJson(document));
  return { document: { ...document, unknownFields }, recorded };
}

/**
 * Checks every field by itself. Fields a newer minor version added are taken out; in a file of ours they are mistakes.
 * @throws JsonError for the first field that breaks a rule.
 */
function checkFields(raw: JsonObject): { readonly file: ExperimentFile; readonly taken: TakenFields } {
  const check = () => experimentFileSchema.safeParse(raw, { error: explainIssue });
  const first = check();
  if (first.success) return { file: first.data, taken: [] };
  const { minorVersion } = raw;
  const isNewer = typeof minorVersion === 'number' && minorVersion > formatMinorVersion;
  const taken = isNewer ? takeUnknownFields(raw, first.error.issues) : [];
  const second = isNewer ? check() : first;
  if (second.success) return { file: second.data, taken };
  throw issueError(second.error);
}
