/** What the layout needs of a matrix: its size, and whether its cells are multipliers, which need less room than numbers. */
export interface ProjectedSize {
  readonly rows: number;
  readonly columns: number;
  readonly isMultiplier: boolean;
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

/** What the head of a matrix of a column or two takes at least. */
export const narrowHead = 128;

/** A multiplier, 2 or a cross, is this wide beside a number. */
const multiplierWidth = 0.62;
/** Cells that are as wide as they need be look calmer than those that fill the screen. */
const widestCell = 3.6;
const highestCell = 2.2;

/** Shares the room among matrices: cells of one height unless one has many fewer rows, as wide as the columns allow. */
export function projectorLayout(
  sizes: readonly ProjectedSize[],
  room: { readonly width: number; readonly height: number },
  windowWidth: number,
): ProjectorPlaces {
  const wanted = projectorFontSize(windowWidth);
  const columns = sizes.reduce((sum, size) => sum + size.columns * (size.isMultiplier ? multiplierWidth : 1), 0);
  const heads = sizes.filter((size) => size.columns < 3).length * narrowHead;
  const width = Math.min((room.width - heads) / columns, widestCell * wanted);
  const rows = Math.max(...sizes.map((size) => size.rows));
  const height = Math.min(room.height / rows, highestCell * wanted);
  return {
    cellWidths: sizes.map(({ isMultiplier }) => (isMultiplier ? multiplierWidth * width : width)),
    cellHeights: sizes.map(() => height),
    // "0.73" is two times as wide as it is high.
    fontSize: Math.max(10, Math.min(wanted, width / 2.05, height / 1.2)),
  };
}
