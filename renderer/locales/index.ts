import type { Ref } from 'vue';
import { createI18n } from 'vue-i18n';
import { en } from './en/index.ts';
import { es } from './es/index.ts';
import { zhCN } from './zh-CN/index.ts';

/** The languages of the app, each with the name its own speakers give it; also how the locale is named to `Intl`. */
export const languages = [
  { id: 'en', name: 'English' },
  { id: 'zh-CN', name: '简体中文' },
  { id: 'es', name: 'Español' },
] as const;
export type Language = (typeof languages)[number]['id'];

const messages = { en, 'zh-CN': zhCN, es } as const satisfies Record<Language, unknown>;

const storageKey = 'dropout-lab.language';

/** The language of a tag as browsers write it: the same tag, or else one that shares its first part (es-MX, zh-Hans). */
function matchingLanguage(tag: string): Language | undefined {
  const first = (text: string) => text.toLowerCase().split('-')[0];
  const found =
    languages.find(({ id }) => id.toLowerCase() === tag.toLowerCase()) ??
    languages.find(({ id }) => first(id) === first(tag));
  return found?.id;
}

/** The language chosen before, else the first the system asks for that the app speaks, else English. */
function firstLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  const chosen = languages.find(({ id }) => id === stored)?.id;
  return chosen ?? navigator.languages.map(matchingLanguage).find((language) => language !== undefined) ?? 'en';
}

/** Tells the browser the language of the text: screen readers pronounce it, and fonts draw it, accordingly. */
function declareLanguage(language: Language): void {
  document.documentElement.lang = language;
}

/** Makes the translator of the app, in its first language. */
export function createTranslator() {
  const locale = firstLanguage();
  declareLanguage(locale);
  return createI18n({ legacy: false, locale, fallbackLocale: 'en', messages });
}

/** Puts a language in force and remembers it on this computer; `locale` is the one `useI18n` gives. */
export function setLanguage(locale: Ref<string>, language: Language): void {
  locale.value = language;
  localStorage.setItem(storageKey, language);
  declareLanguage(language);
}
