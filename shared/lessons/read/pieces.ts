import { FenceWatch } from './fence-watch.ts';
import type { SourceLines } from './source.ts';

/** A line that goes on with a list above a blank line: an entry, or what is indented. */
const goesOn = /^(?:\s|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))/;

/**
 * Cuts a text where Markdown begins anew whatever stands above: behind a blank line, unless a list may go on there. The time that
 * Markdown takes grows with the square of the length of what is parsed in one piece.
 */
function piecesOf({ first, lines }: SourceLines): readonly SourceLines[] {
  const pieces: SourceLines[] = [];
  const fences = new FenceWatch();
  let piece: string[] = [];
  let isBehindBlank = false;
  for (const [index, line] of lines.entries()) {
    const isInFence = fences.open !== null;
    if (isBehindBlank && !isInFence && line.trim() !== '' && !goesOn.test(line)) {
      pieces.push({ first: first + index - piece.length, lines: piece });
      piece = [];
    }
    fences.isInside(line, index);
    isBehindBlank = line.trim() === '';
    piece.push(line);
  }
  pieces.push({ first: first + lines.length - piece.length, lines: piece });
  return pieces;
}

/** Shorter pieces are parsed together: parsing has a cost of its own. */
const fewest = 800;

function lengthOf({ lines }: SourceLines): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

/**
 * The pieces of a text, short ones together.
 * @param most the most characters of one of them; a longer one is blank in the result.
 * @param refuse is told its line.
 */
export function parsedPieces(
  source: SourceLines,
  most: number,
  refuse: (line: number) => void,
): readonly SourceLines[] {
  const together: SourceLines[] = [];
  for (const piece of piecesOf(source)) {
    const isTooLong = lengthOf(piece) > most + 1;
    if (isTooLong)
      refuse(
        piece.first +
          Math.max(
            0,
            piece.lines.findIndex((line) => line.trim() !== ''),
          ),
      );
    const lines = isTooLong ? piece.lines.map(() => '') : piece.lines;
    const last = together.at(-1);
    if (last === undefined || lengthOf(last) > fewest) together.push({ first: piece.first, lines });
    else together.splice(-1, 1, { first: last.first, lines: [...last.lines, ...lines] });
  }
  return together;
}
