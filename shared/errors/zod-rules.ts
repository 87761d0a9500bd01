import type { z } from 'zod';
import { faultSchema } from './fault-schema.ts';
import { fault, type Fault, type RuleFaults } from './fault.ts';

/** A rule that a value breaks: a clause behind the name of its field. */
export type Rule = Fault<keyof RuleFaults>;

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** A rule as the message of a zod schema, where zod has texts only. `ruleIn` reads it. */
export function ruleText(rule: Rule): string {
  return JSON.stringify(rule);
}

/** What is wrong, for the schemas that bring no rule of their own: an error map of zod. */
export function explainIssue(issue: RawIssue): string {
  return ruleText(ruleFor(issue));
}

function ruleFor(issue: RawIssue): Rule {
  switch (issue.code) {
    case 'invalid_type':
      return fault('wrong-type', { type: issue.expected });
    case 'invalid_value':
      return fault('none-of', { values: issue.values.map(String) });
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return tooLarge(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    case 'unrecognized_keys':
      return fault('no-such-field', { fields: issue.keys });
    default:
      return fault('not-valid');
  }
}

function tooSmall(origin: string, minimum: number, isInclusive: boolean): Rule {
  if (origin === 'string') return fault('too-few-characters', { minimum });
  if (origin === 'array') return fault('too-few-entries', { minimum });
  return isInclusive ? fault('at-least', { minimum }) : fault('more-than', { minimum });
}

function tooLarge(origin: string, maximum: number, isInclusive: boolean): Rule {
  if (origin === 'string') return fault('too-many-characters', { maximum });
  if (origin === 'array') return fault('too-many-entries', { maximum });
  return isInclusive ? fault('at-most', { maximum }) : fault('less-than', { maximum });
}

/** The rule an issue of zod names. Of words that are zod's own nothing is told but that the value is not valid. */
export function ruleIn(issue: Pick<z.core.$ZodIssue, 'message'> | undefined): Rule {
  try {
    const checked = faultSchema.safeParse(JSON.parse(issue?.message ?? ''));
    if (checked.success) return checked.data as Rule; // only rules are written so
  } catch {
    // Not written by `ruleText`.
  }
  return fault('not-valid');
}
