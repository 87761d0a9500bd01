import { lessonFault } from '../lesson-fault.ts';
import type { FaultList } from './fault-list.ts';
import type { SourceLines } from './source.ts';

/** A line `::name[label]{attributes}`; the label may go on over further lines. */
export interface LineDirective {
  readonly name: string;
  readonly line: number;
  /** How many lines it takes. */
  readonly lines: number;
  /** What stands in the brackets; null: there are none. */
  readonly label: SourceLines | null;
  readonly attributes: string;
}

const start = /^\s*::(?!:)([A-Za-z][\w-]*)\s*(.*?)\s*$/;
const end = /^(.*)\](?:\{([^}]*)\})?\s*$/s;

/** Reads the line at an index; null where it is no such line. Its label ends with the first line that ends with `]`. */
export function lineDirective({ first, lines }: SourceLines, index: number, faults: FaultList): LineDirective | null {
  const [, name, rest = ''] = start.exec(lines[index] ?? '') ?? [];
  if (name === undefined) return null;
  const line = first + index;
  if (!rest.startsWith('[')) {
    const [, attributes = ''] = /^\{([^}]*)\}$/.exec(rest) ?? [];
    return { name, line, lines: 1, label: null, attributes };
  }
  const label = [rest.slice(1)];
  for (let at = index; ;) {
    const [, inside, attributes = ''] = end.exec(label.at(-1) ?? '') ?? [];
    if (inside !== undefined) {
      const told = { first: line, lines: [...label.slice(0, -1), inside] };
      return { name, line, lines: label.length, label: told, attributes };
    }
    at += 1;
    const next = lines[at];
    if (next === undefined || next.trim() === '' || /^\s*::/.test(next)) {
      faults.add(line, lessonFault('lesson-label-open', { name }));
      return { name, line, lines: 1, label: { first: line, lines: [rest.slice(1)] }, attributes: '' };
    }
    label.push(next.trim());
  }
}
