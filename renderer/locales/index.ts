import type { Ref } from 'vue';
import { createI18n } from 'vue-i18n';
import type { en } from './en/index.ts';
import { firstEnglish } from './en/first.ts';
import type { Messages } from './messages.ts';
import { languageOf, type AppLanguage } from '#shared/languages.ts';
import type { FaultTexts } from '#shared/errors/fault.ts';
import { onThisComputer } from '../memory/browser-memory.ts';
import { rememberTexts } from './remember-texts.ts';
import { takeFaultTexts } from './use-faults.ts';

/** The languages of the app, each with the name its own speakers give it; also how the locale is named to `Intl`. */
export const languages = [
  { id: 'en', name: 'English' },
  { id: 'zh-CN', name: '简体中文' },
  { id: 'es', name: 'Español' },
] as const satisfies readonly { readonly id: AppLanguage; readonly name: string }[];
export type Language = AppLanguage;

type AppMessages = Messages<typeof en>;

/** Fetches what the first screen does not say in English, the language others fall back on. */
const fetchParts = async () => (await import('./en/parts.ts')).partsEnglish;

/** All that the app says in a language: its messages, and what it says of faults. */
interface Spoken {
  readonly messages: AppMessages;
  readonly faults: FaultTexts;
}

/** The languages other than English, fetched when they are first spoken. */
export const languageLoaders = {
  'zh-CN': async (): Promise<Spoken> => {
    const { zhCN: messages, faults } = await import('./zh-CN/index.ts');
    return { messages, faults };
  },
  es: async (): Promise<Spoken> => {
    const { es: messages, faults } = await import('./es/index.ts');
    return { messages, faults };
  },
} as const satisfies Record<Exclude<Language, 'en'>, unknown>;

const storageKey = 'dropout-lab.language';

/** The language chosen before, else the first the system asks for that the app speaks, else English. */
function firstLanguage(): Language {
  const stored = onThisComputer.read(storageKey);
  const chosen = languages.find(({ id }) => id === stored)?.id;
  return chosen ?? navigator.languages.map(languageOf).find((language) => language !== undefined) ?? 'en';
}

/** Tells the browser the language of the text: screen readers pronounce it, and fonts draw it, accordingly. */
function declareLanguage(language: Language): void {
  document.documentElement.lang = language;
}

/** What of `useI18n` a change of language needs. */
interface Translator {
  readonly locale: Ref<string>;
  setLocaleMessage(language: Language, messages: AppMessages): void;
}

/** The translators that do not speak for parts yet. */
const waitingForParts = new Set<(parts: Awaited<ReturnType<typeof fetchParts>>) => void>();

/** Fetches the English texts of all parts but the first screen; from then on every translator says them. */
export async function loadPartTexts(): Promise<void> {
  if (waitingForParts.size === 0) return;
  const parts = await fetchParts();
  for (const take of waitingForParts) take(parts);
  waitingForParts.clear();
}

/** Makes the translator of the app, in its first language; it speaks English until the messages are loaded. */
export function createTranslator() {
  const locale = firstLanguage();
  declareLanguage(locale);
  // The texts of parts come before any of them is shown.
  const messages: Partial<Record<Language, AppMessages>> = { en: firstEnglish as AppMessages };
  const translator = createI18n({ legacy: false, locale, fallbackLocale: 'en', messages });
  rememberTexts(translator.global);
  waitingForParts.add((parts) => translator.global.mergeLocaleMessage('en', parts));
  return translator;
}

/** Fetches the messages of a language for a translator, which has those of English. */
export async function loadMessages(translator: Translator, language: Language): Promise<void> {
  if (language === 'en') return;
  const { messages, faults } = await languageLoaders[language]();
  translator.setLocaleMessage(language, messages);
  takeFaultTexts(language, faults);
}

/** Puts a language whose messages are loaded in force and remembers it on this computer. */
export function setLanguage({ locale }: Pick<Translator, 'locale'>, language: Language): void {
  locale.value = language;
  onThisComputer.write(storageKey, language);
  declareLanguage(language);
}
