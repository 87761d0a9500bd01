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
import { plainPrediction } from './plain-parts.ts';
import { bytes, changed, document, encode, hyperparameters, numbers, refusal, text } from './small-file.ts';

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
