import type { ComputedRow, SubjectRow } from './tensor-row.ts';

type SubjectRows = Readonly<Record<string, SubjectRow>>;

const given = { phase: 'data', formula: { rule: 'given' } } as const;

/** x and y. */
export const dataRows = {
  x: { kind: 'data', axes: ['sample', 'input'], ...given },
  y: { kind: 'data', axes: ['sample', 'output'], isTarget: true, ...given },
} as const satisfies SubjectRows;

/** The four parameters by PyTorch's names, in the order of `model.named_parameters()`. */
export const parameterRows = {
  'fc1.weight': { kind: 'parameter', axes: ['unit', 'input'], ...given },
  'fc1.bias': { kind: 'parameter', axes: ['unit'], ...given },
  'fc2.weight': { kind: 'parameter', axes: ['output', 'unit'], ...given },
  'fc2.bias': { kind: 'parameter', axes: ['output'], ...given },
} as const satisfies SubjectRows;

/**
 * What the forward pass computes, and the mask: it is drawn in phase 4; phase 5 scales it and multiplies. `python` is how the exported
 * program names or computes it after a step, where z1, h, d, y_hat, mask, loss, x, y and before, the parameters before the update by
 * their names, are at hand.
 */
export const forwardRows = {
  preActivation: {
    remark: 'activation',
    python: 'z1',
    kind: 'activation',
    axes: ['sample', 'unit'],
    phase: 'pre-activation',
    formula: { rule: 'products', factors: ['x', 'fc1.weight'], addend: 'fc1.bias' },
  },
  hidden: {
    remark: 'before-mask',
    python: 'h',
    kind: 'activation',
    axes: ['sample', 'unit'],
    phase: 'activation',
    gates: ['activation'],
    formula: { rule: 'activation', of: 'preActivation' },
  },
  mask: {
    remark: 'multiplier',
    python: 'mask',
    kind: 'drawn-mask',
    axes: ['sample', 'unit'],
    phase: 'mask',
    gates: ['dropout'],
    formula: { rule: 'drawn' },
  },
  dropped: {
    remark: 'forward',
    python: 'd',
    kind: 'activation',
    axes: ['sample', 'unit'],
    phase: 'scale',
    gates: ['dropout', 'activation'],
    formula: { rule: 'products', factors: ['hidden', 'mask'] },
  },
  output: {
    remark: 'prediction',
    python: 'y_hat',
    kind: 'activation',
    axes: ['sample', 'output'],
    phase: 'output',
    formula: { rule: 'products', factors: ['dropped', 'fc2.weight'], addend: 'fc2.bias' },
  },
  loss: {
    python: 'loss',
    kind: 'scalar-loss',
    axes: [],
    phase: 'loss',
    formula: { rule: 'loss-value', output: 'output', target: 'y' },
  },
} as const satisfies Readonly<Record<string, SubjectRow & { readonly python: string }>>;

/**
 * dL/d of the tensors named, whose axes they have, in the order of the backward pass. dL/dd, the error sent back through W2,
 * opens phase 10: it is what the mask acts on, and its sole use is there.
 */
export const gradientRows = {
  output: {
    remark: 'error',
    phase: 'output-gradient',
    formula: { rule: 'loss-gradient', output: 'output', target: 'y' },
  },
  dropped: {
    remark: 'sent-back',
    phase: 'back-through-mask',
    formula: { rule: 'products', factors: ['output.gradient', 'fc2.weight'] },
  },
  hidden: {
    remark: 'through-mask',
    phase: 'back-through-mask',
    gates: ['dropout'],
    formula: { rule: 'products', factors: ['dropped.gradient', 'mask'] },
  },
  preActivation: {
    remark: 'delta',
    phase: 'back-through-activation',
    gates: ['dropout', 'activation'],
    formula: { rule: 'products', factors: ['hidden.gradient', { gateAt: 'preActivation' }] },
  },
  'fc1.weight': {
    remark: 'reach',
    phase: 'fc1-gradient',
    formula: { rule: 'products', factors: ['preActivation.gradient', 'x'] },
  },
  'fc1.bias': {
    remark: 'reach',
    phase: 'fc1-gradient',
    formula: { rule: 'products', factors: ['preActivation.gradient'] },
  },
  'fc2.weight': {
    remark: 'reach',
    phase: 'fc2-gradient',
    formula: { rule: 'products', factors: ['output.gradient', 'dropped'] },
  },
  'fc2.bias': { phase: 'fc2-gradient', formula: { rule: 'products', factors: ['output.gradient'] } },
} as const satisfies Readonly<Record<string, ComputedRow>>;
