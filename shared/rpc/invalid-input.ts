import type { z } from 'zod';
import { fault } from '../errors/fault.ts';
import { explainIssue, ruleIn } from '../errors/zod-rules.ts';
import { LabError } from '../lab-error.ts';

/**
 * The input of request `name`, checked.
 * @throws LabError `invalid-input`, which names the first field that broke a rule.
 */
export function checkInput<Input>(name: string, schema: z.ZodType<Input>, input: unknown): Input {
  const checked = schema.safeParse(input, { error: explainIssue });
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw new LabError('invalid-input', fault('request-refused', { request: name, field, rule: ruleIn(issue) }));
}
