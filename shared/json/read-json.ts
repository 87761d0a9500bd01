import { visit, type JSONPath } from 'jsonc-parser';
import { JsonError, type JsonPath } from './json-error.ts';
import { scanJson, type JsonLimits } from './scan-json.ts';
import type { JsonMistake } from '../errors/fault-words.ts';
import { fault } from '../errors/fault.ts';

/** What is wrong where jsonc-parser stops, by its `ParseErrorCode`, a constant enum that other compilers cannot read. */
const syntaxErrors: Readonly<Record<number, JsonMistake>> = {
  1: 'stray-mark',
  2: 'number',
  3: 'field-name',
  4: 'no-value',
  5: 'no-colon',
  6: 'no-comma',
  7: 'open-brace',
  8: 'open-bracket',
  9: 'more-behind',
  10: 'comment',
  12: 'open-text',
  13: 'number',
  14: 'unicode-escape',
  15: 'escape',
  16: 'control-character',
};

/**
 * A JSON text as plain data.
 * @throws JsonError with a line: the text is not JSON, or breaks one of the rules of `scanJson`.
 */
export function readJson(text: string, limits: JsonLimits): unknown {
  scanJson(text, limits);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw syntaxError(text);
  }
}

/** The text with all its lines but without long runs of spaces: the visitor takes its time over each of them. */
function squeezed(text: string): string {
  return text.replace(/[ \t]{2,}/g, ' ');
}

/** Where and why a text is not JSON. Nesting has been limited before: the visitor calls itself. */
function syntaxError(text: string): JsonError {
  try {
    visit(
      squeezed(text),
      {
        onError(code, _offset, _length, startLine) {
          throw new JsonError([], fault('not-json', { mistake: syntaxErrors[code] ?? 'unreadable' }), startLine + 1);
        },
      },
      { disallowComments: true },
    );
  } catch (found) {
    if (found instanceof JsonError) return found;
  }
  return new JsonError([], fault('not-json', { mistake: 'unreadable' }));
}

/** The line, from 1, at which the field of a readable text stands, or what is left of its path; null when there is nothing. */
export function lineOfField(text: string, path: JsonPath): number | null {
  let line: number | null = null;
  let found = -1;
  /** Notes a place on the way to the field; says whether the field is further inside. */
  const pass = (at: JSONPath, startLine: number): boolean => {
    if (at.length > path.length || at.some((part, index) => part !== path[index])) return false;
    if (at.length > found) {
      found = at.length;
      line = startLine + 1;
    }
    return at.length < path.length;
  };
  const nothing = (): void => undefined;
  visit(squeezed(text), {
    // The visitor counts what it does not visit by these two: without them it would never visit anything again.
    onObjectEnd: nothing,
    onArrayEnd: nothing,
    onObjectBegin: (_offset, _length, startLine, _character, at) => pass(at(), startLine),
    onArrayBegin: (_offset, _length, startLine, _character, at) => pass(at(), startLine),
    onObjectProperty: (name, _offset, _length, startLine, _character, at) => void pass([...at(), name], startLine),
  });
  return found > 0 ? line : null;
}
