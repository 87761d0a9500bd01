/** One number along an axis: the index counts from 0, what is written counts from 1. */
export interface AxisNumber {
  readonly index: number;
  readonly strong: boolean;
}

const strides = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * Which lines of an axis are numbered: all if each has `room` pixels, else the first, the last if it does not touch the
 * first, and round ones; the highlighted line always, and what would overlap it gives way.
 * @param size of one line in pixels, which may be a fraction.
 */
export function axisNumbers(
  count: number,
  size: number,
  room: number,
  highlighted: number | null,
): readonly AxisNumber[] {
  const stride = strides.find((candidate) => candidate * size >= room) ?? count;
  /** First and last stay as long as the digits do not touch. */
  const touching = Math.min(room, 12);
  const isRound = (index: number) => {
    if (stride === 1 || index === 0) return true;
    if (index === count - 1) return index * size >= touching;
    return (index + 1) % stride === 0 && (count - 1 - index) * size >= room && index * size >= room;
  };
  const strong = highlighted !== null && highlighted < count ? highlighted : null;
  const isFree = (index: number) => strong === null || Math.abs(index - strong) * size >= touching;
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => index === strong || (isRound(index) && (stride === 1 || isFree(index))))
    .map((index) => ({ index, strong: index === strong }));
}
