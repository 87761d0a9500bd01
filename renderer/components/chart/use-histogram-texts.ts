import { useI18n } from 'vue-i18n';
import type { HistogramBar } from '../../charts/histogram.ts';
import { useNumbers } from '../../numbers/use-numbers.ts';

/** What a histogram of outputs says of its numbers and of each bar. */
export function useHistogramTexts() {
  const { t } = useI18n();
  const numbers = useNumbers();
  return {
    format: (value: number): string => numbers.plain(Number(value.toFixed(6))),
    barText: ({ from, to, probability }: HistogramBar): string =>
      t('histogram.bar', {
        from: numbers.fixed(from, 3),
        to: numbers.fixed(to, 3),
        share: numbers.fixed(100 * probability, 2),
      }),
  };
}
