import { memoryNames, type MemoryName } from '../variants/optimizers.ts';
import {
  gradientSubjects,
  parameterNames,
  subjectNames,
  type GradientSubject,
  type ParameterName,
  type SubjectName,
  type TensorName,
} from './tensor-names.ts';
import type { ComputedRow, SubjectRow, TensorKind, TensorRow } from './tensor-row.ts';
import { dataRows, forwardRows, gradientRows, parameterRows } from './tensor-rows.ts';

/** The row of a tensor, its names checked. */
export type NamedRow = TensorRow<TensorName, SubjectName, ParameterName>;

// Here the compiler sees that every name in a formula is one of a tensor.
const subjects: Readonly<Record<SubjectName, SubjectRow<TensorName, ParameterName>>> = {
  ...dataRows,
  ...parameterRows,
  ...forwardRows,
};
const gradients: Readonly<Record<GradientSubject, ComputedRow<TensorName, ParameterName>>> = gradientRows;

type Computed = ComputedRow<TensorName, ParameterName>;

function row(kind: TensorKind, of: SubjectName, computed: Computed, memory: MemoryName | null = null): NamedRow {
  const { axes, isTarget = false } = subjects[of];
  return { gates: [], remark: null, ...computed, kind, of, memory, axes, isTarget };
}

function* rows(): Generator<[TensorName, NamedRow]> {
  for (const name of subjectNames) yield [name, row(subjects[name].kind, name, subjects[name])];
  for (const name of gradientSubjects) yield [`${name}.gradient`, row('gradient', name, gradients[name])];
  for (const parameter of parameterNames) {
    yield [
      `${parameter}.after`,
      row('updated', parameter, { phase: 'update', formula: { rule: 'updated', parameter } }),
    ];
    for (const memory of memoryNames) {
      const name = `${parameter}.${memory}` as const;
      const remembered = { phase: 'update', formula: { rule: 'remembered', parameter, memory } } as const;
      yield [`${name}.before`, row('memory-before', parameter, { phase: 'data', formula: { rule: 'given' } }, memory)];
      yield [name, row('memory', parameter, remembered, memory)];
    }
  }
}

/** One row a tensor: all that is known of it by its name. */
export const tensorTable = Object.fromEntries(rows()) as Readonly<Record<TensorName, NamedRow>>; // every name has its row

/** The tensor a name is about, whose shape it has: `fc1.weight` of `fc1.weight.gradient` and `fc1.weight.momentum.before`. */
export function subjectOf(name: TensorName): SubjectName {
  return tensorTable[name].of;
}
