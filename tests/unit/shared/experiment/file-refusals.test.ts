import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  experimentDocumentSchema,
  type ExperimentDocument,
  type Prediction,
} from '#shared/experiment/experiment-document.ts';
import { readExperimentFile } from '#shared/experiment/read-file.ts';
import { experimentFileBytes } from '#shared/experiment/write-file.ts';
import { LabError } from '#shared/lab-error.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, stepLayout } from '#shared/step-record.ts';
import { plainParts, plainPrediction } from './plain-parts.ts';

const hyperparameters = { ...lectureHyperparameters, inputSize: 2, hiddenSize: 3, batchSize: 2 };

const document: ExperimentDocument = {
  ...plainParts,
  title: 'Small',
  state: {
    hyperparameters,
    data: { kind: 'drawn' },
    edits: [
      { kind: 'value', step: 1, tensor: 'x', row: 0, column: 1, value: 0.1 },
      { kind: 'tensor', step: 2, tensor: 'fc1.bias', values: Float32Array.of(1, -0, 0.5) },
      { kind: 'mask-cell', step: 1, sample: 1, unit: 2, kept: false },
    ],
    completedSteps: 2,
  },
  history: {
    past: [{ hyperparameters: null, data: null, keptEdits: 2, addedEdits: [], completedSteps: 2 }],
    future: [],
  },
  predictions: [{ question: 'q', step: 1, answer: 'a', ...plainPrediction }],
  notes: 'n',
  view: { ...plainParts.view, step: 2, phase: 3 },
};

const numbers = {
  engine: { name: 'cpu', version: '4.22.0' },
  start: new Float32Array(startLayout(hyperparameters).length),
  losses: { every: 1, values: Float32Array.of(0.5, -0) },
  record: new Float32Array(stepLayout(hyperparameters).length).fill(1 / 3),
};

const bytes = experimentFileBytes(document, numbers);
const text = new TextDecoder().decode(bytes);
const encode = (changed: string) => new TextEncoder().encode(changed);

/** The message of the refusal. */
function refusal(file: Uint8Array | string): string {
  try {
    readExperimentFile(typeof file === 'string' ? encode(file) : file);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(LabError);
    expect((thrown as LabError).code).toBe('invalid-input');
    return (thrown as LabError).message;
  }
  return 'it was read';
}

