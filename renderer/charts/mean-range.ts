/** The mean of the first `drawn` values and its standard error, which is not a number below two values. */
export interface MeanPoint {
  readonly drawn: number;
  readonly mean: number;
  readonly standardError: number;
}

/** How many standard errors the band is wide to each side: 95 of 100 such bands hold the exact value. */
export const bandErrors = 2;

/** What the axis of the means spans: the exact value in the middle, the band from a handful of values on in full. */
export function meanRange(points: readonly MeanPoint[], exact: number): readonly [lowest: number, highest: number] {
  const last = points.at(-1);
  const from = Math.min(20, (last?.drawn ?? 0) / 5);
  let reach = 0;
  for (const { drawn, mean, standardError } of points) {
    if (drawn < from || !Number.isFinite(standardError)) continue;
    reach = Math.max(reach, Math.abs(mean - exact) + bandErrors * standardError);
  }
  if (reach === 0) reach = Math.max(Math.abs(exact) / 2, 0.5);
  return [exact - 1.1 * reach, exact + 1.1 * reach];
}
