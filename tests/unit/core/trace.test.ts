import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { hasNonFiniteNumbers, jsonText, type JsonTreeObject } from '#shared/json/json-text.ts';
import { nineDigits } from '#shared/json/nine-digits.ts';
import { parseTraceArguments, traceUsage } from '../../../electron/cli/trace-arguments.ts';
import { traceDocument } from '../../../electron/cli/trace-document.ts';
import { loadBackends } from './node-lab.ts';

beforeAll(async () => {
  await loadBackends();
});

describe("nineDigits writes a number as Python's format(value, '.9g')", () => {
  it.each([
    [0, '0'],
    [-0, '-0'],
    [1, '1'],
    [-2, '-2'],
    [0.5, '0.5'],
    [Math.fround(0.1), '0.100000001'],
    [Math.fround(1 / 3), '0.333333343'],
    [Math.fround(-0.0979860947), '-0.0979860947'],
    [0.0001, '0.0001'],
    [0.00001, '1e-05'],
    [Math.fround(1.2345678e-7), '1.23456786e-07'],
    [123456789, '123456789'],
    [1234567890, '1.23456789e+09'],
    [100000000, '100000000'],
    [1e9, '1e+09'],
    [999999999.9, '1e+09'],
    [Math.fround(3.4e38), '3.39999995e+38'],
    [2 ** -149, '1.40129846e-45'],
    [1e100, '1e+100'],
  ])('%d', (value, text) => {
    expect(nineDigits(value)).toBe(text);
  });

  it('rounds a tie to the even digit', () => {
    expect(nineDigits(2 ** -13)).toBe('0.000122070312');
    expect(nineDigits(3 * 2 ** -13)).toBe('0.000366210938');
  });

  it('has texts for infinities and NaN, which JSON has no numbers for', () => {
    expect([Infinity, -Infinity, NaN].map(nineDigits)).toEqual(['"Infinity"', '"-Infinity"', '"NaN"']);
  });

  it('gives every float32 back', () => {
    const values = Float32Array.from({ length: 2000 }, (_, k) => Math.sin(k) * 10 ** ((k % 60) - 30));
    for (const value of values) expect(Math.fround(Number(nineDigits(value)))).toBe(value);
  });
});

describe('jsonText', () => {
  const document: JsonTreeObject = {
    grads: { loss: { shape: [], data: Float32Array.of(0.5) }, bias: { shape: [2], data: Float32Array.of(1, 2) } },
    masks: { shape: [2, 1, 2], data: Float32Array.of(0, 2, 2, NaN) },
  };

  it('indents keys and keeps the innermost array on one line', () => {
    expect([...jsonText(document)].join('')).toBe(
      [
        '{',
        ' "grads": {',
        '  "loss": 0.5,',
        '  "bias": [1,2]',
        ' },',
        ' "masks": [',
        '  [',
        '   [0,2]',
        '  ],',
        '  [',
        '   [2,"NaN"]',
        '  ]',
        ' ]',
        '}',
      ].join('\n'),
    );
  });

  it('says whether a number is not finite', () => {
    expect(hasNonFiniteNumbers(document)).toBe(true);
    expect(hasNonFiniteNumbers({ loss: { shape: [], data: Float32Array.of(1) } })).toBe(false);
  });
});

describe('a trace of a training that diverged', () => {
  it('is JSON with NaN and infinities as texts, where the numbers are', () => {
    const settings = { ...lectureHyperparameters, learningRate: 1e20 };
    const text = [...jsonText(traceDocument(settings, 'cpu', 4))].join('');
    const { losses } = JSON.parse(text) as { losses: (number | string)[] };
    expect(losses).toHaveLength(4);
    expect(losses[0]).toBeTypeOf('number');
    const others = losses.filter((loss) => typeof loss === 'string');
    expect(others.length).toBeGreaterThan(0);
    for (const loss of others) expect(['NaN', 'Infinity', '-Infinity']).toContain(loss);
    expect(text).not.toContain('null');
  });
});

