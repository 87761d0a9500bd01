import { describe, expect, it } from 'vitest';
import { bytes, changed, lineOf, refusal, text } from './small-file.ts';

describe('the text of a file', () => {
  it('begins with what a reader looks for, and has rows a reader can follow', () => {
    expect(Object.keys(JSON.parse(text) as object)).toEqual([
      ...['format', 'version', 'minorVersion', 'app', 'title', 'hyperparameters', 'data', 'edits', 'completedSteps'],
      ...['notes', 'predictions', 'view', 'history', 'recorded'],
    ]);
    expect(text).toContain('\n  {"kind": "value", "step": 1, "tensor": "x", "row": 0, "column": 1, "value": 0.1},\n');
    expect(text).toContain('"values": [1,-0.0,0.5]');
    expect(text).toContain('\n   "values": [0.5,-0.0]\n');
    expect(text).toContain('\n    [0.333333343,0.333333343],\n');
  });
});

describe('a refusal names field and line', () => {
  it.each([
    ['"row": 0', '"row": -1', 'edits[0].row', 'must be at least 0'],
    ['"row": 0', '"row": 1.5', 'edits[0].row', 'must be a whole number'],
    ['"row": 0', '"row": 7', 'edits[0]', 'does not fit: Cell [8, 2] is outside x'],
    ['"value": 0.1', '"value": 1e39', 'edits[0].value', 'must be a finite number that fits a float32'],
    ['"kind": "value"', '"kind": "colour"', 'edits[0].kind', ''],
    ['"unit": 2', '"unit": 3', 'edits[2]', 'does not fit: There is no unit 4'],
    ['[1,-0.0,0.5]', '[1,2]', 'edits[1].values', 'must have the shape [3], not [2]'],
    ['[1,-0.0,0.5]', '[[1,2,3]]', 'edits[1].values', 'must have the shape [3], not [1, 3]'],
    ['[1,-0.0,0.5]', '[1,"2",3]', 'edits[1].values', 'must hold float32 numbers only: number 2 is none'],
    ['[1,-0.0,0.5]', '[1,2,1e39]', 'edits[1].values', 'must hold float32 numbers only: number 3 is none'],
    ['[1,-0.0,0.5]', '{"shape":[3],"base64Float32LittleEndian":"AAAA"}', 'edits[1].values', 'not base64 of float32'],
    ['[1,-0.0,0.5]', '{"shape":[3],"base64Float32LittleEndian":"AAAAAA=="}', 'edits[1].values', 'but 1 number'],
    ['"inputSize": 2', '"inputSize": "2"', 'hyperparameters.inputSize', 'must be a whole number from 1 to 1024'],
    ['"inputSize": 2', '"inputSize": 2, "depth": 2', 'hyperparameters.depth', 'is a field that no file of this'],
    ['"completedSteps": 2', '"completedSteps": 1e8', 'completedSteps', 'must be at most 10000000'],
    ['"keptEdits": 2', '"keptEdits": 4', 'history.past[0].keptEdits', 'must be at most 3'],
    ['"phase": 3', '"phase": null', 'view.phase', 'must be a finite number'],
    ['"question": "q"', '"question": 1', 'predictions[0].question', 'must be a text'],
    ['"format": "dropoutlab"', '"format": "numpy"', 'format', 'this is no file of Dropout Lab'],
    ['"version": 1', '"version": "1"', 'version', 'must be a whole number'],
    ['"every": 1', '"every": 0', 'recorded.losses.every', 'must be more than 0'],
  ])('%s becomes %s', (from, to, field, reason) => {
    const message = refusal(changed(from, to));
    expect(message.startsWith(`${field} (line ${lineOf(from)})`)).toBe(true);
    expect(message).toContain(reason);
    expect(message).toMatch(/Correct it there, or use an earlier copy of the file\.$/);
  });

  it('of a list that is too short for what another field says', () => {
    expect(refusal(changed('"completedSteps": 2', '"completedSteps": 3'))).toContain(
      `recorded.losses.values (line ${lineOf('"values": [0.5')}) must have the shape [3], not [2]`,
    );
  });
});

describe('a text that is no JSON or more than JSON is refused at its line', () => {
  const row = lineOf('"row": 0');
  it.each([
    [
      'a missing comma',
      changed('"title": "Small",', '"title": "Small"'),
      lineOf('"hyperparameters"'),
      'a comma is missing',
    ],
    ['a comment', changed('{\n', '{ // settings\n'), 1, 'comments are not allowed'],
    [
      'a trailing comma',
      changed('"column": 0\n }', '"column": 0,\n }'),
      lineOf('"history"') - 1,
      'the name of a field is missing',
    ],
    ['an end too early', text.slice(0, text.indexOf('"row": 0')), row, 'it may have been cut off|cut off|missing'],
    ['something after the end', `${text}{}`, text.split('\n').length, 'there is more behind the end'],
    ['a field twice', changed('"row": 0', '"row": 0, "row": 1'), row, 'has the field row twice'],
    [
      'a field twice, escaped',
      changed('"row": 0', String.raw`"row": 0, "ro\u0077": 1`),
      row,
      'has the field row twice',
    ],
    ['a prototype', changed('"row": 0', '"row": 0, "__proto__": {"a": 1}'), row, 'has a field named __proto__'],
    [
      'an escaped prototype',
      changed('"row": 0', String.raw`"row": 0, "\u005f_proto__": 1`),
      row,
      'has a field named __proto__',
    ],
    ['a constructor', changed('"row": 0', '"row": 0, "constructor": 1'), row, 'has a field named constructor'],
    ['a number without end', changed('"row": 0', '"row": 1e999'), row, 'is too large for a number'],
    ['nesting', changed('"row": 0', `"row": ${'['.repeat(100_000)}`), row, 'is nested more than 32 deep'],
    ['NaN', changed('"row": 0', '"row": NaN'), row, 'is not JSON'],
    ['an empty file', '', 1, 'a value is missing'],
    ['binary', '\u0000\u0001\u0002', 1, 'is not JSON'],
  ])('%s', (_, file, line, reason) => {
    const message = refusal(file);
    expect(message).toContain(`(line ${line})`);
    expect(message).toMatch(new RegExp(reason));
  });

  it('invalid UTF-8', () => {
    const broken = bytes.slice();
    broken[text.indexOf('Small')] = 0xff;
    expect(refusal(broken)).toBe(
      `The file (line ${lineOf('Small')}) is not UTF-8 text. Correct it there, or use an earlier copy of the file.`,
    );
  });

  it('more than 64 MB, before anything is read', () => {
    expect(refusal(new Uint8Array(64 * 2 ** 20 + 1))).toMatch(/^The file is larger than the 64 MB a file may have\./);
  });

  it.each([
    ['lists', `[${'[],'.repeat(2_000_000)}0]`, 'is one of more than 1000000 objects and lists'],
    ['numbers', `[${'0,'.repeat(12_000_000)}0]`, 'no file holds more'],
    ['fields', `{${Array.from({ length: 2000 }, (_, index) => `"${index}":0`).join()}}`, 'has more than 1000 fields'],
  ])('more %s than any file has, before they are built', (_, file, reason) => {
    expect(refusal(file)).toContain(reason);
  });

  it.each(['null', '5', '"dropoutlab"', '[]', '{}'])('%s, which is JSON but no file', (file) => {
    expect(refusal(file)).toMatch(/^(The file must be an object|format must be "dropoutlab")/);
  });
});
