import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { math } from 'micromark-extension-math';

/** The syntax tree of a text: CommonMark with formulas and check boxes. Its lines count from 1. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [math(), gfmTaskListItem()],
    mdastExtensions: [mathFromMarkdown(), gfmTaskListItemFromMarkdown()],
  });
}