/** The text with a first occurrence replaced, which must be there. */
function changed(from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

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

describe('versions', () => {
  it('refuses a newer version with what is needed', () => {
    expect(refusal(changed('"version": 1', '"version": 2'))).toBe(
      'A newer Dropout Lab is needed: this file has version 2, and this one reads up to version 1.',
    );
  });

  it('migrates a file of version 0', () => {
    const old = readFileSync(join(import.meta.dirname, 'version-0.dropoutlab'));
    const { document: read, recorded } = readExperimentFile(old);
    expect(experimentDocumentSchema.safeParse(read).success).toBe(true);
    expect(read.state.hyperparameters).toEqual({ ...hyperparameters, seed: 7 });
    expect(read).toMatchObject({ title: 'An old one', predictions: [], history: { past: [], future: [] } });
    expect(recorded.losses?.values).toEqual(Float32Array.of(0.5, 0.25));
  });

  it('names the field, without a line, when a migrated file is wrong', () => {
    const old = readFileSync(join(import.meta.dirname, 'version-0.dropoutlab'), 'utf8');
    expect(refusal(old.replace('"batchSize": 2', '"batchSize": 0'))).toBe(
      'hyperparameters.batchSize must be a whole number from 1 to 1024. Use an earlier copy of the file.',
    );
    expect(refusal(old.replace('"settings"', '"options"'))).toMatch(/^hyperparameters must be an object\./);
  });
});

describe('a setting that came after the first files', () => {
  const withLayer = (layer: string) => changed('"optimizer"', `"dropoutLayer": ${layer},\n    "optimizer"`);

  it('is not in a file that has what the first files meant', () => {
    expect(text).not.toContain('dropoutLayer');
    expect(readExperimentFile(bytes).document.state.hyperparameters.dropoutLayer).toBe('lecture');
    const { document: read } = readExperimentFile(encode(withLayer('"lecture"')));
    expect(new TextDecoder().decode(experimentFileBytes(read, numbers))).toBe(text);
  });

  it('is in any other, in the states to undo too', () => {
    const { document: read } = readExperimentFile(encode(withLayer('"nn.Dropout-mkl"')));
    expect(read.state.hyperparameters.dropoutLayer).toBe('nn.Dropout-mkl');
    const other = { ...hyperparameters, dropoutLayer: 'nn.Dropout' } as const;
    const past = document.history.past.map((difference) => ({ ...difference, hyperparameters: other }));
    const saved = experimentFileBytes({ ...read, history: { past, future: [] } }, numbers);
    expect(JSON.parse(new TextDecoder().decode(saved))).toMatchObject({
      hyperparameters: { dropoutLayer: 'nn.Dropout-mkl' },
      history: { past: [{ hyperparameters: { dropoutLayer: 'nn.Dropout' } }] },
    });
    expect(readExperimentFile(saved).document.history.past[0]?.hyperparameters?.dropoutLayer).toBe('nn.Dropout');
  });

  it('is one of its words', () => {
    expect(refusal(withLayer('"torch"'))).toMatch(/^hyperparameters\.dropoutLayer \(line \d+\) must be /);
  });
});

describe('what came with minor version 2', () => {
  const minor = (file: string) => (JSON.parse(file) as { minorVersion: number }).minorVersion;
  const written = (parts: Partial<ExperimentDocument>) => {
    const saved = experimentFileBytes({ ...document, ...parts }, numbers);
    expect(readExperimentFile(saved).document).toEqual({ ...document, ...parts });
    return new TextDecoder().decode(saved);
  };
  const [prediction] = document.predictions;
  const lesson = { id: 'outer-product', language: 'es', text: null, task: null, gate: true };

  it('is in no file that has nothing of it', () => {
    expect(minor(text)).toBe(1);
    expect(text).not.toMatch(/"(lesson|student|tries|hints|isShown|earlier|seed": null)"/);
    expect(text).toContain('{"question": "q", "step": 1, "answer": "a"}');
  });

  it.each<[string, Partial<ExperimentDocument>, string]>([
    ['a lesson', { lesson }, '"lesson": {"id": "outer-product", "language": "es"}'],
    ['a student', { student: 0 }, '"student": 0'],
    ...(
      [
        [{ tries: 0 }, '"tries": 0'],
        [{ hints: 2 }, '"hints": 2'],
        [{ isShown: true }, '"isShown": true'],
        [{ earlier: ['b'] }, '"earlier": ["b"]'],
        [{ seed: 7 }, '"seed": 7'],
        [{ answer: '1'.repeat(1001) }, '"answer": "1111'],
      ] as const
    ).map(([more, found]): [string, Partial<ExperimentDocument>, string] => [
      `a prediction's ${Object.keys(more)[0]}`,
      {
        predictions: [
          { ...plainPrediction, question: 'q', step: 1, answer: 'a', ...more, earlier: 'earlier' in more ? ['b'] : [] },
        ],
      },
      found,
    ]),
  ])('%s makes the file one of that version', (_, parts, found) => {
    const file = written(parts);
    expect(minor(file)).toBe(2);
    expect(file.replaceAll(/\s+/g, ' ').replaceAll('{ ', '{').replaceAll(' }', '}').replaceAll('[ ', '[')).toContain(
      found,
    );
  });

  it('has limits', () => {
    const long = { ...prediction, answer: 'x'.repeat(10_001) } as Prediction;
    expect(() => written({ predictions: [long] })).toThrow(LabError);
    const many = { ...prediction, earlier: Array.from({ length: 21 }, () => 'x') } as Prediction;
    expect(() => written({ predictions: [many] })).toThrow(LabError);
    expect(() => written({ student: 1.5 })).toThrow(LabError);
    expect(() => written({ lesson: { ...lesson, text: 'x'.repeat(2 ** 20 + 1) } })).toThrow(LabError);
  });
});

describe('fields of a newer minor version', () => {
  const newer = JSON.stringify({
    ...(JSON.parse(text) as object),
    minorVersion: 4,
    tags: ['a', { b: 2 }],
  })
    .replace('"column":1', '"column":1,"author":"Ann"')
    .replace('"phase":3', '"phase":3,"zoom":{"level":2}')
    .replace('"keptEdits":2', '"keptEdits":2,"label":"before"')
    .replace('[1,0,0.5]', '{"shape":[3],"base64Float32LittleEndian":"AACAPwAAAIAAAAA/","unit":"m"}')
    .replace('"every":1', '"every":1,"mean":0.25');

  it('are kept and written back where they were', () => {
    const { document: read } = readExperimentFile(encode(newer));
    expect({ ...read, unknownFields: '' }).toEqual(document);
    const saved = experimentFileBytes(read, numbers);
    const again = JSON.parse(new TextDecoder().decode(saved)) as object;
    expect(again).toMatchObject({
      minorVersion: 4,
      tags: ['a', { b: 2 }],
      edits: [{ author: 'Ann' }, {}, {}],
      view: { zoom: { level: 2 } },
      history: { past: [{ label: 'before' }] },
      recorded: { losses: { mean: 0.25 } },
    });
    const second = readExperimentFile(saved).document;
    expect(new TextDecoder().decode(experimentFileBytes(second, numbers))).toBe(new TextDecoder().decode(saved));
  });

  it('go with the entry of a list they belong to', () => {
    const { document: read } = readExperimentFile(encode(newer));
    const state = { ...read.state, edits: read.state.edits.slice(1) };
    const saved = experimentFileBytes({ ...read, state, history: { past: [], future: [] } }, numbers);
    const again = new TextDecoder().decode(saved);
    expect(again).not.toContain('Ann');
    expect(again).not.toContain('before');
    expect(again).toContain('"zoom"');
  });

  it('do not excuse other mistakes', () => {
    expect(refusal(newer.replace('"row":0', '"row":-1'))).toMatch(/^edits\[0\]\.row \(line 1\) must be at least 0/);
  });

  it('are refused by name in a file of this version', () => {
    expect(refusal(newer.replace('"minorVersion":4', '"minorVersion":0'))).toMatch(
      /^edits\[0\]\.author \(line 1\) is a field that no file of this version has\./,
    );
  });

  it('are refused when the window hands back something else', () => {
    for (const unknownFields of ['{', '[]', '{"minorVersion":1,"unknown":[{"path":[]}]}', '{"__proto__":1}']) {
      expect(() => experimentFileBytes({ ...document, unknownFields }, numbers)).toThrow(LabError);
    }
  });
});
