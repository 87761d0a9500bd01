import { describe, expect, it } from 'vitest';
import { englishTexts, takeLessonEnglish } from '#shared/errors/english/english.ts';
import { lessonTexts } from '#shared/errors/english/lesson-texts.ts';
import { closeReasons } from '#shared/errors/close-reasons.ts';
import { faultSchema } from '#shared/errors/fault-schema.ts';
import type { FileCause, JsonMistake } from '#shared/errors/fault-words.ts';
import { fault, sayFault, type Fault, type FaultTexts } from '#shared/errors/fault.ts';
import type { NoNumber } from '#shared/table-text/number-text.ts';
import { faults as spanish } from '#renderer/locales/es/faults/index.ts';
import { faults as chinese } from '#renderer/locales/zh-CN/faults/index.ts';
import { sampleFaults } from '../../shared/errors/sample-parts.ts';

takeLessonEnglish(lessonTexts);

const say = (what: Fault, texts: FaultTexts) => sayFault(what, texts, String);
const languages = [
  ['en', englishTexts],
  ['es', spanish],
  ['zh-CN', chinese],
] as const;

/** Parts that choose words instead of standing in the text. */
const choosing: ReadonlySet<string> = new Set(['cause', 'mistake', 'reason', 'than', 'what']);
/** What only stands in a text where there is no better name: a request without a field, the place of a column without a name. */
const isSpare = ({ name }: Fault, part: string) =>
  (name === 'request-refused' && part === 'request') || (name === 'no-number-in-cell' && part === 'place');

/** What of the parts must be read in the text. */
function readable(what: Fault): string[] {
  return Object.entries(what.parts as Readonly<Record<string, unknown>>).flatMap(([part, value]) => {
    if (choosing.has(part) || isSpare(what, part) || value === null) return [];
    if (Array.isArray(value)) return [typeof value[0] === 'number' ? `[${value.join(', ')}]` : String(value[0])];
    if (typeof value === 'string' || typeof value === 'number') return [String(value)];
    return readable(value as Fault); // what else stands in parts
  });
}

/** The same fault with 1 of everything that is counted. A limit is never 1. */
function withOne({ name, parts }: Fault): Fault {
  const ones = Object.entries(parts as Readonly<Record<string, unknown>>).map(([part, value]) => {
    if (typeof value === 'number') return [part, ['most', 'megabytes', 'known'].includes(part) ? value : 1];
    return [part, value];
  });
  return { name, parts: Object.fromEntries(ones) as unknown } as Fault; // the same parts, with other numbers
}

