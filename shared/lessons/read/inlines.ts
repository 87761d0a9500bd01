import type { Link, PhrasingContent } from 'mdast';
import type { Fault } from '../../errors/fault.ts';
import { lessonFault } from '../lesson-fault.ts';
import type { LessonInline, Place } from '../lesson-text.ts';
import { readLinkPlace } from './place.ts';
import { formulaFault } from './formula.ts';

/** How deep emphasis, links and blocks may be nested. */
export const mostDepth = 8;

/** Where the reader of a text tells what it finds. `at` is the line within the text, from 1. */
export interface TextReport {
  /** The text itself. */
  readonly text: string;
  readonly fault: (at: number, fault: Fault) => void;
  /** Every place a link leads to. */
  readonly place: (at: number, place: Place) => void;
  /** The line of the file that a line of the text is. */
  readonly lineOf: (at: number) => number;
}

/** The line breaks of a source as text: between Chinese characters there is no space. */
function joined(text: string): string {
  return text.replace(/\s*\n\s*/g, (_, offset: number) => {
    const [before = '', after = ''] = [text.slice(0, offset).at(-1), text.slice(offset).trimStart().at(0)];
    return [before, after].every((each) => /[\p{Script=Han}，。；：！？、（）“”]/u.test(each)) ? '' : ' ';
  });
}

/** What looks like something else in a plain text. */
function* slips(text: string): Generator<readonly [offset: number, fault: Fault]> {
  const footnote = /\[\^[^\]\s]+\]/.exec(text);
  if (footnote !== null) yield [footnote.index, lessonFault('lesson-forbidden', { what: 'footnote' })];
  const link = /\]\(look:/.exec(text);
  if (link !== null) yield [link.index, lessonFault('lesson-link-space')];
  const colon = /(?<![:\w]):(hint|why)\[/.exec(text);
  if (colon !== null) yield [colon.index, lessonFault('lesson-one-colon', { name: colon[1] ?? '' })];
  const table = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|[ \t:-]*$/m.exec(text);
  if (table !== null) yield [table.index, lessonFault('lesson-forbidden', { what: 'table' })];
}

function lineWithin(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** The inline content of a paragraph or heading. */
export function readInlines(nodes: readonly PhrasingContent[], report: TextReport, depth = 0): readonly LessonInline[] {
  return nodes.flatMap((node) => readInline(node, report, depth));
}

function readInline(node: PhrasingContent, report: TextReport, depth: number): readonly LessonInline[] {
  const line = node.position?.start.line ?? 1;
  if (depth > mostDepth) {
    report.fault(line, lessonFault('lesson-too-deep', { most: mostDepth }));
    return [];
  }
  const forbidden = (what: 'html' | 'image' | 'reference' | 'footnote' | 'other') => {
    report.fault(line, lessonFault('lesson-forbidden', { what }));
    return [];
  };
  switch (node.type) {
    case 'text':
      for (const [offset, fault] of slips(node.value)) report.fault(line + lineWithin(node.value, offset), fault);
      return [{ kind: 'text', text: joined(node.value) }];
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'inlineMath': {
      const fault = formulaFault(node.value);
      if (fault !== null) report.fault(line, fault);
      return [{ kind: 'math', latex: node.value }];
    }
    case 'emphasis':
    case 'strong':
      return [{ kind: node.type, children: readInlines(node.children, report, depth + 1) }];
    case 'break':
      return [{ kind: 'break' }];
    case 'link':
      return readLink(node, line, report, depth);
    case 'html':
      return forbidden('html');
    case 'image':
    case 'imageReference':
      return forbidden('image');
    case 'linkReference':
      return forbidden('reference');
    case 'footnoteReference':
      return forbidden('footnote');
    default:
      return forbidden('other');
  }
}

function readLink(node: Link, line: number, report: TextReport, depth: number): readonly LessonInline[] {
  const children = readInlines(node.children, report, depth + 1);
  const [, target] = /^look:(.*)$/s.exec(node.url) ?? [];
  if (target === undefined) {
    report.fault(line, lessonFault('lesson-forbidden', { what: 'outside-link' }));
    return children;
  }
  const place = readLinkPlace(target, (fault) => report.fault(line, fault));
  report.place(line, place);
  return [{ kind: 'link', place, children }];
}
