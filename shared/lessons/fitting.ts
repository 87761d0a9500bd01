import { fault, type Fault } from '../errors/fault.ts';
import type { LessonIndex } from '../errors/lesson-words.ts';
import type { CellReference } from '../explain/explanation.ts';
import type { Hyperparameters } from '../hyperparameters.ts';
import { tensorShape } from '../step-record.ts';
import { axisSizes } from '../tensors/axes.ts';
import { stepTensorNames, type TensorName } from '../tensors/tensor-names.ts';
import { lessonFault } from './lesson-fault.ts';
import type { Place } from './lesson-text.ts';
import { cellOf, type Task } from './lesson.ts';
import type { Quantity } from './quantities.ts';
import { remembers } from '../variants/optimizers.ts';
import { cellText } from './read/cell-text.ts';
import { quantityText } from './read/quantity-text.ts';

/** Why a tensor is none of a network; null where it is one. */
function tensorMisfit(tensor: TensorName, { optimizer }: Hyperparameters): Fault | null {
  return stepTensorNames(optimizer).includes(tensor) ? null : fault('tensor-not-remembered', { tensor });
}

/** Why a cell is none of a network; null where it is one. */
function cellMisfit(cell: CellReference, settings: Hyperparameters): Fault | null {
  const misfit = tensorMisfit(cell.tensor, settings);
  if (misfit !== null) return misfit;
  const shape = tensorShape(cell.tensor, settings);
  const [rows = 1, columns = 1] = shape;
  if (cell.row < rows && cell.column < columns) return null;
  return lessonFault('lesson-cell-outside', { cell: cellText(cell), shape });
}

/** What of a place is not there in a network: its cell. */
export function placeMisfits({ cell }: Place, settings: Hyperparameters): readonly Fault[] {
  return present([cell === null ? null : cellMisfit(cell, settings)]);
}

function present(faults: readonly (Fault | null)[]): readonly Fault[] {
  return faults.filter((each) => each !== null);
}

function indexMisfit(what: LessonIndex, index: number, settings: Hyperparameters): Fault | null {
  const most = settings[axisSizes[what]];
  return index < most ? null : lessonFault('lesson-index-outside', { what, index: index + 1, most });
}

/** What of a quantity a network does not have: its samples, units and inputs, one output where it is about one, plain SGD. */
function quantityMisfits(quantity: Quantity, settings: Hyperparameters): readonly Fault[] {
  const at = (what: LessonIndex, index: number) => indexMisfit(what, index, settings);
  const ofOneOutput = () =>
    settings.outputSize === 1 ? null : lessonFault('lesson-several-outputs', { quantity: quantityText(quantity) });
  const ofPlainSgd = () =>
    !remembers(settings.optimizer) ? null : lessonFault('lesson-plain-sgd', { quantity: quantityText(quantity) });
  switch (quantity.kind) {
    case 'cell':
    case 'mean-masked':
      return present([cellMisfit(quantity.cell, settings)]);
    case 'mean-dropped':
    case 'sample-delta':
    case 'unmasked-delta':
      return present([at('sample', quantity.sample), at('unit', quantity.unit)]);
    case 'mode-output':
    case 'slip-output':
    case 'half-error':
      return present([at('sample', quantity.sample), ofOneOutput()]);
    case 'dropped-count':
      return present([at('sample', quantity.sample)]);
    case 'sample-gradient':
      return present([at('sample', quantity.sample), at('unit', quantity.unit), at('input', quantity.input)]);
    case 'pair-gradient': {
      const samples = quantity.samples.map((sample) => at('sample', sample));
      return present([...samples, at('unit', quantity.unit), at('input', quantity.input)]);
    }
    case 'notebook-before':
    case 'notebook-after':
      return present([at('unit', quantity.unit), at('input', quantity.input), ofPlainSgd()]);
    case 'parameter-count':
    case 'probability-leaving':
    case 'kept-one':
    case 'mean-of-ones':
    case 'evaluated-one':
    case 'mean-dropped-count':
    case 'spread-dropped-count':
    case 'always-dropped':
    case 'loss-factor':
      return [];
  }
}

/** What a task asks for that a network does not have. */
function askedMisfits(task: Task, settings: Hyperparameters): readonly Fault[] {
  switch (task.kind) {
    case 'number':
    case 'sign':
      return quantityMisfits(task.of, settings);
    case 'cells': {
      const { tensor, row } = task.of;
      return present([cellMisfit({ tensor, row: row ?? 0, column: 0 }, settings)]);
    }
    case 'matrix':
      return present([tensorMisfit(task.of, settings)]);
    case 'choice':
    case 'order':
    case 'explain':
      return [];
  }
}

/** What of a task a network does not have: what is asked, hidden and looked at. What its text links to is not among it. */
export function taskMisfits(task: Task, settings: Hyperparameters): readonly Fault[] {
  const hidden = task.hide.map((tensor) => tensorMisfit(tensor, settings));
  // Without a place of its own a task looks at what it asks for.
  const looked = task.look === null || isAsked(task, task.look.cell) ? [] : placeMisfits(task.look, settings);
  return [...askedMisfits(task, settings), ...present(hidden), ...looked];
}

function isAsked(task: Task, cell: CellReference | null): boolean {
  if (cell === null || (task.kind !== 'number' && task.kind !== 'sign')) return false;
  const asked = cellOf(task.of);
  return asked !== null && cellText(asked) === cellText(cell);
}
