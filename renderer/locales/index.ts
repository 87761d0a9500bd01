import { createI18n } from 'vue-i18n';
import { en } from './en.ts';

/** Every message of a language: the keys of English, any text. */
export type Messages<Source = typeof en> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Messages<Source[Key]>;
};

/** Makes the translator of the app. */
export function createTranslator() {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en } });
}
