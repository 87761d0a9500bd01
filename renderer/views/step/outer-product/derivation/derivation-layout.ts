import type { NetworkSizes } from '#shared/hyperparameters.ts';

/** A matrix of the derivation, by the factor it is; `gradient` is their product. */
export const derivationParts = ['error', 'weights', 'blame', 'gate', 'delta', 'input', 'gradient'] as const;
export type DerivationPart = (typeof derivationParts)[number];

/** Where a matrix stands in the bench and how large its cells are, CSS pixels. */
export interface PartPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

export interface DerivationLayout {
  readonly places: Readonly<Record<DerivationPart, PartPlace>>;
  /** Width of the column of steps at the left. */
  readonly steps: number;
  /** Too narrow for every word: formulas are shorter. */
  readonly compact: boolean;
  /** The least height of the bench; in less room the view scrolls. */
  readonly height: number;
}

/** Height of a matrix of one row. */
const lineHeight = 22;
/** Room of the numbers of an axis. */
export const numbersHeight = 16;
/** Four decimals need this; a cell is never wider than `widest` nor higher than `highest`. */
const digitWidth = 44;
const widest = 92;
const highest = 34;

/** How the room at the right of the steps is shared by hidden columns of units, one of delta and the inputs. */
function columnWidths(room: number, { hiddenSize, inputSize }: NetworkSizes) {
  const equal = Math.min(widest, room / (hiddenSize + 1 + inputSize));
  if (equal >= digitWidth) return { unit: equal, delta: equal, input: equal };
  // A wide network keeps digits in delta, and in the grid where they leave the units enough.
  const rest = room - digitWidth;
  const share = Math.max(0.25, inputSize / (inputSize + hiddenSize), Math.min(0.4, (digitWidth * inputSize) / rest));
  const input = Math.min(widest, (share * rest) / inputSize);
  return { unit: Math.min(widest, (rest - input * inputSize) / hiddenSize), delta: digitWidth, input };
}

/**
 * The derivation as one drawing: units are columns above and inside F', and rows from F' on; inputs are columns of x and of the
 * grid. So a unit is one line that turns on the diagonal.
 */
export function derivationLayout(width: number, height: number, sizes: NetworkSizes): DerivationLayout {
  const { inputSize, hiddenSize, outputSize } = sizes;
  const compact = width < 1000;
  const steps = compact ? 152 : Math.min(300, 168 + (width - 944) * 0.4);
  const [rowNumbers, equals, times, stack] = compact ? [22, 28, 34, 6] : [26, 34, 46, 8];
  const columns = columnWidths(width - steps - rowNumbers - equals - times - stack, sizes);
  const gap = height < 340 ? 6 : 10;

  const left = steps + rowNumbers;
  const weightsRow = outputSize <= 3 ? lineHeight : (3 * lineHeight) / outputSize;
  const weightsTop = lineHeight + gap + numbersHeight;
  const blameTop = weightsTop + outputSize * weightsRow + gap - 2;
  const gateTop = blameTop + lineHeight + gap + 4;
  // The caption beneath, and one line with the numbers of the selected cell.
  const foot = 46;
  const least = hiddenSize <= 16 ? 14 * hiddenSize : 150;
  const row = Math.min(highest, Math.max(least, height - gateTop - foot) / hiddenSize);
  const deltaLeft = left + hiddenSize * columns.unit + equals;
  const gridLeft = deltaLeft + columns.delta + times;
  // Few errors have room for their digits however narrow the units are.
  const error = Math.min(Math.max(columns.unit, digitWidth), (gridLeft - left) / outputSize);

  function place(x: number, y: number, rows: number, count: number, cellWidth: number, cellHeight: number): PartPlace {
    return { x, y, width: count * cellWidth, height: rows * cellHeight, cellWidth, cellHeight };
  }
  return {
    places: {
      error: place(left, 0, 1, outputSize, error, lineHeight),
      weights: place(left, weightsTop, outputSize, hiddenSize, columns.unit, weightsRow),
      blame: place(left, blameTop, 1, hiddenSize, columns.unit, lineHeight),
      gate: place(left, gateTop, hiddenSize, hiddenSize, columns.unit, row),
      delta: place(deltaLeft, gateTop, hiddenSize, 1, columns.delta, row),
      input: place(gridLeft, blameTop, 1, inputSize, columns.input, lineHeight),
      gradient: place(gridLeft, gateTop, hiddenSize, inputSize, columns.input, row),
    },
    steps,
    compact,
    height: gateTop + Math.max(least, row * hiddenSize) + foot,
  };
}

/** Whether cells are large enough for digits; narrower ones are tiles. */
export function hasDigits({ cellWidth, cellHeight }: PartPlace): boolean {
  return cellHeight >= 12 && cellWidth >= 30;
}

/** The line of one unit: down its column of W2 and of the blame, into the diagonal, and out along its row. */
export function bentLine(places: DerivationLayout['places'], unit: number) {
  const { weights, gate, gradient } = places;
  const [left, right] = [unit, unit + 1].map((column) => weights.x + column * weights.cellWidth);
  const [above, below] = [unit, unit + 1].map((row) => gate.y + row * gate.cellHeight);
  const top = weights.y - 4;
  const end = gradient.x + gradient.width;
  const [inner, outer] = [`M${right} ${top}V${above}H${end}`, `M${left} ${top}V${below}H${end}`];
  return { inner, outer, band: `M${left} ${top}H${right}V${above}H${end}V${below}H${left}Z` };
}
