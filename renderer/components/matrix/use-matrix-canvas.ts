import { inject, onMounted, onScopeDispose, provide, shallowReactive, watch, type InjectionKey, type Ref } from 'vue';
import type { Matrix } from '#shared/matrix.ts';
import type { MatrixViewport } from '../../charts/cell-marks.ts';
import { paintMatrix, type MatrixLook } from '../../charts/paint-matrix.ts';
import type { Palette } from '../../charts/palette.ts';
import { offerPainting, type PictureContext } from '../../pictures/painted-elements.ts';
import { usePalette } from '../chart/use-palette.ts';

/** A point on a canvas, CSS pixels from its top left corner. */
export interface CanvasPoint {
  readonly x: number;
  readonly y: number;
}

/** One matrix on a canvas: one value that changes as a whole. */
export interface MatrixPicture {
  readonly origin: CanvasPoint;
  readonly matrix: Matrix;
  readonly viewport: MatrixViewport;
  readonly look: MatrixLook;
}

interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Paints pictures, each at the place `moveTo` takes the context to. */
function paintPictures(
  context: Omit<PictureContext, 'translate'>,
  pictures: readonly MatrixPicture[],
  palette: Palette,
  moveTo: (origin: CanvasPoint) => void,
): void {
  for (const { origin, matrix, viewport, look } of pictures) {
    context.save();
    moveTo(origin);
    // A zoomed matrix ends within a cell.
    context.beginPath();
    context.rect(0, 0, viewport.width, viewport.height);
    context.clip();
    paintMatrix(context, matrix, viewport, look, palette);
    context.restore();
  }
}

/** Repaints a canvas, sharp at the screen's pixel ratio, whenever a picture or the theme changes, before the next frame. */
export function useMatrixCanvas(
  canvas: Ref<HTMLCanvasElement | null>,
  size: () => CanvasSize,
  pictures: () => readonly MatrixPicture[],
): void {
  const palette = usePalette();

  function paint(): void {
    const element = canvas.value;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const ratio = window.devicePixelRatio;
    const width = Math.max(1, Math.round(size().width * ratio));
    const height = Math.max(1, Math.round(size().height * ratio));
    // A new size is new memory for the browser; the same size is only cleared.
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    paintPictures(context, pictures(), palette.value, ({ x, y }) => {
      // Whole pixels of the screen: cells and digits are as sharp here as at the corner of a canvas.
      context.setTransform(ratio, 0, 0, ratio, Math.round(x * ratio), Math.round(y * ratio));
    });
  }

  /** On paper there are no pixels to keep to. */
  function offer(): void {
    if (!canvas.value) return;
    offerPainting(canvas.value, {
      kind: 'matrices',
      capture: () => {
        const shown = pictures();
        return (context, paper) => {
          paintPictures(context, shown, paper, ({ x, y }) => {
            context.translate(x, y);
          });
        };
      },
    });
  }

  onMounted(offer);
  onMounted(paint);
  watch([size, pictures, palette], paint, { flush: 'post' });
}

const sharedPictures: InjectionKey<Set<() => MatrixPicture>> = Symbol('pictures on a shared canvas');

/** One canvas for all matrices inside a component: a browser shows one picture of a window sooner than twenty small ones. */
export function useSharedMatrixCanvas(canvas: Ref<HTMLCanvasElement | null>, size: () => CanvasSize): void {
  const pictures = shallowReactive(new Set<() => MatrixPicture>());
  provide(sharedPictures, pictures);
  useMatrixCanvas(canvas, size, () => Array.from(pictures, (picture) => picture()));
}

/** Puts a picture on the shared canvas around this component or, where there is none, on its own; returns whether it is shared. */
export function useMatrixPicture(own: Ref<HTMLCanvasElement | null>, picture: () => MatrixPicture): boolean {
  const pictures = inject(sharedPictures, null);
  if (pictures) {
    pictures.add(picture);
    onScopeDispose(() => pictures.delete(picture));
  } else {
    useMatrixCanvas(
      own,
      () => picture().viewport,
      () => [picture()],
    );
  }
  return pictures !== null;
}
