import type { NetworkSizes } from '#shared/hyperparameters.ts';
import type { LoomColumnId } from '../../formulas/tensor-looks.ts';

/** Inside a card: space round the cells, and between the weight and its bias. */
export const cardPadding = 4;
export const biasGap = 4;
/** Between the output and the targets. */
export const outputGap = 6;

/** The width of a cell in a loom that is narrow or wide. */
interface CellWidths {
  readonly narrow: number;
  readonly wide: number;
}

/** What a column of the loom needs. Lengths are CSS pixels. */
interface ColumnLook {
  /** Cells side by side; the bias of a card is one more, as wide as the others. */
  readonly cells: (sizes: NetworkSizes) => number;
  /** Room that does not grow with the cells: card, gap between y_hat and y, the digits of the loss. */
  readonly fixedWidth: number;
  /** The head says symbol and shape: a tensor narrower than that has room behind it. */
  readonly headWidth: number;
  /** Cells while the column is a tile; `crowded` where a narrow loom has three wide columns. */
  readonly tile: CellWidths & { readonly crowded: number };
  /** Cells while it is wide. */
  readonly focus: CellWidths;
  /** Cells while it is wide and has two of them at most: room for four decimals. */
  readonly few?: CellWidths;
  /** Cells while it is wide and all it shows are whole multipliers and crosses: they need no more room than this. */
  readonly whole?: CellWidths;
  /** Room behind the column: for the shape of x; while the mask is wide also for a sign before and behind it, and for counts. */
  readonly gap: number;
  readonly gapBesideMask: number;
}

const ordinary = {
  cells: ({ hiddenSize }: NetworkSizes) => hiddenSize,
  fixedWidth: 0,
  headWidth: 46,
  tile: { crowded: 5, narrow: 6, wide: 7 },
  focus: { narrow: 29, wide: 31 },
  gap: 0,
  gapBesideMask: 0,
} as const satisfies ColumnLook;

const card = 2 * cardPadding + biasGap;
/** Three of them stand side by side with the mask between them. */
const activation = { ...ordinary, focus: { narrow: 27, wide: 29 } };
const inputTile = { crowded: 6, narrow: 7, wide: 8 };

/** One row a column. */
export const columnLooks: Readonly<Record<LoomColumnId, ColumnLook>> = {
  x: {
    ...ordinary,
    cells: ({ inputSize }) => inputSize,
    headWidth: 32,
    tile: inputTile,
    gap: 4,
    gapBesideMask: 4,
  },
  fc1: { ...ordinary, cells: ({ inputSize }) => inputSize + 1, fixedWidth: card, tile: inputTile },
  preActivation: ordinary,
  hidden: { ...activation, gapBesideMask: 10 },
  mask: { ...ordinary, whole: { narrow: 12, wide: 13 }, gapBesideMask: 10 },
  dropped: { ...activation, gapBesideMask: 16 },
  fc2: { ...ordinary, cells: ({ hiddenSize }) => hiddenSize + 1, fixedWidth: card },
  output: {
    ...ordinary,
    cells: ({ outputSize }) => 2 * outputSize,
    fixedWidth: outputGap,
    headWidth: 38,
    tile: { crowded: 8, narrow: 9, wide: 10 },
    focus: { narrow: 34, wide: 38 },
    few: { narrow: 41, wide: 44 },
  },
  loss: { ...ordinary, cells: () => 0, fixedWidth: 54, headWidth: 0 },
};
