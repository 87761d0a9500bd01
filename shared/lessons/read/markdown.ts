import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { math } from 'micromark-extension-math';
import { parsedPieces } from './pieces.ts';

/** The most characters of a piece, such as a paragraph or a list. */
export const mostInPiece = 4_000;

/** Moves a tree to where its text stands in a longer one. */
function move(node: Nodes, lines: number, characters: number): void {
  for (const point of node.position === undefined ? [] : [node.position.start, node.position.end]) {
    point.line += lines;
    point.offset = (point.offset ?? 0) + characters;
  }
  if ('children' in node) for (const child of node.children) move(child, lines, characters);
}

/**
 * The blocks of a text: CommonMark with formulas and check boxes. Lines count from 1, offsets from 0.
 * @param refuse is told the line of a piece that is too long, which is left out.
 */
export function parseMarkdown(lines: readonly string[], refuse: (line: number) => void): readonly RootContent[] {
  let offset = 0;
  return parsedPieces({ first: 1, lines }, mostInPiece, refuse).flatMap((piece) => {
    const text = piece.lines.join('\n');
    const start = offset;
    const given = lines.slice(piece.first - 1, piece.first - 1 + piece.lines.length);
    offset += given.reduce((sum, line) => sum + line.length + 1, 0);
    const tree = fromMarkdown(text, {
      extensions: [math(), gfmTaskListItem()],
      mdastExtensions: [mathFromMarkdown(), gfmTaskListItemFromMarkdown()],
    });
    move(tree, piece.first - 1, start);
    return tree.children;
  });
}
