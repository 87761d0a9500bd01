import { describe, expect, it } from 'vitest';
import { expectationLatex } from '#renderer/views/scaling/expectation-lines.ts';
import { scalingColumns } from '#renderer/views/scaling/scaling-columns.ts';
import { isSame, scalingHistograms } from '#renderer/views/scaling/scaling-histograms.ts';
import { cellStates } from '#shared/cell-state.ts';
import { tensorMatrix } from '#shared/step-record.ts';
import { comparisonOf, ensembleOf, lectureStep } from './scaling-scene.ts';

const { record, hyperparameters } = lectureStep();
const comparison = comparisonOf(record, hyperparameters);
/** Sample 10 of the lecture. */
const sample = 9;
const bias = tensorMatrix(record, 'fc2.bias').data[0] ?? NaN;

describe('the three columns on sample 10 of seed 42', () => {
  const columns = scalingColumns({ record, comparison, sample, output: 0 });
  const outputs = columns.map(({ cards }) => cards.map(({ output }) => Number(output.toFixed(4))));
  const rowOf = (column: number, card: number, tensor: string) =>
    columns[column]?.cards[card]?.rows.find((row) => row.tensor === tensor);

  it('have the outputs PyTorch gives: classic, inverted, off, each in training and in evaluation', () => {
    expect(columns.map(({ mode }) => mode)).toEqual(['classic', 'inverted', 'off']);
    expect(outputs).toEqual([
      [0.0507, 0.1277],
      [-0.183, -0.029],
      [-0.029, -0.029],
    ]);
  });

  it('mark the one place where the factor enters, and nothing in the column without dropout', () => {
    const marked = columns.flatMap(({ mode, cards }) =>
      cards.flatMap(({ phase, hasFactor, rows }) =>
        rows.filter(({ isFactor }) => isFactor).map(({ tensor }) => ({ mode, phase, hasFactor, tensor })),
      ),
    );
    expect(marked).toEqual([
      { mode: 'classic', phase: 'evaluation', hasFactor: true, tensor: 'fc2.weight' },
      { mode: 'inverted', phase: 'training', hasFactor: true, tensor: 'mask' },
    ]);
  });

  it('drop the same units in classic and inverted and none without dropout', () => {
    const statesOf = (column: number) =>
      Array.from(rowOf(column, 0, 'dropped')?.states ?? [], (state) => cellStates[state]);
    expect(statesOf(0)).toEqual(statesOf(1));
    expect(statesOf(1).filter((state) => state === 'dropped')).toHaveLength(1);
    expect(statesOf(1)[4]).toBe('dropped-dead');
    expect(new Set(statesOf(2))).toEqual(new Set(['value', 'dead']));
    expect(rowOf(2, 0, 'mask')?.isAbsent).toBe(true);
  });

  it('share one colour scale for all activations and one for all weights', () => {
    const rows = columns.flatMap(({ cards }) => cards.flatMap((card) => card.rows));
    const maximaOf = (...tensors: string[]) =>
      new Set(rows.filter(({ tensor }) => tensors.includes(tensor)).map(({ maximum }) => maximum));
    expect([...maximaOf('hidden', 'dropped')]).toEqual([expect.closeTo(3.0765, 4)]);
    expect(maximaOf('fc2.weight').size).toBe(1);
  });
});

describe('the histograms of all masks', () => {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  for (const mode of ['inverted', 'classic'] as const) {
    it(`have the mean of evaluation in each mode, from the ensemble of ${mode}`, () => {
      const settings = { ...hyperparameters, mode };
      const { modes, range } = scalingHistograms({
        ensemble: ensembleOf(record, settings, sample, 120),
        comparison,
        hyperparameters: settings,
        cell: sample,
        bias,
      });
      for (const { mean, evaluation, bars } of Object.values(modes)) {
        expect(isSame(mean, evaluation)).toBe(true);
        if (bars.length > 0) expect(sum(bars.map(({ probability }) => probability))).toBeCloseTo(1, 9);
        for (const { from, to } of bars) {
          expect(from).toBeGreaterThan(range[0]);
          expect(to).toBeLessThan(range[1]);
        }
      }
      expect(modes.classic.mean).toBeCloseTo(0.1277, 4);
      expect(modes.inverted.thisMask).toBeCloseTo(-0.183, 4);
      expect(modes.off).toMatchObject({ bars: [], thisMask: null });
    });
  }

  it('of classic are those a classic experiment has, found from the inverted one', () => {
    const scene = { comparison, cell: sample, bias };
    const from = (mode: 'inverted' | 'classic') => {
      const settings = { ...hyperparameters, mode };
      return scalingHistograms({
        ...scene,
        ensemble: ensembleOf(record, settings, sample, 120),
        hyperparameters: settings,
      }).modes.classic.bars;
    };
    const [derived, own] = [from('inverted'), from('classic')];
    expect(derived).toHaveLength(own.length);
    expect(derived[0]?.from).toBeCloseTo(own[0]?.from ?? NaN, 6);
    expect(derived.at(-1)?.to).toBeCloseTo(own.at(-1)?.to ?? NaN, 6);
    // Bins as wide in classic as in inverted: half as many with q = 0.5.
    expect(own).toHaveLength(30);
  });

  it('leave room round a single value when nothing varies', () => {
    const settings = { ...hyperparameters, dropProbability: 0 };
    const still = comparisonOf(record, settings);
    const mean = still.modes.off.evaluationOutput[sample] ?? NaN;
    const ensemble = {
      ...ensembleOf(record, hyperparameters, sample, 120),
      lowest: mean,
      highest: mean,
      mean,
      variance: 0,
    };
    const { modes, range } = scalingHistograms({
      ensemble,
      comparison: still,
      hyperparameters: settings,
      cell: sample,
      bias,
    });
    expect(modes.inverted.bars).toEqual([]);
    expect(range[1] - range[0]).toBeGreaterThanOrEqual(1);
  });
});

describe('the expectation of a masked weight', () => {
  const subject = {
    weight: -0.1089,
    p: 0.25,
    q: 0.75,
    unit: 3,
    output: 0,
    format: (value: number) => value.toFixed(4).replace('-', '\u2212'),
    formatPlain: String,
  };

  it('is q w in classic training, with the numbers put in', () => {
    const latex = expectationLatex('classic', subject);
    expect(latex).toContain('\\mathbb{E}[w_{1,4}\\,e_{4}]');
    expect(latex).toContain('0 \\cdot 0.25 \\cdot (-0.1089) \\\\[5pt] &\\quad + 0.75 \\cdot (-0.1089)');
    expect(latex).toContain('-0.0817 = q\\,w');
  });

  it('is w in inverted training: divided by 1 - p', () => {
    const latex = expectationLatex('inverted', subject);
    expect(latex).toContain('\\tfrac{0.25}{0.75} \\cdot (-0.1089) \\\\[5pt] &\\quad + \\tfrac{0.75}{0.75}');
    expect(latex).toContain('-0.1089 = w');
  });

  it('writes a decimal comma that is no list', () => {
    expect(expectationLatex('off', { ...subject, format: () => '0,5' })).toContain('w_{1,4} &= 0{,}5');
  });
});
