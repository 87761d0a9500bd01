import { app } from 'electron';
import { languageOf, type AppLanguage } from '#shared/languages.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { ShellTexts } from './shell-texts.ts';
import { zhCN } from './zh-cn.ts';

const textsOf: Readonly<Record<AppLanguage, ShellTexts>> = { en, es, 'zh-CN': zhCN };
let chosen: AppLanguage | null = null;

/** The texts in the language of the page, or of the system as long as no page has said its own. */
export function texts(): ShellTexts {
  return textsOf[chosen ?? languageOf(app.getLocale()) ?? 'en'];
}

/** From now on dialogs speak this language. */
export function speak(language: AppLanguage): void {
  chosen = language;
}
