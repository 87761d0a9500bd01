import { useI18n } from 'vue-i18n';
import {
  formatFixed,
  formatMagnitude,
  formatPlain,
  formatPrecise,
  formatShortest,
  formatValue,
} from './format-number.ts';
import { cellText, type MatrixDigits } from './matrix-digits.ts';

/** The one way numbers are written on screen, in the language in force. */
export function useNumbers() {
  const { locale } = useI18n();
  return {
    fixed: (value: number, decimals: number) => formatFixed(value, decimals, locale.value),
    value: (value: number) => formatValue(value, locale.value),
    cell: (value: number, digits: MatrixDigits, cellWidth: number) => cellText(value, digits, cellWidth, locale.value),
    precise: (value: number) => formatPrecise(value, locale.value),
    shortest: (value: number) => formatShortest(value, locale.value),
    plain: (value: number) => formatPlain(value, locale.value),
    magnitude: (value: number) => formatMagnitude(value, locale.value),
  };
}
