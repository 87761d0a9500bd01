/** The value below which a share of sorted values lies, between neighbours by their distance. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

/** Fewer values than this have no outliers. */
const fewest = 5;
/** Tukey's outer fences stand this many interquartile ranges from the quartiles. */
const fence = 3;

/** An axis on which most values can be told apart. */
export interface RobustRange {
  readonly range: readonly [lowest: number, highest: number];
  /** Whether a value lies beyond the axis: above it (NaN too, which no axis has), below it, or within. */
  readonly placeOf: (value: number) => 'above' | 'below' | 'within';
}

/** Ends of an axis that need few digits, with some room around the values; an axis of values that are not negative is not either. */
function roundedRange(lowest: number, highest: number): readonly [number, number] {
  const width = highest - lowest || Math.abs(highest) || 1;
  const room = width / 25;
  const unit = 10 ** Math.floor(Math.log10(width)) / 2;
  const first = Math.floor((lowest - room) / unit);
  const last = Math.ceil((highest + room) / unit);
  const tidy = (count: number): number => Number((count * unit).toPrecision(12));
  return [lowest >= 0 ? Math.max(0, tidy(first)) : tidy(first), tidy(last)];
}

/**
 * An axis for values one or two of which may be far off: it goes from the least to the largest that lies within Tukey's outer fences
 * (three interquartile ranges beyond the quartiles; John W. Tukey, Exploratory Data Analysis, 1977). Null without a finite value.
 */
export function robustRange(values: readonly number[]): RobustRange | null {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  const [quarter, threeQuarters] = [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  const reach = sorted.length < fewest ? Infinity : fence * (threeQuarters - quarter);
  const inside = sorted.filter((value) => value >= quarter - reach && value <= threeQuarters + reach);
  const [lowest, highest] = [inside[0], inside.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  const range = roundedRange(lowest, highest);
  return {
    range,
    placeOf: (value) => {
      if (value < range[0]) return 'below';
      return value <= range[1] ? 'within' : 'above';
    },
  };
}
