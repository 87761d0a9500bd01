/** A point of an element, CSS pixels from its top left corner. */
export interface TouchPoint {
  readonly x: number;
  readonly y: number;
}

/** Goes on with a pinch: how many times as far apart the fingers are as at its begin, and the point between them now. */
type PinchMove = (spread: number, to: TouchPoint) => void;

/**
 * Two fingers on an element: they zoom about the point between them, and move what is under it. One finger goes on scrolling the page.
 * @param begin is told between which point they came down.
 * @returns the listeners of the element, which needs `touch-action: pan-x pan-y` so that the browser does not zoom the page.
 */
export function usePinch(begin: (from: TouchPoint) => PinchMove) {
  const fingers = new Map<number, TouchPoint>();
  let pinch: { readonly apart: number; readonly move: PinchMove } | null = null;

  /** How far the two are from each other, and where their middle is; null unless there are two. */
  function between() {
    const [first, second, third] = fingers.values();
    if (!first || !second || third) return null;
    return {
      apart: Math.max(1, Math.hypot(second.x - first.x, second.y - first.y)),
      middle: { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 },
    };
  }

  function put({ currentTarget, pointerId, clientX, clientY }: PointerEvent): void {
    const { left, top } = (currentTarget as Element).getBoundingClientRect(); // it listens on an element
    fingers.set(pointerId, { x: clientX - left, y: clientY - top });
  }

  function pointerdown(event: PointerEvent): void {
    if (event.pointerType !== 'touch') return;
    put(event);
    const two = between();
    pinch = two && { apart: two.apart, move: begin(two.middle) };
  }

  function pointermove(event: PointerEvent): void {
    if (!fingers.has(event.pointerId)) return;
    put(event);
    const two = between();
    if (pinch && two) pinch.move(two.apart / pinch.apart, two.middle);
  }

  function pointerup({ pointerId }: PointerEvent): void {
    fingers.delete(pointerId);
    pinch = null;
  }

  /** Two fingers would scroll the page, which takes them away from it. */
  function touchstart(event: TouchEvent): void {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  }

  return { pointerdown, pointermove, pointerup, pointercancel: pointerup, touchstart };
}
