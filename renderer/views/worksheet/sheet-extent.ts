import type { NetworkSizes, TensorName } from '#shared/step-record.ts';
import { tensorAxes } from '../../components/loom/loom-columns.ts';
import type { Axis } from '../../components/matrix/cell-position.ts';

/** How many samples, units, inputs and outputs are on paper, from the first on. */
export type SheetExtent = Readonly<Record<Axis, number>>;

/** What decides the extent: how many there are, how many samples are wanted, how long the numbers are. */
interface SheetSizes extends NetworkSizes {
  readonly samples: number;
  readonly decimals: number;
  /** The most characters of a number. */
  readonly digits: number;
}

/** The most samples on paper: a matrix with room to write in its rows still fits on one page. */
export const mostSamples = 20;

/** The width of a page without its margins and row numbers, and of a cell's padding, in CSS pixels. */
const pageWidth = 640;
const cellPadding = 8;

/** Long numbers are printed small. */
export function isSmallPrint(decimals: number): boolean {
  return decimals > 4;
}

/** Of what does not fit on paper, this much can still be worked by hand. */
const handful = 6;

/** What of a network is on paper: all that fits across a page, else a handful. */
export function sheetExtent({ samples, decimals, digits, ...sizes }: SheetSizes): SheetExtent {
  const characterWidth = isSmallPrint(decimals) ? 6.1 : 6.8;
  const most = Math.max(1, Math.floor(pageWidth / (digits * characterWidth + cellPadding)));
  const fitting = (count: number) => (count <= most ? count : Math.min(most, handful));
  return {
    sample: Math.max(1, Math.min(samples, sizes.batchSize, mostSamples)),
    unit: fitting(sizes.hiddenSize),
    input: fitting(sizes.inputSize),
    output: fitting(sizes.outputSize),
    value: 1,
  };
}

/** Whether a cell is on paper. */
export function isOnPaper(
  { tensor, row, column }: { readonly tensor: TensorName; readonly row: number; readonly column: number },
  extent: SheetExtent,
): boolean {
  const axes = tensorAxes(tensor);
  return row < extent[axes.row] && column < extent[axes.column];
}
