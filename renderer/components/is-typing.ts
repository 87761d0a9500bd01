/** Where keys are letters of what is typed, and undoing takes back what was typed there. */
export const typedIn = 'input:not([type=checkbox]):not([type=radio]), textarea, [contenteditable]';

/** Whether an element is one to type in. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(typedIn);
}
