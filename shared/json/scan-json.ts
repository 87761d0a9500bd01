import { JsonError, type JsonPath } from './json-error.ts';
import { fault } from '../errors/fault.ts';
import type { Rule } from '../errors/zod-rules.ts';

/** What a document may hold, checked before any of it is built. */
export interface JsonLimits {
  /** How deep objects and lists may stand in one another. */
  readonly depth: number;
  /** The most values of any kind, and the most objects and lists among them. */
  readonly values: number;
  readonly containers: number;
  /** The most fields of one object. */
  readonly fields: number;
}

/** Names that would reach an object's prototype if they were assigned as fields. */
const prototypeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** An object or list that is not closed yet: its field names so far (null in a list) and where in it the scan stands. */
interface OpenContainer {
  readonly fields: Set<string> | null;
  at: string | number;
}

const lineFeed = 10;
const space = 32;
const quote = 34;
const comma = 44;
const colon = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** A number, or a word such as `true`: whatever ends at the next mark or space. */
const plainWord = /[^\s"{}[\]:,]*/y;

/**
 * Goes once through a JSON text without building anything and refuses what a parser would let pass or choke on: nesting and
 * numbers of values beyond the limits, fields that stand twice, names of prototypes, numbers that are not finite. Stops where
 * the text is no JSON: saying so is the parser's part.
 * @throws JsonError with path and line.
 */
export function scanJson(text: string, limits: JsonLimits): void {
  const open: OpenContainer[] = [];
  let inside: OpenContainer | undefined;
  let values = 0;
  let containers = 0;
  let isKey = false;
  let position = 0;
  const refuse = (rule: Rule, path: JsonPath = open.map(({ at }) => at)): never => {
    throw new JsonError(path, rule, lineAt(text, position));
  };
  const enterField = (object: OpenContainer, fields: Set<string>, name: string): void => {
    const holder = open.slice(0, -1).map(({ at }) => at);
    if (prototypeNames.has(name)) refuse(fault('forbidden-field', { field: name }), holder);
    if (fields.has(name)) refuse(fault('field-twice', { field: name }), holder);
    if (fields.size === limits.fields) refuse(fault('too-many-fields', { most: limits.fields }), holder);
    fields.add(name);
    object.at = name;
  };
  const enterContainer = (isObject: boolean): void => {
    containers += 1;
    if (containers > limits.containers) refuse(fault('too-many-containers', { most: limits.containers }));
    if (open.length === limits.depth) refuse(fault('too-deep', { most: limits.depth }));
    inside = isObject ? { fields: new Set(), at: '' } : { fields: null, at: 0 };
    open.push(inside);
  };
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code <= space || code === colon) {
      position += 1;
    } else if (code === comma) {
      if (inside === undefined) return;
      if (typeof inside.at === 'number') inside.at += 1;
      else isKey = true;
      position += 1;
    } else if (code === closeBrace || code === closeBracket) {
      if (inside === undefined || (code === closeBrace) !== (inside.fields !== null)) return;
      open.pop();
      inside = open.at(-1);
      isKey = false;
      position += 1;
    } else if (code === quote && isKey && inside?.fields) {
      isKey = false;
      const end = endOfString(text, position);
      const name = stringAt(text, position, end);
      if (name === null) return;
      enterField(inside, inside.fields, name);
      position = end;
    } else {
      values += 1;
      if (values > limits.values) refuse(fault('too-many-values', { most: limits.values }));
      if (code === openBrace || code === openBracket) {
        isKey = code === openBrace;
        enterContainer(isKey);
        position += 1;
      } else if (code === quote) {
        position = endOfString(text, position);
      } else {
        plainWord.lastIndex = position;
        const word = plainWord.exec(text)?.[0] ?? '';
        if (word === '') return;
        if (Math.abs(Number(word)) === Number.POSITIVE_INFINITY) refuse(fault('number-too-large'));
        position += word.length;
      }
    }
  }
}

/**
 * Behind the closing quote of the string that begins here; the end of the text when there is none. Character by character: V8
 * computes an `indexOf` ahead of the branch that needs it, which at every mark of a text without quotes would be its whole length.
 */
function endOfString(text: string, start: number): number {
  for (let position = start + 1; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === quote) return position + 1;
    if (code === backslash) position += 1;
  }
  return text.length;
}

/** What a string stands for; null when it is none. */
function stringAt(text: string, start: number, end: number): string | null {
  try {
    return JSON.parse(text.slice(start, end)) as string; // it begins with a quote
  } catch {
    return null;
  }
}

/** The line, from 1, of a place in a text. */
function lineAt(text: string, position: number): number {
  let line = 1;
  for (let index = 0; index < position; index += 1) if (text.charCodeAt(index) === lineFeed) line += 1;
  return line;
}
