import type { UnitReach } from '#shared/unit-reach.ts';

/** A cell of a strip with the gap behind it, and the gap between a strip and its words. All lengths are CSS pixels. */
const cellWidth = 14;
const gap = 10;
/** What words take: a count of samples, or a reason in the longest of the languages, on one line or on two. */
const wordWidths = { count: 64, oneLine: 280, twoLines: 150 } as const;

/** Rows lower than a line of text say nothing readable. */
export const lowestReadable = 16;
/** From this height of a row on its words have two lines; from the second on they stand beneath the strip. */
const twoLinesFrom = 24;
const stackedFrom = 34;
/** More samples than this are no longer a picture. */
const mostCells = 32;

/** How the strips of samples are laid out. */
export interface ReachLayout {
  readonly width: number;
  /** Whether the cells are there, or the words alone. */
  readonly hasCells: boolean;
  /** The words stand beneath the cells. */
  readonly isStacked: boolean;
  readonly lineHeight: number;
}

/** Room for strips and words in rows of this height, so that no reason is cut off. */
export function reachLayout(
  reaches: readonly UnitReach[],
  rowHeight: number,
  hasReasons: boolean,
  compact: boolean,
): ReachLayout {
  const samples = reaches[0]?.samples.length ?? 0;
  const hasCells = !compact && samples <= mostCells;
  const isStacked = hasCells && rowHeight >= stackedFrom;
  const cells = hasCells ? cellWidth * samples : 0;
  const lines = isStacked || rowHeight < twoLinesFrom ? 'oneLine' : 'twoLines';
  const words = wordWidths[hasReasons ? lines : 'count'];
  return {
    width: Math.max(hasCells ? 180 : 120, isStacked ? Math.max(cells, words) : cells + (hasCells ? gap : 0) + words),
    hasCells,
    isStacked,
    lineHeight: rowHeight < 28 ? 11 : 14,
  };
}
