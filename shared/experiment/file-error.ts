import type { z } from 'zod';
import { fault } from '../errors/fault.ts';
import { ruleIn, type Rule } from '../errors/zod-rules.ts';
import { fieldName, JsonError } from '../json/json-error.ts';
import { lineOfField } from '../json/read-json.ts';
import { LabError } from '../lab-error.ts';

/** The most characters a refusal quotes of one name. */
const longestQuote = 200;

/**
 * What was thrown over a file as an error for the user, that names the field and the line; what is no JsonError stays itself.
 * @param text the JSON the paths belong to; null when there is none or it was migrated.
 */
export function asFileError(thrown: unknown, text: string | null): unknown {
  if (!(thrown instanceof JsonError)) return thrown;
  const { path, rule } = thrown;
  const line = thrown.line ?? (text === null ? null : lineOfField(text, path));
  const parts = { field: shortened(fieldName(path)), line, rule: withShortNames(rule) };
  return new LabError('invalid-input', fault('file-refused', parts));
}

/** A rule with its names shortened: they come from the file, and may be as long as it. */
function withShortNames({ name, parts }: Rule): Rule {
  const named = Object.entries(parts as Readonly<Record<string, unknown>>); // parts have names
  const short = named.map(([part, value]) => [part, typeof value === 'string' ? shortened(value) : value]);
  return { name, parts: Object.fromEntries(short) as unknown } as Rule; // of the same name, with the same parts
}

function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote)}...`;
}

/** The first thing zod found wrong, as an error of the file. */
export function issueError({ issues: [issue] }: z.ZodError): JsonError {
  const path = issue?.path ?? [];
  if (issue?.code !== 'unrecognized_keys') return new JsonError(path, ruleIn(issue));
  return new JsonError([...path, ...issue.keys.slice(0, 1)], fault('unknown-field'));
}
