import type { Document, ErrorCode } from 'yaml';
import { isCollection, isScalar, visit } from 'yaml';
import type { Fault } from '../../errors/fault.ts';
import { lessonFault } from '../lesson-fault.ts';

/** A fault of the front matter at an offset of its text. */
interface FaultAt {
  readonly offset: number;
  readonly fault: Fault;
}

/** What an error of the YAML parser means to whoever writes a lesson. */
function faultOf(code: ErrorCode): Fault {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return lessonFault('lesson-yaml-colon');
    case 'TAB_AS_INDENT':
      return lessonFault('lesson-yaml-tab');
    case 'MISSING_CHAR':
      return lessonFault('lesson-yaml-open');
    case 'BAD_INDENT':
    case 'MULTILINE_IMPLICIT_KEY':
      return lessonFault('lesson-yaml-indent');
    case 'DUPLICATE_KEY':
      return lessonFault('lesson-field-twice');
    case 'ALIAS_PROPS':
    case 'BAD_ALIAS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_PROP_ORDER':
      return lessonFault('lesson-yaml-reference');
    default:
      return lessonFault('lesson-yaml');
  }
}

/** Where the text in quotes or the list in brackets begins that is still open at an offset; null: there is none. */
function openedAt(document: Document, offset: number): number | null {
  let opened: number | null = null;
  visit(document, {
    Node: (_, node) => {
      const isBracketed = isCollection(node)
        ? node.flow === true
        : isScalar(node) && node.type?.startsWith('QUOTE') === true;
      const [from, to] = node.range ?? [0, -1];
      if (isBracketed && from < offset && to >= offset) opened = from;
    },
  });
  return opened;
}

/** What the YAML parser finds wrong, one fault a place. */
export function yamlFaults(document: Document): readonly FaultAt[] {
  const problems = [...document.errors, ...document.warnings];
  const acrossLines = problems.filter(({ code }) => code === 'MULTILINE_IMPLICIT_KEY').map(({ pos }) => pos[0]);
  const found = new Map<number, Fault>();
  for (const { code, pos } of problems) {
    const [from, to] = pos;
    const isKeyAcrossLines = acrossLines.includes(from);
    if (isKeyAcrossLines && code !== 'MULTILINE_IMPLICIT_KEY') continue;
    const opened = code === 'MISSING_CHAR' || code === 'BAD_INDENT' ? openedAt(document, from) : null;
    const offset = opened ?? (isKeyAcrossLines ? to : from);
    if (!found.has(offset)) found.set(offset, opened === null ? faultOf(code) : lessonFault('lesson-yaml-open'));
  }
  return [...found].map(([offset, fault]) => ({ offset, fault }));
}

/** Where values are named, named again or tagged, as offsets in the text. */
export function references(document: Document): readonly number[] {
  const found: number[] = [];
  visit(document, {
    Alias: (_, { range }) => void found.push(range?.[0] ?? 0),
    Value: (_, node) => {
      if (node.anchor !== undefined || node.tag !== undefined) found.push(node.range?.[0] ?? 0);
    },
  });
  return found;
}
