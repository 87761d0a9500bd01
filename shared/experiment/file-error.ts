import type { z } from 'zod';
import { fieldName, JsonError } from '../json/json-error.ts';
import { lineOfField } from '../json/read-json.ts';
import { LabError } from '../lab-error.ts';

/** The most characters a refusal quotes at once. */
const longestQuote = 200;

/**
 * What was thrown over a file as an error for the user, that names the field and the line; what is no JsonError stays itself.
 * @param text the JSON the paths belong to; null when there is none or it was migrated.
 */
export function asFileError(thrown: unknown, text: string | null): unknown {
  if (!(thrown instanceof JsonError)) return thrown;
  const { path } = thrown;
  // Names come from the file, and may be as long as it.
  const field = shortened(fieldName(path)) || 'The file';
  const message = shortened(thrown.message);
  const line = thrown.line ?? (text === null ? null : lineOfField(text, path));
  const place = line === null ? '' : ` (line ${line})`;
  const advice =
    line === null ? 'Use an earlier copy of the file' : 'Correct it there, or use an earlier copy of the file';
  return new LabError('invalid-input', `${field}${place} ${message}. ${advice}.`);
}

function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}...`;
}

/** The first thing zod found wrong, as an error of the file. */
export function issueError({ issues: [issue] }: z.ZodError): JsonError {
  const path = issue?.path ?? [];
  if (issue?.code !== 'unrecognized_keys') return new JsonError(path, issue?.message ?? 'is not valid');
  return new JsonError([...path, ...issue.keys.slice(0, 1)], 'is a field that no file of this version has');
}
