import { memoryNames, type MemoryName } from '../variants/optimizers.ts';
import {
  gradientSubjects,
  parameterNames,
  subjectNames,
  type GradientSubject,
  type SubjectName,
  type TensorName,
} from './tensor-names.ts';
import type { TensorKind, TensorRow } from './tensor-row.ts';

/** A row as it is written: a gate is stated only where there is one. */
type Computed = Pick<TensorRow, 'phase' | 'formula'> & Partial<Pick<TensorRow, 'gates'>>;
type Subject = Computed & Pick<TensorRow, 'kind' | 'axes'>;

const given = { phase: 'data', formula: { rule: 'given' } } as const;

/** Data, parameters and what the forward pass computes. The mask is drawn in phase 4; phase 5 scales it and multiplies. */
const subjects: Readonly<Record<SubjectName, Subject>> = {
  x: { kind: 'data', axes: ['sample', 'input'], ...given },
  y: { kind: 'data', axes: ['sample', 'output'], ...given },
  'fc1.weight': { kind: 'parameter', axes: ['unit', 'input'], ...given },
  'fc1.bias': { kind: 'parameter', axes: ['unit'], ...given },
  'fc2.weight': { kind: 'parameter', axes: ['output', 'unit'], ...given },
  'fc2.bias': { kind: 'parameter', axes: ['output'], ...given },
  preActivation: {
    kind: 'activation',
    axes: ['sample', 'unit'],
    phase: 'pre-activation',
    formula: { rule: 'products', factors: ['x', 'fc1.weight'], addend: 'fc1.bias' },
  },
  hidden: {
    kind: 'activation',
    axes: ['sample', 'unit'],
    phase: 'relu',
    gates: ['activation'],
    formula: { rule: 'activation', of: 'preActivation' },
  },
  mask: { kind: 'mask', axes: ['sample', 'unit'], phase: 'mask', gates: ['mask'], formula: { rule: 'drawn' } },
  dropped: {
    kind: 'activation',
    axes: ['sample', 'unit'],
    phase: 'scale',
    gates: ['mask', 'activation'],
    formula: { rule: 'products', factors: ['hidden', 'mask'] },
  },
  output: {
    kind: 'activation',
    axes: ['sample', 'output'],
    phase: 'output',
    formula: { rule: 'products', factors: ['dropped', 'fc2.weight'], addend: 'fc2.bias' },
  },
  loss: { kind: 'loss', axes: [], phase: 'loss', formula: { rule: 'loss' } },
};

/**
 * dL/d of the tensors named. dL/dd, the error sent back through W2, opens phase 10: it is what the mask acts on, and its sole
 * use is there.
 */
const gradients: Readonly<Record<GradientSubject, Computed>> = {
  output: { phase: 'output-gradient', formula: { rule: 'loss-gradient' } },
  dropped: { phase: 'back-through-mask', formula: { rule: 'products', factors: ['output.gradient', 'fc2.weight'] } },
  hidden: {
    phase: 'back-through-mask',
    gates: ['mask'],
    formula: { rule: 'products', factors: ['dropped.gradient', 'mask'] },
  },
  preActivation: {
    phase: 'back-through-relu',
    gates: ['mask', 'activation'],
    formula: { rule: 'products', factors: ['hidden.gradient', { gateAt: 'preActivation' }] },
  },
  'fc1.weight': { phase: 'fc1-gradient', formula: { rule: 'products', factors: ['preActivation.gradient', 'x'] } },
  'fc1.bias': { phase: 'fc1-gradient', formula: { rule: 'products', factors: ['preActivation.gradient'] } },
  'fc2.weight': { phase: 'fc2-gradient', formula: { rule: 'products', factors: ['output.gradient', 'dropped'] } },
  'fc2.bias': { phase: 'fc2-gradient', formula: { rule: 'products', factors: ['output.gradient'] } },
};

function row(kind: TensorKind, of: SubjectName, computed: Computed, memory: MemoryName | null = null): TensorRow {
  return { gates: [], ...computed, kind, of, memory, axes: subjects[of].axes };
}

function* rows(): Generator<[TensorName, TensorRow]> {
  for (const name of subjectNames) yield [name, row(subjects[name].kind, name, subjects[name])];
  for (const name of gradientSubjects) yield [`${name}.gradient`, row('gradient', name, gradients[name])];
  for (const name of parameterNames) {
    yield [`${name}.after`, row('updated', name, { phase: 'update', formula: { rule: 'updated', parameter: name } })];
    for (const memory of memoryNames) {
      const formula = { rule: 'remembered', parameter: name, memory } as const;
      yield [`${name}.${memory}.before`, row('memory-before', name, given, memory)];
      yield [`${name}.${memory}`, row('memory', name, { phase: 'update', formula }, memory)];
    }
  }
}

/** One row a tensor: all that is known of it by its name. */
export const tensorTable = Object.fromEntries(rows()) as Readonly<Record<TensorName, TensorRow>>; // every name has its row

/** The tensor a name is about, whose shape it has: `fc1.weight` of `fc1.weight.gradient` and `fc1.weight.momentum.before`. */
export function subjectOf(name: TensorName): SubjectName {
  return tensorTable[name].of;
}
