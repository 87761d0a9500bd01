// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { lossPairOption } from '#renderer/charts/loss-pair.ts';
import { comparedPanels } from '#renderer/views/compare/compared-panels.ts';
import { forkedState, forkFields, suggestedValue } from '#renderer/views/compare/fork-draft.ts';
import { tensorBars, tensorGroups } from '#renderer/views/compare/tensor-bars.ts';
import { cellLooks } from '#shared/cell-state.ts';
import { hyperparameterNames } from '#shared/compare/differing-settings.ts';
import { compareSteps } from '#shared/compare/step-difference.ts';
import { drawnData } from '#shared/data-source.ts';
import type { ExperimentState } from '#shared/experiment/experiment-state.ts';
import { isChoice, lectureHyperparameters, settingChoices } from '#shared/hyperparameters.ts';
import type { SampledLosses } from '#shared/loss-curve.ts';
import { phases } from '#shared/explain/phases.ts';
import { tensorNames, type TensorName } from '#shared/tensors/tensor-names.ts';
import type { StepRecord } from '#shared/step-record.ts';
import { handWorkedRecord, handWorkedSettings, recordOf } from '../../../shared/record-of.ts';
import { namedPalette } from '../../recording-context.ts';

const state: ExperimentState = {
  hyperparameters: lectureHyperparameters,
  data: drawnData,
  edits: [],
  completedSteps: 3,
};

/** The hand-worked step with other numbers in some tensors. */
function changed(changes: Readonly<Partial<Record<TensorName, number>>>): StepRecord {
  const data = Float32Array.from(handWorkedRecord.data);
  for (const [name, change] of Object.entries(changes)) {
    const { offset } = handWorkedRecord.layout.places[name as TensorName];
    data[offset] = (data[offset] ?? 0) + change;
  }
  return { ...handWorkedRecord, data };
}

/** What has another value to choose. */
const changeable = hyperparameterNames.filter((name) => !isChoice(name) || settingChoices[name].length > 1);

describe('a fork', () => {
  it('changes one thing and nothing else', () => {
    const forked = forkedState(state, 'dropProbability', '0,2');
    expect(forked).toEqual({ ...state, hyperparameters: { ...lectureHyperparameters, dropProbability: 0.2 } });
    expect(forkedState({ ...state, edits: [{ kind: 'mask-lock', step: 1, locked: true }] }, 'edits', '')).toEqual(
      state,
    );
  });

  it('with a value that breaks the rule, or that is there already, is none', () => {
    expect(forkedState(state, 'dropProbability', '1')).toBe('wrong');
    expect(forkedState(state, 'hiddenSize', '')).toBe('wrong');
    expect(forkedState(state, 'mode', 'inverted')).toBe('same');
  });

  it('is suggested with a value that differs and keeps its rule, for every hyperparameter', () => {
    const extreme = { ...lectureHyperparameters, dropProbability: 0, seed: 2 ** 32 - 1, batchSize: 1024 };
    for (const hyperparameters of [lectureHyperparameters, extreme]) {
      for (const name of changeable) {
        const suggested = suggestedValue(hyperparameters, name);
        expect(forkedState({ ...state, hyperparameters }, name, suggested), `${name} ${suggested}`).toBeTypeOf(
          'object',
        );
      }
    }
  });

  it('can change every hyperparameter, the edits where there are some, and no size a table gives', () => {
    expect([...forkFields(state)].sort()).toEqual([...changeable].sort());
    expect(forkFields({ ...state, edits: [{ kind: 'mask-lock', step: 1, locked: true }] })).toContain('edits');
    const table = { name: '', inputNames: ['a'], targetNames: ['b'], rows: 1, inputs: new Float32Array(1) };
    const fields = forkFields({
      ...state,
      data: {
        kind: 'table',
        validationShare: 0,
        table: { ...table, targets: new Float32Array(1), standardisation: null },
      },
    });
    expect(fields).not.toContain('inputSize');
    expect(fields).not.toContain('outputSize');
    expect(fields).toContain('hiddenSize');
  });
});

describe('the strip of tensors', () => {
  const bars = (b: StepRecord) => tensorGroups.flatMap((group) => tensorBars(group, compareSteps(handWorkedRecord, b)));

  it('has every tensor of the step once, in the order they are computed', () => {
    const names = bars(handWorkedRecord).map(({ tensor }) => tensor);
    expect(names).toEqual(phases.flatMap(({ tensors }) => tensors));
    expect([...names].sort()).toEqual([...tensorNames].sort());
  });

  it('has what the optimizer remembers, before and after the step, in a group of its own', () => {
    const settings = { ...handWorkedSettings, optimizer: 'adam' } as const;
    const step = recordOf(settings, {});
    const changedStep = recordOf(settings, { 'fc1.weight.exp_avg_sq': [0, 0, 0, 2 ** -20] });
    const memory = tensorBars('memory', compareSteps(step, changedStep));
    expect(memory.map(({ tensor }) => tensor).sort()).toEqual(
      step.layout.names.filter((name) => name.includes('exp_avg')).sort(),
    );
    expect(memory.filter(({ share }) => share !== 0).map(({ tensor }) => tensor)).toEqual(['fc1.weight.exp_avg_sq']);
  });

  it('says which side alone has a memory, and shows its matrix alone', () => {
    const withMomentum = recordOf({ ...handWorkedSettings, optimizer: 'momentum' }, { 'fc1.bias.momentum': [0.5, 2] });
    const bar = bars(withMomentum).find(({ tensor }) => tensor === 'fc1.bias.momentum');
    expect(bar).toEqual({ tensor: 'fc1.bias.momentum', made: 'only-b', share: null });
    const panels = comparedPanels(handWorkedRecord, withMomentum, 'fc1.bias.momentum', 60);
    expect(panels.map(({ id, maximum }) => [id, maximum])).toEqual([['b', 2]]);
    expect(comparedPanels(withMomentum, handWorkedRecord, 'fc1.bias.momentum', 60).map(({ id }) => id)).toEqual(['a']);
  });

  it('has no bar where every cell is equal, and a small one for a difference of rounding', () => {
    const shares = new Map(bars(changed({ hidden: 2 ** -22, mask: 2 })).map(({ tensor, share }) => [tensor, share]));
    expect(shares.get('x')).toBe(0);
    expect(shares.get('hidden')).toBeGreaterThan(0.05);
    expect(shares.get('hidden')).toBeLessThan(0.2);
    expect(shares.get('mask')).toBeGreaterThan(0.9);
  });

  it('has a full bar for NaN and none for another shape', () => {
    expect(bars(changed({ output: Number.NaN })).find(({ tensor }) => tensor === 'output')?.share).toBe(1);
    const wide = recordOf({ ...handWorkedSettings, hiddenSize: 3 }, {});
    expect(bars(wide).find(({ tensor }) => tensor === 'hidden')?.share).toBeNull();
  });
});

