import type { EChartsOption } from 'echarts/types/dist/shared';
import type { MatrixContext } from '../charts/cell-marks.ts';
import type { Palette } from '../charts/palette.ts';

/** What of a canvas context the matrices of one element use: painting them, and putting each in its place. */
export type PictureContext = MatrixContext & Pick<CanvasRenderingContext2D, 'translate' | 'rect'>;

/** Paints what the matrices of an element showed. */
export type PaintMatrices = (context: PictureContext, palette: Palette) => void;

/** How what an element shows as pixels is painted again, elsewhere and in other colours. */
export type Painting =
  | { readonly kind: 'matrices'; readonly capture: () => PaintMatrices }
  | { readonly kind: 'chart'; readonly option: (palette: Palette) => EChartsOption };

const paintings = new WeakMap<Element, Painting>();

/** Says how the pixels of an element are painted again, for as long as the element lives. */
export function offerPainting(element: Element, painting: Painting): void {
  paintings.set(element, painting);
}

export function paintingOf(element: Element): Painting | null {
  return paintings.get(element) ?? null;
}
