import { useI18n } from 'vue-i18n';
import { useNumbers } from '../../../../numbers/use-numbers.ts';

/** How the derivation writes a few things in its sentences. */
export function useDerivationWords() {
  const { t, locale } = useI18n();
  const numbers = useNumbers();
  const mostUnits = 6;

  /** Hidden units, counted from 1 on screen: "units 4 and 5"; of many only how many they are. */
  function units(which: readonly number[], total: number): string {
    if (which.length > mostUnits) return t('derivation.units.many', { count: which.length, total });
    if (which.length === 0) return t('derivation.units.none');
    const words = new Intl.ListFormat(locale.value, { type: 'conjunction' });
    return t(`derivation.units.${which.length === 1 ? 'one' : 'few'}`, {
      list: words.format(which.map((unit) => String(unit + 1))),
    });
  }

  /** A factor: whole ones have no decimals. */
  function factor(value: number): string {
    return Number.isInteger(value) ? numbers.plain(value) : numbers.value(value);
  }

  return { units, factor };
}
