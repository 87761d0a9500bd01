import type { TensorName } from '../../tensors/tensor-names.ts';
import { tensorTable } from '../../tensors/tensor-table.ts';
import { taskMisfits } from '../fitting.ts';
import { lessonFault } from '../lesson-fault.ts';
import type { Place } from '../lesson-text.ts';
import type { LessonPart, Task, TaskKind } from '../lesson.ts';
import { readAttributes, type Attributes } from './attributes.ts';
import { readBlocks } from './blocks.ts';
import { parseCellSet } from './cell-set-text.ts';
import { idForm } from './front-matter-schema.ts';
import { askedList, readChoices, readOrder } from './lists.ts';
import { told } from './names.ts';
import type { Parsed } from './parsed.ts';
import { placeNames, readPlace } from './place.ts';
import { parseQuantity } from './quantity-text.ts';
import type { BlockSection } from './sections.ts';
import { readTaskTexts } from './task-texts.ts';
import { parseTensor } from './tensor-text.ts';
import { openText, type ReaderContext } from './text-reader.ts';

/** The kinds of tasks, and whether `of` says what is asked. */
const takesOf: Readonly<Record<TaskKind, boolean>> = {
  number: true,
  sign: true,
  cells: true,
  choice: false,
  order: false,
  matrix: true,
  explain: false,
};
export const taskKinds = Object.keys(takesOf) as readonly TaskKind[]; // it has no other keys

/** The lines of the tasks read so far, by their ids. */
export type TaskLines = Map<string, number>;

/** Reads a task; null where something is wrong with it. */
export function readTask(
  kind: TaskKind,
  section: BlockSection,
  context: ReaderContext,
  lines: TaskLines,
): LessonPart | null {
  return new TaskReader(kind, section, context).read(lines);
}

type TaskBase = Pick<Task, 'id' | 'question' | 'hints' | 'why' | 'hide' | 'look'>;

class TaskReader {
  readonly #kind: TaskKind;
  readonly #section: BlockSection;
  readonly #context: ReaderContext;
  readonly #attributes: Attributes;

  constructor(kind: TaskKind, section: BlockSection, context: ReaderContext) {
    this.#kind = kind;
    this.#section = section;
    this.#context = context;
    const allowed = [...(takesOf[kind] ? ['of'] : []), 'hide', ...placeNames];
    this.#attributes = readAttributes(section.attributes, section.line, allowed, context.faults);
  }

