import type { Matrix } from '#shared/matrix.ts';
import { formatFixed, formatPowerOfTen, formatScientific } from './format-number.ts';

/**
 * How the numbers of a matrix are written. Cells divide by the power of ten, the head states it: both take it from here,
 * so that what is read in a cell times what stands above it is the value.
 */
export interface MatrixDigits {
  /** Of a value with one digit before the point; longer ones have fewer, where there is room very small ones more. */
  readonly decimals: number;
  /** The power of ten that is taken out of every value; 0 for none. */
  readonly exponent: number;
  /** Every value has just these decimals, however small it is: a class compares what has one look. */
  readonly isFixed?: true;
}

/** Decimals of a multiplier that is not whole. */
const multiplierDecimals = 2;
/** More digits than a float32 has say nothing. */
const mostDecimals = 8;

/** Digits need this much room: a cell that is smaller is a tile. */
export function hasRoomForDigits(cellWidth: number, cellHeight: number): boolean {
  return cellWidth >= 11 && cellHeight >= 12;
}

/** The font size of the digits of a cell. All lengths are CSS pixels. */
export function digitSize(cellWidth: number): number {
  if (cellWidth < 25) return 10;
  if (cellWidth < 60) return 11;
  return cellWidth < 80 ? 12 : 14;
}

/** How close one looks: at the numbers of a step, or at two of them that are compared. */
export type Closeness = 'reading' | 'comparing';

/** How many decimals a cell has room for beside one digit and a sign; those beyond four are for what is compared. */
function decimalsFor(cellWidth: number, closeness: Closeness): number {
  if (cellWidth >= 58 && closeness === 'comparing') return 6;
  return cellWidth >= 40 ? 4 : 2;
}

/** The most characters a cell holds besides the point, drawn a little narrower than they are. */
function mostCharacters(cellWidth: number): number {
  return Math.floor((cellWidth - 4) / 6);
}

/** The place of the first digit that is written with these decimals: 2 for 123, -2 for 0.0123, 1 for 9.996 as 10.00. */
function firstPlace(value: number, decimals: number): number {
  const place = Math.floor(Math.log10(Math.abs(value)));
  return Number((Math.abs(value) / 10 ** place).toFixed(decimals)) < 10 ? place : place + 1;
}

/**
 * The digits of values whose largest magnitude is `largest`, with decimals that are given: a power of ten is taken out
 * where they would leave the largest value fewer than three digits.
 */
export function digitsWithDecimals(largest: number, decimals: number): MatrixDigits {
  if (!(largest > 0) || !Number.isFinite(largest)) return { decimals, exponent: 0 };
  const place = firstPlace(largest, decimals);
  return { decimals, exponent: place < 2 - decimals ? place : 0 };
}

/**
 * The digits of a matrix in cells of this width, or of several that are compared and share a power of ten. It is taken
 * out of large values too, where they would leave no room behind the point.
 */
export function valueDigits(largest: number, cellWidth: number, closeness: Closeness): MatrixDigits {
  const decimals = decimalsFor(cellWidth, closeness);
  const digits = digitsWithDecimals(largest, decimals);
  if (!Number.isFinite(largest) || largest < 10 ** decimals) return digits;
  return { decimals, exponent: firstPlace(largest, decimals) };
}

/** The digits of masks and gates: whole multipliers have no decimals, and no power of ten is taken out. */
export function multiplierDigits(...matrices: readonly Pick<Matrix, 'data'>[]): MatrixDigits {
  const isWhole = matrices.every(({ data }) => data.every((value) => Number.isInteger(value)));
  return { decimals: isWhole ? 0 : multiplierDecimals, exponent: 0 };
}

/** How many decimals a value has: fewer behind more digits, more where it needs them for two significant digits and they fit. */
function decimalsOf(written: number, { decimals, isFixed }: MatrixDigits, cellWidth: number): number {
  if (written === 0 || !Number.isFinite(written) || decimals === 0 || isFixed) return decimals;
  const place = firstPlace(written, decimals);
  if (place > 0) return Math.max(0, decimals - place);
  const room = Math.min(mostDecimals, mostCharacters(cellWidth) - (written < 0 ? 2 : 1));
  return 1 - place <= room ? Math.max(decimals, 1 - place) : decimals;
}

/** More decimals, as far as there is room, where values that differ would read alike in the same cell of two matrices. */
export function distinctDigits(one: Matrix, other: Matrix, digits: MatrixDigits, cellWidth: number): MatrixDigits {
  const most = Math.min(mostDecimals, mostCharacters(cellWidth) - 2);
  const looksAlike = (decimals: number) => {
    const read = (value: number) => {
      const written = value / 10 ** digits.exponent;
      return written.toFixed(decimalsOf(written, { ...digits, decimals }, cellWidth)).replace(/^-(?=[0.]+$)/, '');
    };
    return one.data.some((value, cell) => {
      const counterpart = other.data[cell] ?? Number.NaN;
      // Of two that are NaN no decimals make a difference.
      return value !== counterpart && !Number.isNaN(value) && read(value) === read(counterpart);
    });
  };
  let { decimals } = digits;
  while (decimals < most && looksAlike(decimals)) decimals += 1;
  return { ...digits, decimals };
}

/** The digits of the same matrix in wider cells: the power of ten stays, for the head states it. */
export function digitsZoomed(digits: MatrixDigits, cellWidth: number): MatrixDigits {
  if (digits.decimals === 0) return digits;
  return { ...digits, decimals: Math.max(digits.decimals, decimalsFor(cellWidth, 'reading')) };
}

/** What stands in a cell for a value that is not 0 and has no room for its first digit. */
const nearlyZero = '≈0';

/**
 * What stands in a cell of this width. Exactly 0 is "0"; every other value has two significant digits where they fit,
 * behind as many zeros as they need or as a power of ten, else the decimals of the matrix. None reads as zeros: where its
 * decimals are, one digit with a power of ten stands there, and in the narrowest cells, and where all have the same decimals, "≈0".
 */
export function cellText(value: number, digits: MatrixDigits, cellWidth: number, locale: string): string {
  if (value === 0) return '0';
  const written = value / 10 ** digits.exponent;
  const decimals = decimalsOf(written, digits, cellWidth);
  const size = Math.abs(written);
  if (digits.decimals === 0 || !(size < 10 ** (1 - decimals))) return formatFixed(written, decimals, locale);
  const isThere = size >= 0.5 * 10 ** -decimals;
  if (digits.isFixed) return isThere ? formatFixed(written, decimals, locale) : nearlyZero;
  const fits = (text: string) => text.replace(/[.,]/, '').length <= mostCharacters(cellWidth);
  const twoDigits = formatScientific(written, 2, locale);
  if (fits(twoDigits)) return twoDigits;
  if (isThere) return formatFixed(written, decimals, locale);
  const oneDigit = formatScientific(written, 1, locale);
  return fits(oneDigit) ? oneDigit : nearlyZero;
}

/** What stands on paper, where all numbers have the same decimals. */
export function paperText(value: number, { decimals, exponent }: MatrixDigits, locale: string): string {
  return value === 0 ? '0' : formatFixed(value / 10 ** exponent, decimals, locale);
}

/** What the head of a matrix says about its digits, such as × 10⁻²; nothing where they are as they are. */
export function headPower({ exponent }: MatrixDigits): string {
  return exponent === 0 ? '' : formatPowerOfTen(exponent);
}
