/** What the layout needs of a matrix: its size, whether its cells are multipliers, which need less room than numbers, and how wide its head is at least. */
export interface ProjectedSize {
  readonly rows: number;
  readonly columns: number;
  readonly isMultiplier: boolean;
  readonly head: number;
}

/** The cells of the matrices, one beside the other, and how large their digits are. Lengths are CSS pixels. */
export interface ProjectorPlaces {
  readonly cellWidths: readonly number[];
  readonly cellHeights: readonly number[];
  readonly fontSize: number;
}

/** The digits that the back row of a room reads: 24 px of a screen of 1920, no fewer than 18 on a small one. */
export function projectorFontSize(windowWidth: number): number {
  if (windowWidth >= 1800) return 24;
  return windowWidth >= 1400 ? 20 : 18;
}

/** At the left of a matrix its row numbers, between two of them a sign. */
export const rowNumberRoom = 48;
export const signRoom = 40;

/** What the head of a matrix of a column or two takes at least: a bias has its power of ten beneath its name. */
export function headRoom(isBias: boolean): number {
  return isBias ? 88 : 146;
}

/** A multiplier, 2 or a cross, is this wide beside a number. */
const multiplierWidth = 0.62;
/** Cells that are as wide as they need be look calmer than those that fill the screen. */
const widestCell = 3.6;
const highestCell = 2.2;

/** The width of a column for which all that lies side by side, no narrower than its head, fills the width. */
function columnWidth(sizes: readonly { readonly columns: number; readonly head: number }[], width: number): number {
  const share = ({ columns, head }: (typeof sizes)[number]): number => head / columns;
  // Those whose head is wide for their columns keep it longest as columns grow.
  const ordered = [...sizes].sort((one, other) => share(one) - share(other));
  let best = Infinity;
  for (let grown = 1; grown <= ordered.length; grown += 1) {
    const columns = ordered.slice(0, grown).reduce((sum, size) => sum + size.columns, 0);
    const heads = ordered.slice(grown).reduce((sum, size) => sum + size.head, 0);
    best = Math.min(best, (width - heads) / columns);
  }
  return best;
}

/** Narrower, no digit could be read: on a phone, which has no room for that, the stage scrolls. */
const narrowestCell = 20;
const widestPhone = 600;

/** Shares the room among matrices: cells of one height, as wide as the columns allow. */
export function projectorLayout(
  sizes: readonly ProjectedSize[],
  room: { readonly width: number; readonly height: number },
  windowWidth: number,
): ProjectorPlaces {
  const wanted = projectorFontSize(windowWidth);
  const widths = sizes.map((size) => ({ ...size, columns: size.columns * (size.isMultiplier ? multiplierWidth : 1) }));
  const filling = columnWidth(widths, room.width);
  const width = Math.min(windowWidth < widestPhone ? Math.max(filling, narrowestCell) : filling, widestCell * wanted);
  const rows = Math.max(...sizes.map((size) => size.rows));
  const height = Math.min(room.height / rows, highestCell * wanted);
  return {
    cellWidths: sizes.map(({ isMultiplier }) => (isMultiplier ? multiplierWidth * width : width)),
    cellHeights: sizes.map(() => height),
    // "0.73" is two times as wide as it is high.
    fontSize: Math.max(10, Math.min(wanted, width / 2.05, height / 1.2)),
  };
}
