import type { Mark } from '../recording-context.ts';

/** The texts of a picture. */
export const texts = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
/** The styles of all marks of one kind. */
export const styles = (marks: readonly Mark[], kind: Mark['kind']) =>
  marks.flatMap((mark) => (mark.kind === kind && mark.kind !== 'image' ? [mark.style] : []));

/** Two lines that cross in their middle. */
export function isCross(mark: Mark | undefined): boolean {
  if (mark?.kind !== 'stroke' || mark.path.length !== 2) return false;
  const middles = mark.path.map(({ at: [x1 = 0, y1 = 0, x2 = 0, y2 = 0] }) => `${(x1 + x2) / 2} ${(y1 + y2) / 2}`);
  return new Set(middles).size === 1;
}
