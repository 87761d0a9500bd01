// @vitest-environment node
import { loomColumnIds } from '#renderer/formulas/tensor-looks.ts';
import { describe, expect, it } from 'vitest';
import {
  focusOf,
  loomEntries,
  loomEntryOf,
  maskDecimals,
  operandsBeneath,
  shapeText,
} from '#renderer/components/loom/loom-columns.ts';
import { tensorAxes } from '#renderer/stores/tensor-axes.ts';
import { lectureHyperparameters } from '#shared/hyperparameters.ts';
import { stepLayout, tensorShape } from '#shared/step-record.ts';

const shown = loomEntries.flatMap((entry) => entry.tensors);
const all = stepLayout(lectureHyperparameters).names;

describe('the loom', () => {
  it('shows every tensor of the step exactly once; the loss is a number, and the update has its own view', () => {
    expect(new Set(shown).size).toBe(shown.length);
    expect([...shown].sort()).toEqual(all.filter((name) => name !== 'loss' && !name.endsWith('.after')).sort());
  });

  it('has every gradient in the backward lane, exactly beneath its tensor', () => {
    for (const name of shown.filter((tensor) => tensor.endsWith('.gradient'))) {
      const gradient = loomEntryOf(name);
      const tensor = loomEntries.find((entry) => entry.tensors.some((of) => `${of}.gradient` === name));
      expect(gradient?.lane, name).toBe('backward');
      expect(tensor?.lane, name).toBe('forward');
      expect(gradient?.column, name).toBe(tensor?.column);
    }
  });

  it('has no gradient of what is not learned and not on the way: data, mask', () => {
    const backward = loomEntries.filter(({ lane }) => lane === 'backward').map(({ column }) => column);
    expect(backward).not.toContain('x');
    expect(backward).not.toContain('mask');
  });

  it('goes from left to right as the computation does', () => {
    expect(loomEntries.filter(({ lane }) => lane === 'forward').map(({ column }) => column)).toEqual(
      loomColumnIds.filter((id) => id !== 'loss'),
    );
  });

  it('shows parameters as cards, each weight with its bias', () => {
    expect(loomEntries.filter(({ card }) => card).map(({ tensors }) => tensors)).toEqual([
      ['fc1.weight', 'fc1.bias'],
      ['fc2.weight', 'fc2.bias'],
      ['fc1.weight.gradient', 'fc1.bias.gradient'],
      ['fc2.weight.gradient', 'fc2.bias.gradient'],
    ]);
  });
});

it.each(shown)('selecting %s makes its own column wide', (name) => {
  expect(focusOf(name)).toContain(loomEntryOf(name)?.column);
});

it('the loss stands in no lane and is made of the output', () => {
  expect(loomEntryOf('loss')).toBeUndefined();
  expect(focusOf('loss')).toEqual(['output']);
});

it('the axes of a tensor are as long as its shape says', () => {
  const sizes = { ...lectureHyperparameters, inputSize: 5, hiddenSize: 10, outputSize: 3, batchSize: 15 };
  const lengths = { sample: 15, unit: 10, input: 5, output: 3, value: 1 };
  for (const name of all) {
    const { row, column } = tensorAxes(name);
    expect([lengths[row], lengths[column]], name).toEqual([...tensorShape(name, sizes), 1, 1].slice(0, 2));
  }
});

it.each([
  ['dropped', '[15, 10]'],
  ['fc1.bias', '[10]'],
  ['loss', '[]'],
] as const)('the shape of %s is written as PyTorch writes it: %s', (name, text) => {
  expect(shapeText(name, lectureHyperparameters)).toBe(text);
});

it.each([
  [0.5, 'inverted', 0],
  [0.8, 'inverted', 0],
  [0.3, 'inverted', 2],
  [0.3, 'classic', 0],
  [0.3, 'off', 0],
] as const)('the mask of p = %d, dropout %s, needs %d decimals', (dropProbability, mode, decimals) => {
  expect(maskDecimals({ ...lectureHyperparameters, dropProbability, mode })).toBe(decimals);
});

describe('beneath, among the gradients, stand again', () => {
  const beneath = (...names: Parameters<typeof operandsBeneath>[0]) =>
    operandsBeneath(names).map(({ lane, column, tensors }) => [lane, column, ...tensors].join(' '));

  it.each([
    ['hidden.gradient', ['backward mask mask']],
    ['fc1.weight.gradient', ['backward x x']],
    ['dropped.gradient', []],
    ['preActivation.gradient', []],
    ['mask', []],
    ['preActivation', []],
  ] as const)('of %s its operands without a gradient: %s', (name, found) => {
    expect(beneath(name)).toEqual(found);
  });

  it('those of several, each once', () => {
    expect(beneath('hidden.gradient', 'hidden.gradient', 'fc1.weight.gradient')).toEqual([
      'backward x x',
      'backward mask mask',
    ]);
  });
});