describe.each(languages)('every fault in %s', (_language, texts) => {
  it.each(sampleFaults.map((what) => [what.name, what] as const))('%s has a text with all of its parts', (_, what) => {
    const text = say(what, texts);
    expect(text).not.toMatch(/undefined|null,|NaN|\[object|\$\{/);
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/ {2}|\.\.(?![./])|。。|。\.| [,。，]| \.(?![\w./])/);
    for (const part of readable(what)) expect(text).toContain(part);
  });

  it.each(sampleFaults.map((what) => [what.name, what] as const))(
    '%s ends as in English, as a sentence or a clause',
    (_, what) => {
      const isSentence = (text: string) => /[.。]\s*$/.test(text);
      const ownWords = ['unexpected', 'engine-step-failed'].includes(what.name);
      if (!ownWords) expect(isSentence(say(what, texts))).toBe(isSentence(say(what, englishTexts)));
    },
  );
});

describe.each(languages.filter(([language]) => language !== 'zh-CN'))('every fault in %s', (_language, texts) => {
  it.each(sampleFaults.map((what) => [what.name, what] as const))('%s has no plural for one', (_, what) => {
    expect(say(withOne(what), texts)).not.toMatch(/(?<![\d.,[])\b1 (?!(es|has|is|pass)\b)\p{L}+s\b/u);
  });
});

describe.each(languages.slice(1))('every fault in %s', (language, texts) => {
  it.each(sampleFaults.map((what) => [what.name, what] as const))('%s is not said in English', (_, what) => {
    const text = say(what, texts);
    expect(text).not.toBe(say(what, englishTexts));
    expect(text).not.toMatch(/\b(the|is|not|of|and|be|was|has|have|it|this|there|must|cannot|file|with|for)\b/i);
    if (language === 'zh-CN') expect(text).toMatch(/\p{Script=Han}/u);
  });

  it('the close reasons are clauses of their own', () => {
    const said = closeReasons.map((reason) => say(fault(reason), texts));
    expect(new Set(said).size).toBe(closeReasons.length);
  });
});

const fileCauses = Object.keys({
  'disk-full': 0,
  'share-used-up': 0,
  'disk-read-only': 0,
  'not-allowed': 0,
  'in-use': 0,
  'file-gone': 0,
  'folder-gone': 0,
  'file-for-folder': 0,
  'is-folder': 0,
  'no-ordinary-file': 0,
  'name-too-long': 0,
  'browser-full': 0,
  'browser-refuses': 0,
  other: 0,
} satisfies Record<FileCause, 0>) as FileCause[]; // its keys
const jsonMistakes = Object.keys({
  'stray-mark': 0,
  number: 0,
  'field-name': 0,
  'no-value': 0,
  'no-colon': 0,
  'no-comma': 0,
  'open-brace': 0,
  'open-bracket': 0,
  'more-behind': 0,
  comment: 0,
  'open-text': 0,
  'unicode-escape': 0,
  escape: 0,
  'control-character': 0,
  unreadable: 0,
} satisfies Record<JsonMistake, 0>) as JsonMistake[]; // its keys
const noNumbers = Object.keys({
  missing: 0,
  'not-a-number': 0,
  'too-small': 0,
  'too-large': 0,
} satisfies Record<NoNumber, 0>) as NoNumber[]; // its keys

describe.each(languages)('words in %s', (_, texts) => {
  it.each([
    ['causes', fileCauses.map((cause) => fault('not-saved', { file: 'a', cause, detail: '' }))],
    ['mistakes in JSON', jsonMistakes.map((mistake) => fault('not-json', { mistake }))],
    [
      'reasons',
      noNumbers.map((reason) => fault('no-number-in-cell', { row: 1, column: 'a', place: 2, reason, text: 'b' })),
    ],
  ])('%s all have their own', (_what, faults) => {
    expect(new Set(faults.map((what) => say(what, texts))).size).toBe(faults.length);
  });

  it('a file is named where its name is known, and a line where it is', () => {
    const parts = { cause: 'disk-full', detail: '' } as const;
    const rule = fault('not-utf8');
    const cell = { row: 1, place: 2, reason: 'missing', text: '' } as const;
    for (const [one, other] of [
      [fault('not-saved', { file: 'a', ...parts }), fault('not-saved', { file: null, ...parts })],
      [fault('no-number-in-cell', { ...cell, column: 'a' }), fault('no-number-in-cell', { ...cell, column: '' })],
      [fault('not-opened', { file: 'a', ...parts }), fault('not-opened', { file: null, ...parts })],
      [fault('file-refused', { field: '', line: 3, rule }), fault('file-refused', { field: '', line: null, rule })],
      [
        fault('request-refused', { request: 'r', field: 'f', rule }),
        fault('request-refused', { request: 'r', field: '', rule }),
      ],
    ] as const) {
      expect(say(one, texts)).not.toBe(say(other, texts));
      expect(say(other, texts)).not.toMatch(/null|undefined|NaN/);
    }
  });
});

it('every fault is one that crosses to a window', () => {
  for (const what of sampleFaults) expect(faultSchema.safeParse(structuredClone(what)).success).toBe(true);
});

it.each([
  null,
  'no-experiment',
  { name: 'toString', parts: {} },
  { name: 'no-experiment' },
  { name: 'no-sample', parts: { sample: undefined } },
  { name: 'no-sample', parts: { sample: () => 1 } },
  { name: 'connection-lost', parts: { reason: { name: 'constructor', parts: {} } } },
])('%j is no fault', (value) => {
  expect(faultSchema.safeParse(value).success).toBe(false);
});
