/** A digit of the counts beneath the mask, and the room between two of them, CSS pixels. */
const digitWidth = 6.8;
const apart = 4;
/** More lines than this are hard to tell from each other. */
const mostLines = 3;

/** How wide such a text is. */
export function countWidth(text: string): number {
  return (text.replace(/[.,]/, '').length + (/[.,]/.test(text) ? 0.5 : 0)) * digitWidth;
}

/**
 * On how many lines texts that stand beneath columns of this width take turns, so that they never run together; 0 where
 * no number of lines is enough.
 */
export function staggeredLines(texts: readonly string[], columnWidth: number): number {
  const longest = Math.max(digitWidth, ...texts.map(countWidth));
  const lines = Math.ceil((longest + apart) / columnWidth - 1e-6);
  return lines <= Math.min(mostLines, texts.length) ? lines : 0;
}
