import { createScanner } from 'jsonc-parser';
import { JsonError, type JsonPath } from './json-error.ts';

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

/** The kinds of tokens of jsonc-parser's scanner: its `SyntaxKind`, a constant enum that other compilers cannot read. */
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const comma = 5;
const colon = 6;
const stringLiteral = 10;
const numericLiteral = 11;
const endOfText = 17;

/** Names that would reach an object's prototype if they were assigned as fields. */
const prototypeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** An object or list that is not closed yet: its field names so far (null in a list) and where in it the scanner stands. */
interface OpenContainer {
  readonly fields: Set<string> | null;
  at: string | number;
}

/**
 * Goes once through a JSON text without building anything and refuses what a parser would let pass or choke on: nesting and
 * numbers of values beyond the limits, fields that stand twice, names of prototypes, numbers that are not finite. Stops where
 * the text is no JSON: saying so is the parser's part.
 * @throws JsonError with path and line.
 */
export function scanJson(text: string, limits: JsonLimits): void {
  const scanner = createScanner(text, true);
  const next = (): number => scanner.scan();
  const open: OpenContainer[] = [];
  let values = 0;
  let containers = 0;
  const path = (): JsonPath => open.map(({ at }) => at);
  const refuse = (message: string, at: JsonPath = path()): never => {
    throw new JsonError(at, message, scanner.getTokenStartLine() + 1);
  };
  let isKey = false;
  for (let token = next(); token !== endOfText; token = next()) {
    const inside = open.at(-1);
    if (token === comma) {
      if (typeof inside?.at === 'number') inside.at += 1;
      else isKey = true;
      continue;
    }
    if (token === colon) continue;
    if (token === closeBrace || token === closeBracket) {
      if (inside === undefined || (token === closeBrace) !== (inside.fields !== null)) return;
      open.pop();
      isKey = false;
      continue;
    }
    if (token === stringLiteral && isKey && inside?.fields) {
      isKey = false;
      const name = scanner.getTokenValue();
      if (prototypeNames.has(name)) refuse(`has a field named ${name}, which no file may have`, path().slice(0, -1));
      if (inside.fields.has(name)) refuse(`has the field ${name} twice`, path().slice(0, -1));
      if (inside.fields.size === limits.fields) refuse(`has more than ${limits.fields} fields`, path().slice(0, -1));
      inside.fields.add(name);
      inside.at = name;
      continue;
    }
    values += 1;
    if (values > limits.values) refuse(`is the value after the first ${limits.values}: no file holds more`);
    if (token === openBrace || token === openBracket) {
      containers += 1;
      if (containers > limits.containers) refuse(`is one of more than ${limits.containers} objects and lists`);
      if (open.length === limits.depth) refuse(`is nested more than ${limits.depth} deep`);
      isKey = token === openBrace;
      open.push(isKey ? { fields: new Set(), at: '' } : { fields: null, at: 0 });
    } else if (token === numericLiteral && !Number.isFinite(Number(scanner.getTokenValue()))) {
      refuse('is too large for a number');
    }
  }
}
