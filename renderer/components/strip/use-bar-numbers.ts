import type { DifferenceSummary } from '#shared/compare/matrix-difference.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';

/** How large a difference is, in the few characters there is room for. */
export function useBarNumbers() {
  const numbers = useNumbers();

  function rounded(value: number, digits: number): string {
    const size = Number(Math.abs(value).toPrecision(digits));
    return size >= 0.001 && size < 10_000 ? numbers.plain(size) : numbers.magnitude(size);
  }

  /** Under a bar, where five characters have room; `=` where nothing differs. */
  function underBar({ largest }: DifferenceSummary): string {
    if (!largest) return '=';
    return rounded(largest.difference, Math.abs(largest.difference) >= 0.01 ? 2 : 1);
  }

  /** The same where four characters have room: five only below a hundredth. */
  function underNarrowBar({ largest }: DifferenceSummary): string {
    if (!largest) return '=';
    return rounded(largest.difference, Math.abs(largest.difference) >= 0.095 ? 2 : 1);
  }

  return { rounded, underBar, underNarrowBar };
}
