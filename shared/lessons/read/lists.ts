import type { BlockContent, DefinitionContent, List, ListItem, RootContent } from 'mdast';
import { lessonFault } from '../lesson-fault.ts';
import type { LessonBlock } from '../lesson-text.ts';
import type { Choice } from '../lesson.ts';
import { readBlocks, readItem } from './blocks.ts';
import type { TextReport } from './inlines.ts';

const lineOf = ({ position }: RootContent) => position?.start.line ?? 1;

/** The list that a task is about, and the question before it. Nothing stands behind it. */
export interface AskedList {
  readonly question: readonly LessonBlock[];
  /** null: there is none. */
  readonly list: List | null;
}

/** Takes the last list of a task out of its text. */
export function askedList(nodes: readonly RootContent[], report: TextReport): AskedList {
  const index = nodes.findLastIndex(({ type }) => type === 'list');
  const list = nodes[index];
  if (list?.type !== 'list') return { question: readBlocks(nodes, report), list: null };
  const behind = nodes[index + 1];
  if (behind !== undefined) report.fault(lineOf(behind), lessonFault('lesson-behind-list'));
  return { question: readBlocks(nodes.slice(0, index), report), list };
}

/** Tells of entries that are empty or that are there twice. */
function checkItems(items: readonly ListItem[], report: TextReport): void {
  const seen = new Map<string, number>();
  for (const item of items) {
    const { position, children } = item;
    const at = lineOf(item);
    const [first] = children;
    if (first === undefined || first.type === 'blockquote') {
      report.fault(at, lessonFault('lesson-item-empty'));
      continue;
    }
    const source = report.text.slice(first.position?.start.offset, first.position?.end.offset ?? position?.end.offset);
    const earlier = seen.get(source);
    if (earlier === undefined) seen.set(source, at);
    else report.fault(at, lessonFault('lesson-item-twice', { line: report.lineOf(earlier) }));
  }
}

type ItemContent = BlockContent | DefinitionContent;

/** The choices of a list with check boxes; the quotes in an entry are what is said to whoever chooses it. */
export function readChoices({ children: items }: List, report: TextReport): readonly Choice[] {
  checkItems(items, report);
  const isQuote = ({ type }: ItemContent) => type === 'blockquote';
  const choices = items.map((item): Choice => {
    if (typeof item.checked !== 'boolean') report.fault(lineOf(item), lessonFault('lesson-choice-unmarked'));
    const text = item.children.filter((node) => !isQuote(node));
    const said = item.children.flatMap((node) => (node.type === 'blockquote' ? node.children : []));
    return {
      text: readBlocks(text, report, 1),
      isRight: item.checked === true,
      feedback: readBlocks(said, report, 1),
    };
  });
  return choices;
}

/** The entries of a numbered list. */
export function readOrder({ children: items }: List, report: TextReport): readonly (readonly LessonBlock[])[] {
  checkItems(items, report);
  return items.map((item) => {
    if (typeof item.checked === 'boolean') {
      report.fault(lineOf(item), lessonFault('lesson-forbidden', { what: 'check-box' }));
    }
    return readItem(item, report);
  });
}
