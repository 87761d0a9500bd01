import { inPixels } from '../numbers/pixels.ts';
/**
 * Gives every scrolling box in `root` the height of what it holds: paper has no scroll bars. What comes back folds all of it
 * again, where it was; both happen before the next frame, so that nothing is seen of it.
 */
export function unfoldScreen(root: HTMLElement): () => void {
  const { bottom } = root.getBoundingClientRect();
  const folded: { readonly element: HTMLElement; readonly cssText: string; readonly scrolled: number }[] = [];

  function change(element: HTMLElement, style: Readonly<Record<string, string>>): void {
    folded.push({ element, cssText: element.style.cssText, scrolled: element.scrollTop });
    for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  }

  /** How far the picture must grow for boxes that something stands beneath. */
  let growth = 0;
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const missing = element.scrollHeight - element.clientHeight;
    if (missing <= 1 || !/auto|scroll/.test(getComputedStyle(element).overflowY)) continue;
    if (element.getBoundingClientRect().bottom < bottom - 1) {
      growth = Math.max(growth, missing);
      continue;
    }
    // With nothing beneath it grows out of the picture, and its neighbours stay as they are.
    const height = element.offsetHeight + missing;
    change(element, { height: inPixels(height), 'max-height': 'none', 'margin-bottom': inPixels(-missing) });
  }
  if (growth > 0) change(root, { height: inPixels(root.offsetHeight + growth), flex: 'none' });

  return () => {
    for (const { element, cssText, scrolled } of folded.reverse()) {
      element.style.cssText = cssText;
      element.scrollTop = scrolled;
    }
  };
}
