import type { NetworkSizes } from '#shared/hyperparameters.ts';
import { loomColumnIds, type LoomColumnId } from '../../formulas/tensor-looks.ts';
import { columnLooks } from './column-looks.ts';
import type { Lane } from './loom-columns.ts';

/** What the layout of the loom depends on. Lengths are CSS pixels. */
export interface LoomFrame {
  readonly width: number;
  readonly height: number;
  readonly sizes: NetworkSizes;
  /** The wide columns. */
  readonly focus: readonly LoomColumnId[];
  /** The lane with the high rows; null folds both to tiles. */
  readonly activeLane: Lane | null;
  /** True when the kept cells of the mask need decimals. */
  readonly wideMask: boolean;
}

/** One column: shared by both lanes. `cellWidth` may be a fraction when a tensor is wider than its room. */
export interface ColumnPlace {
  readonly x: number;
  readonly width: number;
  readonly cellWidth: number;
  readonly focus: boolean;
}

/** One lane: `top` is where its heads begin, `rowsTop` where row 1 begins. */
export interface LanePlace {
  readonly top: number;
  readonly rowsTop: number;
  readonly rowHeight: number;
  readonly rowsHeight: number;
}

export interface LoomPlaces {
  readonly columns: Readonly<Record<LoomColumnId, ColumnPlace>>;
  readonly lanes: Readonly<Record<Lane, LanePlace>>;
  readonly right: number;
}

/** Left margin for the row numbers. */
const marginLeft = 32;
/** Heads above the rows: lane title, symbol and shape, column numbers. Folded lanes have no shapes and no numbers. */
const headHeight = { full: 66, folded: 36 };
/** Beneath the rows of the forward lane: the counts of the mask. */
const footHeight = { full: 38, folded: 4 };

/** The number of the last row is higher than the row and needs this much more at the bottom. */
const lastLabel = 6;

/** What a head needs beyond its tensor; the heads of folded lanes have no shapes. */
function headRoom(id: LoomColumnId, width: number, { activeLane }: LoomFrame): number {
  return activeLane === null ? 0 : Math.max(0, columnLooks[id].headWidth - width);
}

/** The most a tensor that is not in focus may take: beyond it, its cells become fractions of a pixel. */
const widestTile = 112;
const smallestGap = 6;

/** Below this width the cells are narrower. */
const isNarrow = ({ width }: LoomFrame) => width < 1050;

/** The cells of a column that is no wide one. */
function tileCell(id: LoomColumnId, frame: LoomFrame): number {
  const { crowded, narrow, wide } = columnLooks[id].tile;
  if (!isNarrow(frame)) return wide;
  return frame.focus.length >= 3 ? crowded : narrow;
}

/** Whether two cells or one are all that a column has. */
function hasFew(id: LoomColumnId, { sizes }: LoomFrame): boolean {
  return columnLooks[id].few !== undefined && columnLooks[id].cells(sizes) <= 2;
}

/** The cells of a wide column. */
function focusCell(id: LoomColumnId, frame: LoomFrame): number {
  const { focus, whole = focus, few = focus } = columnLooks[id];
  const { narrow, wide } = hasFew(id, frame) ? few : frame.wideMask ? focus : whole;
  return isNarrow(frame) ? narrow : wide;
}

/** Cells that keep what they prefer: few of them, or those of the mask, which show one digit or a cross. */
function isModest(id: LoomColumnId, frame: LoomFrame): boolean {
  return hasFew(id, frame) || (columnLooks[id].whole !== undefined && !frame.wideMask && isNarrow(frame));
}

/** The room behind a column, besides the gap that all have. */
function extraGap(id: LoomColumnId, { focus }: LoomFrame): number {
  const { gap, gapBesideMask } = columnLooks[id];
  return focus.some((wide) => columnLooks[wide].whole) ? gapBesideMask : gap;
}

interface Widths {
  readonly cells: Readonly<Record<LoomColumnId, number>>;
  /** What the columns take together, with the room of their heads. */
  readonly total: number;
  readonly heads: number;
}

