import { computed, shallowRef } from 'vue';
import type { CellPosition } from '../../stores/cell-position.ts';
import type { Pinch } from '../gestures/use-pinch.ts';
import { heatMapFrom, largestZoom, zoomAbout, zoomedViewport, type GridSize, type Zoom } from './zoomed-viewport.ts';

/** By which a turn of the wheel or a press of a key enlarges. */
const step = 1.5;

/** Below this size buttons would hide the picture; wheel, fingers and keys are there all the same. */
const smallestWithButtons = { width: 90, height: 60 };

/**
 * The zoom of a matrix, by wheel, two fingers, keys and buttons.
 * @param hasDigits whether there are numbers to enlarge it for: a large matrix of them is a heat map that can be zoomed.
 * @param cursor what stays in the middle where nothing else is pointed at.
 */
export function useMatrixZoom(size: () => GridSize, hasDigits: () => boolean, cursor: () => CellPosition) {
  const whole: Zoom = { factor: 1, centre: { row: 0, column: 0 } };
  const zoom = shallowRef(whole);
  const zoomable = computed(() => hasDigits() && Math.max(size().columns, size().rows) > heatMapFrom);
  const viewport = computed(() => zoomedViewport(size(), zoom.value));
  const largest = computed(() => largestZoom(size()));
  const hasRoomForButtons = computed(() => {
    const { width, height } = smallestWithButtons;
    return zoomable.value && viewport.value.width >= width && viewport.value.height >= height;
  });

  function setZoom(factor: number, centre: CellPosition = cursor()): void {
    zoom.value = { factor: Math.min(Math.max(factor, 1), largest.value), centre };
  }

  function showWhole(): void {
    zoom.value = whole;
  }

  /** Keeps a cell in sight. */
  function follow(cell: CellPosition): void {
    if (zoom.value.factor > 1) setZoom(zoom.value.factor, cell);
  }

  function onWheel(event: WheelEvent): void {
    if (!zoomable.value) return;
    event.preventDefault();
    const at = { x: event.offsetX, y: event.offsetY };
    zoom.value = zoomAbout(size(), zoom.value, event.deltaY < 0 ? step : 1 / step, at, at);
  }

  let pinched = whole;
  function onPinch({ detail: { isBegin, spread, from, to } }: CustomEvent<Pinch>): void {
    if (isBegin) pinched = zoom.value;
    zoom.value = zoomAbout(size(), pinched, spread, from, to);
  }

  /** Returns whether the key was one of the zoom. */
  function onZoomKey(event: KeyboardEvent): boolean {
    if (!zoomable.value || (event.key !== '+' && event.key !== '-')) return false;
    event.preventDefault();
    setZoom(zoom.value.factor * (event.key === '+' ? step : 1 / step));
    return true;
  }

  return {
    zoom,
    zoomable,
    viewport,
    largest,
    hasRoomForButtons,
    setZoom,
    showWhole,
    follow,
    onWheel,
    onPinch,
    onZoomKey,
  };
}
