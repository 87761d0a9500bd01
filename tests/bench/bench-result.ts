/** One line of dist/bench.json; `met` is null when there was nothing to compare with. */
export interface BenchResult {
  readonly id: string;
  readonly value: number | null;
  readonly limit: number;
  readonly unit: string;
  readonly met: boolean | null;
  readonly detail: string;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
