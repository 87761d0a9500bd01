import { phaseOf } from '#shared/explain/phases.ts';
import type { CellReference } from '#shared/explain/explanation.ts';
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
