import { useEventListener } from '@vueuse/core';

/** As long as a phone takes for a long press, milliseconds. */
const delay = 500;
/** A finger that goes further scrolls, CSS pixels. */
const threshold = 10;

/** Whether a finger or a pen does it. */
export const isOfFinger = (event: Event): event is PointerEvent =>
  event instanceof PointerEvent && (event.pointerType === 'touch' || event.pointerType === 'pen');

/**
 * A long press of a finger or a pen asks for the menu of what it is on, as the right button of a mouse does: some browsers say so
 * themselves, and show a menu of their own, others say nothing. Here all say `contextmenu`, once a press; where the page takes it, it is no
 * press of a button any more and opens nothing of the browser's. (VueUse's own is of one module with all that the first window loads.)
 */
export function useLongPress(): void {
  let isAsked = false;
  let isTaken = false;
  let pressed: PointerEvent | null = null;
  let timer = 0;

  function ask({ target, pointerType, clientX, clientY }: PointerEvent): void {
    if (isAsked) return;
    isAsked = true;
    const place = { clientX, clientY, pointerType, button: 2 };
    isTaken =
      target?.dispatchEvent(
        new PointerEvent('contextmenu', { ...place, bubbles: true, cancelable: true, composed: true }),
      ) === false;
  }

  function forget(): void {
    clearTimeout(timer);
    pressed = null;
  }

  useEventListener(
    window,
    'pointerdown',
    (event) => {
      isAsked = false;
      isTaken = false;
      forget();
      // A second finger makes another gesture of it.
      if (!isOfFinger(event) || !event.isPrimary) return;
      pressed = event;
      timer = window.setTimeout(() => {
        ask(event);
      }, delay);
    },
    { capture: true },
  );
  useEventListener(window, 'pointermove', ({ clientX, clientY }) => {
    if (pressed && Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > threshold) forget();
  });
  useEventListener(window, ['pointerup', 'pointercancel'], forget);
  /** What the browser says itself comes sooner or later than the clock here. */
  useEventListener(
    window,
    'contextmenu',
    (event) => {
      if (!event.isTrusted || !isOfFinger(event)) return;
      ask(event);
      if (isTaken) event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  useEventListener(
    window,
    'click',
    (event) => {
      if (!isTaken) return;
      isTaken = false;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
