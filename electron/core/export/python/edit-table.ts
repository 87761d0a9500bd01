import type { Hyperparameters } from '#shared/hyperparameters.ts';
import { startLayout, tensorShape } from '#shared/step-record.ts';
import type { StartTensorName } from '#shared/tensors/tensor-names.ts';
import { changeMask } from '../../changed-mask.ts';
import type { EditPlan, StepEdits } from '../../edit-plan.ts';
import { pythonFloat, pythonFloat32, pythonTensor } from './python-literal.ts';

/** The edits of an experiment as Python tables by step; null where there is nothing to tell. */
export interface EditTables {
  /** `edits`: lists of (name, where, value). */
  readonly changes: string | null;
  /** `locks`: True or False. */
  readonly locks: string | null;
  /** `new_settings`: (p, learning rate). */
  readonly settings: string | null;
}

const indent = '        ';

/** The edits in force in the steps 1 to `lastStep`, as replay makes them. */
export function editTables(plan: EditPlan, hyperparameters: Hyperparameters, lastStep: number): EditTables {
  const changes: string[] = [];
  const locks: string[] = [];
  const settings: string[] = [];
  let present = hyperparameters;
  for (let step = 1; step <= lastStep; step += 1) {
    const edits = plan.at(step);
    if (edits === undefined) continue;
    if (edits.hyperparameters !== null) {
      present = edits.hyperparameters;
      const { dropProbability, learningRate } = present;
      settings.push(`${step}: (${pythonFloat(dropProbability)}, ${pythonFloat(learningRate)})`);
    }
    const rows = [...valueRows(edits, present), ...keptRows(edits, present)];
    if (rows.length > 0) {
      changes.push(`    ${step}: [\n${rows.map((row) => `${indent}${row},\n`).join('')}    ],\n`);
    }
    if (edits.lock !== null) locks.push(`${step}: ${edits.lock ? 'True' : 'False'}`);
  }
  return {
    changes: changes.length === 0 ? null : `{\n${changes.join('')}}`,
    locks: locks.length === 0 ? null : `{${locks.join(', ')}}`,
    settings: settings.length === 0 ? null : `{${settings.join(', ')}}`,
  };
}

/** A tensor all of whose numbers change is one row, with the index `...`; otherwise each number is one. */
function valueRows({ values }: StepEdits, hyperparameters: Hyperparameters): readonly string[] {
  const { names, places } = startLayout(hyperparameters);
  const changed = new Map<StartTensorName, Map<number, number>>();
  for (const { offset, values: numbers } of values) {
    const name = names.findLast((candidate) => places[candidate].offset <= offset) ?? 'x';
    const cells = changed.get(name) ?? new Map<number, number>();
    changed.set(name, cells);
    for (const [index, value] of numbers.entries()) cells.set(offset - places[name].offset + index, value);
  }
  return [...changed].flatMap(([name, cells]) => {
    const shape = tensorShape(name, hyperparameters);
    const { length, columns } = places[name];
    if (cells.size === length && length > 1) {
      const data = Float32Array.from({ length }, (_, cell) => cells.get(cell) ?? 0);
      return [`("${name}", ..., ${pythonTensor(data, shape, indent)})`];
    }
    return Array.from(cells, ([cell, value]) => {
      const where = shape.length === 1 ? `${cell},` : `${Math.floor(cell / columns)}, ${cell % columns}`;
      return `("${name}", (${where}), ${pythonFloat32(value)})`;
    });
  });
}

/** Kept and dropped units as 1 and 0: a number for a cell, a list for a row that was drawn anew. */
function keptRows({ mask }: StepEdits, hyperparameters: Hyperparameters): readonly string[] {
  const { batchSize, hiddenSize } = hyperparameters;
  return mask.map((edit) => {
    if (edit.kind === 'mask-cell') return `("kept", (${edit.sample}, ${edit.unit}), ${edit.kept ? 1 : 0})`;
    const redrawn = changeMask(new Float32Array(batchSize * hiddenSize), [edit], hyperparameters);
    const row = redrawn.subarray(edit.sample * hiddenSize, (edit.sample + 1) * hiddenSize);
    return `("kept", (${edit.sample},), [${Array.from(row, (scale) => (scale === 0 ? 0 : 1)).join(', ')}])`;
  });
}
