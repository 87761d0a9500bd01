import type { List, ListItem, Paragraph, RootContent } from 'mdast';
import type {} from 'mdast-util-math';
import { lessonFault } from '../lesson-fault.ts';
import type { LessonForbidden } from '../../errors/lesson-words.ts';
import type { LessonBlock } from '../lesson-text.ts';
import { formulaFault } from './formula.ts';
import { mostDepth, readInlines, type TextReport } from './inlines.ts';

/** The levels of headings a lesson has: its title is the first. */
const headings = { highest: 2, lowest: 4 } as const;

/** The blocks of a text. */
export function readBlocks(nodes: readonly RootContent[], report: TextReport, depth = 0): readonly LessonBlock[] {
  return nodes.flatMap((node) => readBlock(node, report, depth));
}

function readBlock(node: RootContent, report: TextReport, depth: number): readonly LessonBlock[] {
  const line = node.position?.start.line ?? 1;
  if (depth > mostDepth) {
    report.fault(line, lessonFault('lesson-too-deep', { most: mostDepth }));
    return [];
  }
  const forbidden = (what: LessonForbidden) => {
    report.fault(line, lessonFault('lesson-forbidden', { what }));
    return [];
  };
  switch (node.type) {
    case 'paragraph':
      return [readParagraph(node, report)];
    case 'heading': {
      if (node.depth < headings.highest || node.depth > headings.lowest) forbidden('heading');
      return [{ kind: 'heading', depth: node.depth, children: readInlines(node.children, report) }];
    }
    case 'list':
      return [readList(node, report, depth)];
    case 'blockquote':
      return [{ kind: 'quote', children: readBlocks(node.children, report, depth + 1) }];
    case 'code':
      return [{ kind: 'program', text: node.value }];
    case 'math': {
      const fault = formulaFault(node.value);
      if (fault !== null) report.fault(line, fault);
      return [{ kind: 'formula', latex: node.value }];
    }
    case 'thematicBreak':
      return forbidden('rule');
    case 'html':
      return forbidden('html');
    case 'definition':
      return forbidden('reference');
    case 'footnoteDefinition':
      return forbidden('footnote');
    case 'table':
      return forbidden('table');
    default:
      return forbidden('other');
  }
}

/** A paragraph; one that is nothing but a formula between $$ is that formula on a line of its own. */
function readParagraph({ children }: Paragraph, report: TextReport): LessonBlock {
  const inlines = readInlines(children, report);
  const [only] = inlines;
  const isDoubled = report.text.startsWith('$$', children[0]?.position?.start.offset);
  if (inlines.length === 1 && only?.kind === 'math' && isDoubled) return { kind: 'formula', latex: only.latex };
  return { kind: 'paragraph', children: inlines };
}

function readList(list: List, report: TextReport, depth: number): LessonBlock {
  const items = list.children.map((item) => {
    if (typeof item.checked === 'boolean') {
      report.fault(item.position?.start.line ?? 1, lessonFault('lesson-forbidden', { what: 'check-box' }));
    }
    return readItem(item, report, depth);
  });
  return { kind: 'list', isOrdered: list.ordered === true, items };
}

/** What stands in an entry of a list. */
export function readItem({ children }: ListItem, report: TextReport, depth = 0): readonly LessonBlock[] {
  return readBlocks(children, report, depth + 1);
}
