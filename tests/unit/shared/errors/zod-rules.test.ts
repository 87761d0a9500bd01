import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fault } from '#shared/errors/fault.ts';
import { explainIssue, ruleIn, ruleText } from '#shared/errors/zod-rules.ts';

function broken(schema: z.ZodType, value: unknown) {
  return ruleIn(schema.safeParse(value, { error: explainIssue }).error?.issues[0]);
}

describe('what zod refuses', () => {
  it.each([
    [z.number(), 'a', fault('wrong-type', { type: 'number' })],
    [z.number().int(), 0.5, fault('wrong-type', { type: 'int' })],
    [z.instanceof(Uint8Array), [], fault('wrong-type', { type: 'Uint8Array' })],
    [z.enum(['sgd', 'adam']), 'x', fault('none-of', { values: ['sgd', 'adam'] })],
    [z.literal('drawn'), 'x', fault('none-of', { values: ['drawn'] })],
    [z.number().min(1), 0, fault('at-least', { minimum: 1 })],
    [z.number().gt(0), 0, fault('more-than', { minimum: 0 })],
    [z.number().max(1), 2, fault('at-most', { maximum: 1 })],
    [z.number().lt(1), 1, fault('less-than', { maximum: 1 })],
    [z.string().min(1), '', fault('too-few-characters', { minimum: 1 })],
    [z.string().max(2), 'abc', fault('too-many-characters', { maximum: 2 })],
    [z.array(z.number()).min(1), [], fault('too-few-entries', { minimum: 1 })],
    [z.array(z.number()).max(1), [1, 2], fault('too-many-entries', { maximum: 1 })],
    [z.strictObject({}), { a: 1, b: 2 }, fault('no-such-field', { fields: ['a', 'b'] })],
    [z.union([z.string(), z.number()]), true, fault('not-valid')],
  ])('is told as a rule of ours', (schema, value, rule) => {
    expect(broken(schema, value)).toEqual(rule);
  });

  it('is told by the rule a schema brings', () => {
    const rule = fault('whole-number-range', { minimum: 1, maximum: 64 });
    expect(broken(z.number({ error: ruleText(rule) }).max(64, ruleText(rule)), 65)).toEqual(rule);
  });

  it.each(['Invalid input', '{"name":"toString","parts":{}}', '{', ''])(
    'is never told in the words of another: %s',
    (text) => {
      expect(ruleIn({ message: text })).toEqual(fault('not-valid'));
    },
  );
});