describe('parseTraceArguments', () => {
  const parse = (line: string) => parseTraceArguments(line.split(' ').filter((word) => word !== ''));

  it("defaults to the lecture's experiment, five steps and the fastest backend", () => {
    expect(parse('')).toEqual({
      kind: 'run',
      request: { hyperparameters: lectureHyperparameters, backend: 'auto', steps: 5 },
    });
  });

  it('reads every option', () => {
    const line =
      '--seed 7 --input 3 --hidden 4 --output 2 --batch 6 --drop-probability .25 --learning-rate 1e-3 --steps 9 --mode classic --optimizer adam --dropout-layer nn.Dropout-mkl --backend cpu';
    expect(parse(line)).toEqual({
      kind: 'run',
      request: {
        hyperparameters: {
          inputSize: 3,
          hiddenSize: 4,
          outputSize: 2,
          batchSize: 6,
          dropProbability: 0.25,
          learningRate: 0.001,
          seed: 7,
          mode: 'classic',
          lossConvention: 'mean-squared-error',
          maskSharing: 'per-sample',
          optimizer: 'adam',
          activation: 'relu',
          dropoutLayer: 'nn.Dropout-mkl',
        },
        backend: 'cpu',
        steps: 9,
      },
    });
  });

  it.each([
    ['--seed -1', '--seed must be a whole number from 0 to 4294967295.'],
    ['--seed=4294967296', '--seed must be a whole number from 0 to 4294967295.'],
    ['--seed', '--seed must be a whole number from 0 to 4294967295.'],
    ['--seed=', '--seed must be a whole number from 0 to 4294967295.'],
    ['--input 0', '--input must be a whole number from 1 to 1024.'],
    ['--hidden 2.5', '--hidden must be a whole number from 1 to 1024.'],
    ['--hidden 0x10', '--hidden must be a whole number from 1 to 1024.'],
    ['--output 65', '--output must be a whole number from 1 to 64.'],
    ['--batch ten', '--batch must be a whole number from 1 to 1024.'],
    ['--batch --seed 3', '--batch must be a whole number from 1 to 1024.'],
    ['--drop-probability 1', '--drop-probability must be at least 0 and less than 1.'],
    ['--drop-probability=-0.5', '--drop-probability must be at least 0 and less than 1.'],
    ['--learning-rate 0', '--learning-rate must be a float32 number greater than 0.'],
    ['--learning-rate 1e999', '--learning-rate must be a float32 number greater than 0.'],
    ['--learning-rate 1e-50', '--learning-rate must be a float32 number greater than 0.'],
    ['--learning-rate NaN', '--learning-rate must be a float32 number greater than 0.'],
    ['--steps 0', '--steps must be a whole number from 1 to 10000.'],
    ['--steps 1e5', '--steps must be a whole number from 1 to 10000.'],
    ['--steps 9000 --hidden 1024 --batch 1024', '--steps must be at most 19 with masks of this size.'],
    ['--mode on', '--mode must be inverted, classic or off.'],
    ['--optimizer sga', '--optimizer must be sgd, momentum or adam.'],
    ['--dropout-layer torch', '--dropout-layer must be lecture, nn.Dropout or nn.Dropout-mkl.'],
    ['--backend gpu', '--backend must be auto, tensorflow, wasm or cpu.'],
    ['--help=no', '--help takes no value.'],
  ])('%s', (line, message) => {
    expect(parse(line)).toEqual({ kind: 'error', message });
  });

  it.each(['--epochs 3', '--epochs=3', '-s 3', 'seed', '--no-seed'])(
    'refuses %s and names the options there are',
    (line) => {
      const parsed = parse(line);
      expect(parsed.kind).toBe('error');
      const message = parsed.kind === 'error' ? parsed.message : '';
      expect(message).toContain(line.split(/[ =]/)[0]);
      expect(message).toMatch(/--seed, .*--backend or --help\.$/);
    },
  );

  it('answers --help with the usage, which names every default', () => {
    expect(parse('--help')).toEqual({ kind: 'help' });
    expect(parse('--seed 3 --help')).toEqual({ kind: 'help' });
    expect(traceUsage()).toMatch(/--drop-probability +must be at least 0 and less than 1 \(default 0\.5\)/);
  });
});

describe('traceDocument', () => {
  const text = (steps: number) => [...jsonText(traceDocument(lectureHyperparameters, 'cpu', steps))].join('');

  it("is written line by line like PyTorch's record of the same run, as far as numbers are sampled", () => {
    const reference = readFileSync(join(import.meta.dirname, '../../reference/torch-lecture-seed42.json'), 'utf8');
    const between = (document: string, from: string, to: string) =>
      document.slice(document.indexOf(`"${from}"`), document.indexOf(`"${to}"`));
    for (const [from, to] of [
      ['initWeights', 'preActivation'],
      ['mask', 'dropped'],
      ['masks', 'losses'],
    ] as const) {
      expect(between(text(5), from, to)).toBe(between(reference, from, to));
    }
  });

  it('has the parameters after one step only once when one step is asked for', () => {
    const keys = Object.keys(JSON.parse(text(1)) as object);
    expect(keys).toEqual([
      ...['initWeights', 'x', 'y', 'preActivation', 'hidden', 'mask', 'dropped', 'output', 'loss', 'grads'],
      ...['weightsAfter1', 'masks', 'losses', 'randAfterRun'],
    ]);
    expect(text(1).match(/weightsAfter1/g)).toHaveLength(1);
  });

  it('names the last parameters by the number of steps', () => {
    expect(Object.keys(JSON.parse(text(12)) as object)).toContain('weightsAfter12');
  });
});
