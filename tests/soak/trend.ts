/** One look at something: when, in minutes, and how much of it there was. */
export interface Look {
  readonly minutes: number;
  readonly amount: number;
}

/** A straight line through looks: how much is added a minute, and the standard error of that. */
export interface Trend {
  readonly slope: number;
  readonly error: number;
}

const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Least squares; of less than three looks nothing can be said, which is an infinite error. */
export function trendOf(looks: readonly Look[]): Trend {
  if (looks.length < 3) return { slope: 0, error: Infinity };
  const [x, y] = [mean(looks.map(({ minutes }) => minutes)), mean(looks.map(({ amount }) => amount))];
  const spread = looks.reduce((sum, { minutes }) => sum + (minutes - x) ** 2, 0);
  const slope = looks.reduce((sum, { minutes, amount }) => sum + (minutes - x) * (amount - y), 0) / spread;
  const residuals = looks.reduce((sum, { minutes, amount }) => sum + (amount - y - slope * (minutes - x)) ** 2, 0);
  return { slope, error: Math.sqrt(residuals / (looks.length - 2) / spread) };
}