  read(lines: TaskLines): LessonPart | null {
    const { faults, settings } = this.#context;
    const id = this.#readId(lines);
    const base = { id, hide: this.#readHidden(), ...readTaskTexts(this.#section.directives, this.#context) };
    const task = this.#readKind(base);
    if (task === null) return null;
    if (task.question.length === 0) {
      faults.add(this.#section.line, lessonFault('lesson-no-question', { name: this.#kind }));
    }
    for (const fault of settings === null ? [] : taskMisfits(task, settings)) faults.add(this.#section.line, fault);
    return { kind: 'task', task };
  }

  #readId(lines: TaskLines): string {
    const { line } = this.#section;
    const { id } = this.#attributes;
    const { faults } = this.#context;
    const earlier = id === null ? undefined : lines.get(id);
    if (id === null) faults.add(line, lessonFault('lesson-task-without-id', { name: this.#kind }));
    else if (!idForm.test(id)) faults.add(line, lessonFault('lesson-id-form', { id: told(id) }));
    else if (earlier !== undefined) faults.add(line, lessonFault('lesson-id-twice', { id, line: earlier }));
    else lines.set(id, line);
    return id ?? '';
  }

  #readHidden(): readonly TensorName[] {
    const names = (this.#attributes.values['hide'] ?? '').split(/[\s,]+/).filter((name) => name !== '');
    return names.flatMap((name) => {
      const tensor = this.#value(name, parseTensor);
      return tensor === null ? [] : [tensor];
    });
  }

  /** Reads a text of the first line; null where it cannot be read, which is told. */
  #value<Value>(text: string, parse: (text: string) => Parsed<Value>): Value | null {
    const parsed = parse(text);
    if (parsed.isRead) return parsed.value;
    this.#context.faults.add(this.#section.line, parsed.fault);
    return null;
  }

  /** What is asked, from `of`. */
  #of<Value>(parse: (text: string) => Parsed<Value>): Value | null {
    const { of } = this.#attributes.values;
    if (of !== undefined) return this.#value(of, parse);
    this.#context.faults.add(
      this.#section.line,
      lessonFault('lesson-attribute-missing', { name: this.#kind, attribute: 'of' }),
    );
    return null;
  }

  /** Where the screen goes: as the attributes say, else to what is asked. */
  #look(asked: Place | null): Place | null {
    const { values } = this.#attributes;
    if (!placeNames.some((name) => values[name] !== undefined)) return asked;
    return readPlace(values, (fault) => this.#context.faults.add(this.#section.line, fault));
  }

  #readKind(base: Pick<TaskBase, 'id' | 'hide' | 'hints' | 'why'>): Task | null {
    const { nodes, report } = openText(this.#section.body, this.#context);
    const { faults } = this.#context;
    const { line } = this.#section;
    const kind = this.#kind;
    switch (kind) {
      case 'number':
      case 'sign': {
        const of = this.#of(parseQuantity);
        const question = readBlocks(nodes, report);
        const cell = of?.kind === 'cell' ? of.cell : null;
        const look = this.#look(cell === null ? null : readPlaceOf(cell.tensor, cell));
        if (of === null) return null;
        const asked = { ...base, of, question, look };
        return kind === 'number' ? { ...asked, kind } : { ...asked, kind };
      }
      case 'cells': {
        const of = this.#of(parseCellSet);
        const question = readBlocks(nodes, report);
        const look = this.#look(of === null ? null : readPlaceOf(of.tensor));
        return of === null ? null : { ...base, kind, of, question, look };
      }
      case 'matrix': {
        const of = this.#of(parseTensor);
        const question = readBlocks(nodes, report);
        const look = this.#look(of === null ? null : readPlaceOf(of));
        if (of !== null && tensorTable[of].axes.length === 0) {
          faults.add(line, lessonFault('lesson-single-number', { tensor: of }));
        }
        return of === null ? null : { ...base, kind, of, question, look };
      }
      case 'choice': {
        const { question, list } = askedList(nodes, report);
        const choices = list === null ? [] : readChoices(list, report);
        const right = choices.filter(({ isRight }) => isRight).length;
        if (list === null) faults.add(line, lessonFault('lesson-no-choices'));
        else if (choices.length < 2) faults.add(line, lessonFault('lesson-one-choice'));
        else if (right === 0) faults.add(line, lessonFault('lesson-no-right-choice'));
        return { ...base, kind, isSeveral: right > 1, choices, question, look: this.#look(null) };
      }
      case 'order': {
        const { question, list } = askedList(nodes, report);
        const items = list === null ? [] : readOrder(list, report);
        if (list === null) faults.add(line, lessonFault('lesson-no-order'));
        else if (list.ordered !== true) {
          report.fault(list.position?.start.line ?? 1, lessonFault('lesson-order-unnumbered'));
        } else if (items.length < 2) faults.add(line, lessonFault('lesson-order-short'));
        return { ...base, kind, items, question, look: this.#look(null) };
      }
      case 'explain':
        return { ...base, kind, question: readBlocks(nodes, report), look: this.#look(null) };
    }
  }
}

/** The place of what is asked: the phase of its tensor. */
function readPlaceOf(tensor: TensorName, cell: Place['cell'] = null): Place {
  return { screen: 'step', phase: tensorTable[tensor].phase, cell, tab: null };
}
