import { onLongPress, useEventListener } from '@vueuse/core';
import { isTyping } from '../is-typing.ts';
import { isLongPress } from './long-press.ts';

/** As long as a phone takes for a long press, milliseconds. */
const delay = 500;
/** A finger that goes further scrolls, CSS pixels. */
const distanceThreshold = 10;

/**
 * A long press of a finger or a pen asks for the menu of what it is on, as the right button of a mouse does: some browsers say so
 * themselves, and show a menu of their own, others say nothing. Here all say `contextmenu`, once a press; where the page takes it, it is no
 * press of a button any more and opens nothing of the browser's.
 */
export function useLongPress(): void {
  let isAsked = false;
  let isTaken = false;

  function ask({ target, pointerType, clientX, clientY }: PointerEvent): void {
    if (isAsked || isTyping(target)) return;
    isAsked = true;
    const place = { clientX, clientY, pointerType };
    isTaken =
      target?.dispatchEvent(
        new PointerEvent('contextmenu', { ...place, bubbles: true, cancelable: true, composed: true }),
      ) === false;
  }

  useEventListener(
    window,
    'pointerdown',
    () => {
      isAsked = false;
      isTaken = false;
    },
    { capture: true },
  );
  onLongPress(
    document.documentElement,
    (press) => {
      // A second finger makes another gesture of it.
      if (isLongPress(press) && press.isPrimary) ask(press);
    },
    { delay, distanceThreshold },
  );
  /** What the browser says itself comes sooner or later than the clock here. */
  useEventListener(
    window,
    'contextmenu',
    (event) => {
      if (!event.isTrusted || !(event instanceof PointerEvent) || !isLongPress(event)) return;
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
