import type { z } from 'zod';
import { LabError } from '../lab-error.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const typeNames: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a finite number',
  string: 'a text',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

/** The second half of the sentence "<field> ..." for the rules that do not bring their own: an error map of zod. */
export function explainIssue(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeNames[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be one of ${issue.values.join(', ')}`;
    case 'too_small':
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`;
    case 'unrecognized_keys':
      return `has no field named ${issue.keys.join(', ')}`;
    default:
      return 'is not valid';
  }
}

/**
 * The input of request `name`, checked.
 * @throws LabError `invalid-input`: one sentence that names the first field that broke a rule.
 */
export function checkInput<Input>(name: string, schema: z.ZodType<Input>, input: unknown): Input {
  const checked = schema.safeParse(input, { error: explainIssue });
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = issue?.path.length ? issue.path.join('.') : `The input of ${name}`;
  throw new LabError('invalid-input', `${field} ${issue?.message ?? 'is not valid'}.`);
}
