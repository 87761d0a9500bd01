import type { MatrixViewport } from '../../charts/cell-marks.ts';
import { digitSize, digitsZoomed, hasRoomForDigits, type MatrixDigits } from '../../numbers/matrix-digits.ts';
import type { useNumbers } from '../../numbers/use-numbers.ts';

/** How the digits of a matrix are asked for: `fontSize` in CSS pixels, null for what goes with the width of a cell. */
interface AskedDigits {
  readonly digits: MatrixDigits | null;
  readonly fontSize: number | null;
  /** They grow with the zoom. */
  readonly zoomable: boolean;
}

/** How a value is written in a cell; null where a cell has no room for it, or no digits are asked for. */
export function cellWriter(
  numbers: ReturnType<typeof useNumbers>,
  { digits, fontSize, zoomable }: AskedDigits,
  { cellWidth, cellHeight }: MatrixViewport,
): ((value: number) => string) | null {
  if (digits === null || !hasRoomForDigits(cellWidth, cellHeight)) return null;
  const shown = zoomable ? digitsZoomed(digits, cellWidth) : digits;
  // What fits is counted in digits of the usual size.
  const room = fontSize === null ? cellWidth : (cellWidth * digitSize(0)) / fontSize;
  return (value) => numbers.cell(value, shown, room);
}
