import { useEventListener } from '@vueuse/core';

/** A point of an element, CSS pixels from its top left corner. */
interface TouchPoint {
  readonly x: number;
  readonly y: number;
}

/** Two fingers on an element, as its event `pinch` tells. */
export interface Pinch {
  /** They have just come down. */
  readonly isBegin: boolean;
  /** How many times as far apart as when they came down. */
  readonly spread: number;
  /** The point between them when they came down, and now. */
  readonly from: TouchPoint;
  readonly to: TouchPoint;
}

/** The elements that listen for it; their style has `touch-action: pan-x pan-y`, so that the browser does not zoom the page. */
const listening = '.zoomable';

/** Two fingers on an element that can be zoomed say `pinch` to it. One finger goes on scrolling the page. */
export function usePinch(): void {
  const fingers = new Map<number, TouchPoint>();
  let element: Element | null = null;
  let begun: { readonly apart: number; readonly middle: TouchPoint } | null = null;

  const elementOf = ({ target }: Event): Element | null =>
    target instanceof Element ? target.closest(listening) : null;

  /** How far the two are from each other, and where their middle is; null unless there are two. */
  function between(): typeof begun {
    const [first, second, third] = fingers.values();
    if (!first || !second || third || !element) return null;
    const { left, top } = element.getBoundingClientRect();
    return {
      apart: Math.max(1, Math.hypot(second.x - first.x, second.y - first.y)),
      middle: { x: (first.x + second.x) / 2 - left, y: (first.y + second.y) / 2 - top },
    };
  }

  function say(isBegin: boolean): void {
    const now = between();
    if (isBegin) begun = now;
    if (!begun || !now) return;
    const detail: Pinch = { isBegin, spread: now.apart / begun.apart, from: begun.middle, to: now.middle };
    element?.dispatchEvent(new CustomEvent('pinch', { detail }));
  }

  useEventListener(window, 'pointerdown', (event) => {
    const on = elementOf(event);
    if (event.pointerType !== 'touch' || !on) return;
    if (on !== element) fingers.clear();
    element = on;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    say(true);
  });
  useEventListener(window, 'pointermove', ({ pointerId, clientX, clientY }) => {
    if (!fingers.has(pointerId)) return;
    fingers.set(pointerId, { x: clientX, y: clientY });
    say(false);
  });
  useEventListener(window, ['pointerup', 'pointercancel'], ({ pointerId }) => {
    fingers.delete(pointerId);
    begun = null;
  });
  /** Two fingers would scroll the page, which takes them away from the element. */
  useEventListener(
    window,
    'touchstart',
    (event) => {
      if (event.touches.length > 1 && event.cancelable && elementOf(event)) event.preventDefault();
    },
    { passive: false },
  );
}
