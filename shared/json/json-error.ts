import { inEnglish } from '../errors/english/english.ts';
import type { Rule } from '../errors/zod-rules.ts';

/** Where a value stands in a JSON document: keys and, in lists, places counted from 0. */
export type JsonPath = readonly PropertyKey[];

/** A field as a reader would name it: `edits[3].row`; empty for the whole document. */
export function fieldName(path: JsonPath): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}

/** A document that breaks a rule at a field; `line` counts from 1 and is null where only the field is known. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly path: JsonPath;
  readonly rule: Rule;
  readonly line: number | null;

  constructor(path: JsonPath, rule: Rule, line: number | null = null) {
    super(inEnglish(rule));
    this.path = path;
    this.rule = rule;
    this.line = line;
  }
}

/** An object of a JSON document as it was read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object, neither a list nor null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
