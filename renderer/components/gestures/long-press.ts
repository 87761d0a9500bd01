/** Whether a menu was asked for by a long press of a finger or a pen: `contextmenu` has its pointer wherever there is touch. */
export const isLongPress = (event: Event): boolean =>
  event instanceof PointerEvent && (event.pointerType === 'touch' || event.pointerType === 'pen');
