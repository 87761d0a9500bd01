import type { Ref } from 'vue';
import { createI18n } from 'vue-i18n';
import { enBringIn } from './en-bring-in.ts';
import { enBuilder } from './en-builder.ts';
import { enCompare } from './en-compare.ts';
import { enFiles } from './en-files.ts';
import { enIdeas } from './en-ideas.ts';
import { enOptimizer } from './en-optimizer.ts';
import { enTraining } from './en-training.ts';
import { enTakeOut } from './en-take-out.ts';
import { en } from './en.ts';
import { esBringIn } from './es-bring-in.ts';
import { esBuilder } from './es-builder.ts';
import { esCompare } from './es-compare.ts';
import { esFiles } from './es-files.ts';
import { esIdeas } from './es-ideas.ts';
import { esOptimizer } from './es-optimizer.ts';
import { esTraining } from './es-training.ts';
import { esTakeOut } from './es-take-out.ts';
import { es } from './es.ts';
import type {
  BringInMessages,
  BuilderMessages,
  CompareMessages,
  FileMessages,
  IdeaMessages,
  Messages,
  OptimizerMessages,
  TrainingMessages,
  TakeOutMessages,
} from './messages.ts';
import { zhCNBringIn } from './zh-CN-bring-in.ts';
import { zhCNBuilder } from './zh-CN-builder.ts';
import { zhCNCompare } from './zh-CN-compare.ts';
import { zhCNFiles } from './zh-CN-files.ts';
import { zhCNIdeas } from './zh-CN-ideas.ts';
import { zhCNOptimizer } from './zh-CN-optimizer.ts';
import { zhCNTraining } from './zh-CN-training.ts';
import { zhCNTakeOut } from './zh-CN-take-out.ts';
import { zhCN } from './zh-CN.ts';

/** The languages of the app, each with the name its own speakers give it; also how the locale is named to `Intl`. */
export const languages = [
  { id: 'en', name: 'English' },
  { id: 'zh-CN', name: '简体中文' },
  { id: 'es', name: 'Español' },
] as const;
export type Language = (typeof languages)[number]['id'];

const messages: Readonly<
  Record<
    Language,
    Messages &
      IdeaMessages &
      BuilderMessages &
      CompareMessages &
      FileMessages &
      BringInMessages &
      OptimizerMessages &
      TrainingMessages &
      TakeOutMessages
  >
> = {
  en: {
    ...en,
    ...enIdeas,
    ...enBuilder,
    ...enCompare,
    ...enFiles,
    ...enBringIn,
    ...enOptimizer,
    ...enTraining,
    ...enTakeOut,
  },
  'zh-CN': {
    ...zhCN,
    ...zhCNIdeas,
    ...zhCNBuilder,
    ...zhCNCompare,
    ...zhCNFiles,
    ...zhCNBringIn,
    ...zhCNOptimizer,
    ...zhCNTraining,
    ...zhCNTakeOut,
  },
  es: {
    ...es,
    ...esIdeas,
    ...esBuilder,
    ...esCompare,
    ...esFiles,
    ...esBringIn,
    ...esOptimizer,
    ...esTraining,
    ...esTakeOut,
  },
};

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
