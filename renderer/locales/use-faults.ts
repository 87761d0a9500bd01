import { shallowReactive } from 'vue';
import { useI18n } from 'vue-i18n';
import { englishTexts } from '#shared/errors/english/english.ts';
import { sayFault, type Fault, type FaultTexts } from '#shared/errors/fault.ts';
import { formatPlain } from '../numbers/format-number.ts';

/** The texts of faults in the languages that have been loaded. */
const loadedTexts = shallowReactive(new Map<string, FaultTexts>([['en', englishTexts]]));

/** Takes the texts of a language that was fetched. */
export function takeFaultTexts(language: string, texts: FaultTexts): void {
  loadedTexts.set(language, texts);
}

/** What says faults in the language in force, its numbers too. */
export function useFaults() {
  const { locale } = useI18n();
  return {
    say: (fault: Fault): string => {
      const texts = loadedTexts.get(locale.value) ?? englishTexts;
      return sayFault(fault, texts, (value) => formatPlain(value, locale.value));
    },
  };
}