describe('the matrices side by side', () => {
  it('share a scale, and the difference has its own; equal cells look equal', () => {
    const [a, b, difference] = comparedPanels(handWorkedRecord, changed({ hidden: 4 }), 'hidden', 60);
    expect([a?.maximum, b?.maximum, difference?.maximum]).toEqual([5, 5, 4]);
    expect(Array.from(difference?.matrix.data ?? [])).toEqual([4, 0, 0, 0]);
    expect(Array.from(difference?.states ?? [], (look) => cellLooks[look])).toEqual([
      'value',
      'equal',
      'equal',
      'equal',
    ]);
  });

  it('are two where the shapes differ', () => {
    const wide = recordOf({ ...handWorkedSettings, hiddenSize: 3 }, {});
    expect(comparedPanels(handWorkedRecord, wide, 'hidden', 60).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('take a power of ten out of a difference its digits would not show', () => {
    const digits = (cellWidth: number) =>
      comparedPanels(handWorkedRecord, changed({ hidden: 2 ** -10 }), 'hidden', cellWidth)[2]?.digits;
    expect(digits(30)).toEqual({ decimals: 2, exponent: -4 });
    expect(digits(48)).toEqual({ decimals: 4, exponent: -4 });
    expect(digits(60)).toEqual({ decimals: 6, exponent: 0 });
  });

  it('have digits that tell A from B where there is room for them', () => {
    const decimals = (difference: number, cellWidth: number) =>
      comparedPanels(handWorkedRecord, changed({ hidden: difference }), 'hidden', cellWidth)[0]?.digits.decimals;
    expect(decimals(2 ** -10, 60)).toBe(6);
    expect(decimals(2 ** -21, 60)).toBe(7);
    expect(decimals(2 ** -10, 38)).toBe(3);
    expect(decimals(2 ** -21, 30)).toBe(2);
  });

  it('have no decimals for a mask of whole numbers, also in its difference', () => {
    const panels = comparedPanels(handWorkedRecord, changed({ mask: -2 }), 'mask', 60);
    expect(panels.map(({ digits }) => digits.decimals)).toEqual([0, 0, 0]);
    expect(panels.map(({ maximum }) => maximum)).toEqual([0, 0, 2]);
  });
});

describe('the two loss lines', () => {
  const lossesOf = (...values: number[]) => ({ every: 1, values: Float32Array.from(values) });
  const option = (a: SampledLosses, b: SampledLosses) =>
    lossPairOption({
      a: { name: 'A', losses: a, step: 2 },
      b: { name: 'B', losses: b, step: 1 },
      palette: namedPalette,
      format: (loss) => loss.toFixed(1),
      formatStep: String,
      stepTitle: (step) => `Step ${String(step)}`,
    });

  it('mark the steps that are compared', () => {
    expect(option(lossesOf(3, 2), lossesOf(4, 1, 0.5))).toMatchObject({
      xAxis: { max: 5 },
      series: [
        {
          name: 'A',
          data: [
            [1, 3],
            [2, 2],
          ],
        },
        {
          name: 'B',
          data: [
            [1, 4],
            [2, 1],
            [3, 0.5],
          ],
        },
        { name: 'A marked', data: [[2, 2]] },
        { name: 'B marked', data: [[1, 4]] },
      ],
    });
  });

  it('are one line for two steps of one experiment, with both marks', () => {
    const losses = lossesOf(3, 2);
    const { series } = option(losses, losses);
    expect(Array.isArray(series) && series.map(({ name }) => name)).toEqual(['A', 'A marked', 'B marked']);
  });

  it('leave a gap where a loss is not finite, and say so in the tooltip, which is drawn on the canvas', () => {
    const made = option(lossesOf(3, Number.NaN), lossesOf(4));
    expect(made).toMatchObject({
      series: [
        {
          data: [
            [1, 3],
            [2, null],
          ],
        },
        {},
        {},
        {},
      ],
    });
    const { formatter, renderMode } = made.tooltip as {
      formatter: (points: readonly unknown[]) => unknown; // ours has one
      renderMode: string;
    };
    expect(renderMode).toBe('richText');
    expect(formatter([{ value: [2, null] }])).toBe('Step 2\nA NaN');
    expect(formatter([{ value: [1, 3] }])).toBe('Step 1\nA 3.0\nB 4.0');
  });
});
