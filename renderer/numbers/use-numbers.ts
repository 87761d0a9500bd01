import { useI18n } from 'vue-i18n';
import {
  formatCompact,
  formatFixed,
  formatMagnitude,
  formatPlain,
  formatPrecise,
  formatShortest,
} from './format-number.ts';

/** The one way numbers are written on screen, in the language in force. */
export function useNumbers() {
  const { locale } = useI18n();
  return {
    fixed: (value: number, decimals: number) => formatFixed(value, decimals, locale.value),
    compact: (value: number) => formatCompact(value, locale.value),
    precise: (value: number) => formatPrecise(value, locale.value),
    shortest: (value: number) => formatShortest(value, locale.value),
    plain: (value: number) => formatPlain(value, locale.value),
    magnitude: (value: number) => formatMagnitude(value, locale.value),
  };
}
