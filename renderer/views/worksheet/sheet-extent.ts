import type { NetworkSizes } from '#shared/hyperparameters.ts';
import type { TensorName } from '#shared/tensors/tensor-names.ts';
import type { Axis } from '../../stores/cell-position.ts';
import { tensorAxes } from '../../stores/tensor-axes.ts';

/** How many samples, units, inputs and outputs are on paper, from the first on. */
export type SheetExtent = Readonly<Record<Axis, number>>;

/** What decides the extent: how many there are, how many samples are wanted, how long the numbers are. */
interface SheetSizes extends NetworkSizes {
  readonly samples: number;
  /** The most characters of a number. */
  readonly digits: number;
}

/** The most samples on paper: a matrix with room to write in its rows still fits on one page. */
export const mostSamples = 20;

/** How large numbers are printed: 9, 8 or 7 point; the widths of a character and of a cell's padding and border in CSS pixels. */
const prints = [
  { name: 'normal', characterWidth: 7.3, cellPadding: 9 },
  { name: 'small', characterWidth: 6.5, cellPadding: 7 },
  { name: 'fine', characterWidth: 5.7, cellPadding: 7 },
] as const;
type Print = (typeof prints)[number];

/** The width of a page of A4 between its margins and without row numbers, in CSS pixels; Letter is wider. */
const pageWidth = 660;

/** Of what does not fit across a page, this much can still be worked by hand. */
const handful = 6;

/** What of a network is on paper: all of it in the largest print in which that fits across a page, else a handful. */
export function sheetExtent({ inputSize, hiddenSize, outputSize, batchSize, samples, digits }: SheetSizes): {
  readonly extent: SheetExtent;
  readonly print: Print['name'];
} {
  const mostColumns = ({ characterWidth, cellPadding }: Print) =>
    Math.max(1, Math.floor(pageWidth / (digits * characterWidth + cellPadding)));
  const widest = Math.max(inputSize, hiddenSize, outputSize);
  const print = prints.find((each) => widest <= mostColumns(each)) ?? prints[0];
  const most = mostColumns(print);
  const fitting = (count: number) => (count <= most ? count : Math.min(most, handful));
  return {
    extent: {
      sample: Math.max(1, Math.min(samples, batchSize, mostSamples)),
      unit: fitting(hiddenSize),
      input: fitting(inputSize),
      output: fitting(outputSize),
      value: 1,
    },
    print: print.name,
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
