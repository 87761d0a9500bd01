/** A length as CSS writes it: 12 is `12px`. */
export function inPixels(value: number): string {
  return `${String(value)}px`;
}

/** The number in a length CSS wrote: `12px` is 12, `none` is 0. */
export function pixelsOf(text: string): number {
  return Number.parseFloat(text) || 0;
}
