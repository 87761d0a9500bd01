import type { z } from 'zod';
import { fieldName, JsonError } from '../json/json-error.ts';
import { lineOfField } from '../json/read-json.ts';
import { LabError } from '../lab-error.ts';

/**
 * What was thrown over a file as an error for the user, that names the field and the line; what is no JsonError stays itself.
 * @param text the JSON the paths belong to; null when there is none or it was migrated.
 */
export function asFileError(thrown: unknown, text: string | null): unknown {
  if (!(thrown instanceof JsonError)) return thrown;
  const { path, message } = thrown;
  const line = thrown.line ?? (text === null ? null : lineOfField(text, path));
  const place = line === null ? '' : ` (line ${line})`;
  const advice =
    line === null ? 'Use an earlier copy of the file' : 'Correct it there, or use an earlier copy of the file';
  return new LabError('invalid-input', `${fieldName(path) || 'The file'}${place} ${message}. ${advice}.`);
}

/** The first thing zod found wrong, as an error of the file. */
export function issueError({ issues: [issue] }: z.ZodError): JsonError {
  return new JsonError(issue?.path ?? [], issue?.message ?? 'is not valid');
}
