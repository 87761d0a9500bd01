import { onMounted, watch, type Ref } from 'vue';
import type { Matrix } from '#shared/matrix.ts';
import { paintMatrix, type MatrixLook, type MatrixViewport } from '../../charts/paint-matrix.ts';
import { usePalette } from '../../charts/use-palette.ts';

/** What is on a canvas: one value that changes as a whole. */
export interface MatrixPicture {
  readonly matrix: Matrix;
  readonly viewport: MatrixViewport;
  readonly look: MatrixLook;
}

/** Repaints a canvas, sharp at the screen's pixel ratio, whenever its picture or the theme changes, before the next frame. */
export function useMatrixCanvas(canvas: Ref<HTMLCanvasElement | null>, picture: () => MatrixPicture): void {
  const palette = usePalette();

  function paint(): void {
    const element = canvas.value;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const { matrix, viewport, look } = picture();
    const ratio = window.devicePixelRatio;
    const width = Math.max(1, Math.round(viewport.width * ratio));
    const height = Math.max(1, Math.round(viewport.height * ratio));
    // A new size is new memory for the browser; the same size is only cleared.
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, viewport.width, viewport.height);
    paintMatrix(context, matrix, viewport, look, palette.value);
  }

  onMounted(paint);
  watch([picture, palette], paint, { flush: 'post' });
}
