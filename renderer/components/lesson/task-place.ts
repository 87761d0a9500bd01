import { phaseOf } from '#shared/explain/phases.ts';
import type { CellReference } from '#shared/explain/explanation.ts';
import type { CellCondition } from '#shared/lessons/cell-set.ts';
import { cellOf, type Task } from '#shared/lessons/lesson.ts';
import type { Place } from '#shared/lessons/lesson-text.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';

/** The cell a task asks for, where it is one of the step. */
export function askedCell(task: Task): CellReference | null {
  return task.kind === 'number' || task.kind === 'sign' ? cellOf(task.of) : null;
}

/** The tensor a task asks about. */
function askedTensor(task: Task): TensorName | null {
  if (task.kind === 'cells') return task.of.tensor;
  if (task.kind === 'matrix') return task.of;
  return askedCell(task)?.tensor ?? null;
}

/** What is hidden while a task is open: what it says, and what it asks for. */
export function hiddenTensors(task: Task): readonly TensorName[] {
  const asked = askedTensor(task);
  return asked === null ? task.hide : [...new Set([...task.hide, asked])];
}

/** Where the screen goes for a task: where it says, else to the phase that computes what is asked. */
export function placeOfTask(task: Task): Place | null {
  if (task.look !== null) return task.look;
  const tensor = askedTensor(task);
  return tensor && { screen: 'step', phase: phaseOf(tensor).id, cell: askedCell(task), tab: null };
}

/** The conditions that the numbers of the tensor itself decide. */
const byNumber: ReadonlySet<CellCondition> = new Set<CellCondition>([
  'exactly zero',
  'not zero',
  'positive',
  'negative',
  'exactly unchanged',
]);

/** Where the answer of a task is seen once it is over: a matrix filled in, or marked by its numbers, in its own phase. */
export function placeOfAnswer(task: Task): Place | null {
  const tensor =
    task.kind === 'matrix' || (task.kind === 'cells' && byNumber.has(task.of.condition)) ? askedTensor(task) : null;
  if (tensor !== null)
    return { screen: 'step', phase: phaseOf(tensor).id, cell: { tensor, row: 0, column: 0 }, tab: null };
  const place = placeOfTask(task);
  const cell = askedCell(task);
  return place && cell ? { ...place, cell } : place;
}