/** Cell widths when the wide columns that are not `settled` are stretched to fill `available`. */
function stretchedWidths(
  frame: LoomFrame,
  preferred: Readonly<Record<LoomColumnId, number>>,
  available: number,
  settled: (id: LoomColumnId) => boolean,
): Widths {
  let kept = 0;
  let wanted = 0;
  for (const id of loomColumnIds) {
    const width = preferred[id] * columnLooks[id].cells(frame.sizes);
    if (settled(id)) kept += width;
    else wanted += width;
    kept += columnLooks[id].fixedWidth + headRoom(id, width + columnLooks[id].fixedWidth, frame);
  }
  const stretch = wanted > 0 ? Math.max(1e-4, Math.min(1.45, (available - kept) / wanted)) : 1;
  const cells = { ...preferred };
  let [total, heads] = [0, 0];
  for (const id of loomColumnIds) {
    if (!settled(id)) cells[id] *= stretch;
    const width = cells[id] * columnLooks[id].cells(frame.sizes) + columnLooks[id].fixedWidth;
    total += width;
    heads += headRoom(id, width, frame);
  }
  return { cells, total: total + heads, heads };
}

/** Spreads the columns over the width: tiles first, then the focus columns share what is left, then the gaps grow. */
function placeColumns(frame: LoomFrame): Record<LoomColumnId, ColumnPlace> {
  const { sizes, focus } = frame;
  const gaps = loomColumnIds.length - 1;
  const extra = loomColumnIds.reduce((sum, id) => sum + extraGap(id, frame), 0);
  const available = frame.width - marginLeft - smallestGap * gaps - extra;
  const preferred = {} as Record<LoomColumnId, number>;
  for (const id of loomColumnIds) {
    const count = columnLooks[id].cells(sizes);
    preferred[id] = focus.includes(id)
      ? focusCell(id, frame)
      : Math.min(tileCell(id, frame), count === 0 ? 1 : widestTile / count);
  }
  const isTile = (id: LoomColumnId) => !focus.includes(id);
  let widths = stretchedWidths(frame, preferred, available, (id) => isTile(id) || isModest(id, frame));
  // Where h and d would end up narrower than the mask, all three shrink alike.
  if (widths.cells.hidden < preferred.mask) widths = stretchedWidths(frame, preferred, available, isTile);
  // Many full tiles beside each other: they too shrink.
  if (widths.total > available + 1e-6) widths = stretchedWidths(frame, preferred, available, () => false);
  const spare = available - widths.total;
  const gap = smallestGap + Math.max(0, Math.min(110, spare / gaps));
  // Cells that had to shrink leave their heads less room.
  const headShare = widths.heads > 0 ? Math.max(0, 1 + Math.min(0, spare) / widths.heads) : 0;
  const places = {} as Record<LoomColumnId, ColumnPlace>;
  let x = marginLeft;
  for (const id of loomColumnIds) {
    const cellWidth = widths.cells[id];
    const width = cellWidth * columnLooks[id].cells(sizes) + columnLooks[id].fixedWidth;
    places[id] = { x, width, cellWidth, focus: focus.includes(id) };
    x += width + headShare * headRoom(id, width, frame) + gap + extraGap(id, frame);
  }
  return places;
}

/** Shares the height among the lanes, 2.3 to 1 for the active one, and stacks them. */
function placeLanes(frame: LoomFrame): Record<Lane, LanePlace> {
  const folded = frame.activeLane === null;
  const kind = folded ? 'folded' : 'full';
  const rows = frame.sizes.batchSize;
  const room = Math.max(40, frame.height - 2 * headHeight[kind] - footHeight[kind] - lastLabel);
  const share = (lane: Lane) => (folded ? 0.5 : lane === frame.activeLane ? 2.3 / 3.3 : 1 / 3.3);
  const tallest = (lane: Lane) => (folded ? 12 : lane === frame.activeLane ? 32 : 14);
  const rowHeight = (lane: Lane) => Math.min(tallest(lane), (room * share(lane)) / rows);
  const forward = rowHeight('forward');
  const backward = rowHeight('backward');
  const backwardTop = headHeight[kind] + forward * rows + footHeight[kind];
  return {
    forward: { top: 0, rowsTop: headHeight[kind], rowHeight: forward, rowsHeight: forward * rows },
    backward: {
      top: backwardTop,
      rowsTop: backwardTop + headHeight[kind],
      rowHeight: backward,
      rowsHeight: backward * rows,
    },
  };
}

/**
 * Where everything of the loom stands. Column width belongs to the tensor and is shared by both lanes; row height belongs
 * to the lane and is shared by all tensors of a batch, so that row i is sample i everywhere.
 */
export function loomLayout(frame: LoomFrame): LoomPlaces {
  const columns = placeColumns(frame);
  return { columns, lanes: placeLanes(frame), right: columns.output.x + columns.output.width };
}
