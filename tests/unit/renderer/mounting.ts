import { createPinia, setActivePinia } from 'pinia';
import { vi } from 'vitest';
import { en } from '#renderer/locales/en/index.ts';
import { es } from '#renderer/locales/es/index.ts';
import { createTranslator } from '#renderer/locales/index.ts';
import { zhCN } from '#renderer/locales/zh-CN/index.ts';
import { faults as spanishFaults } from '#renderer/locales/es/faults/index.ts';
import { takeFaultTexts } from '#renderer/locales/use-faults.ts';
import { faults as chineseFaults } from '#renderer/locales/zh-CN/faults/index.ts';

/** What every component of the app is mounted with; its stores are the test's too. English unless a language was stored. */
export function appPlugins() {
  // The test document loads no fonts and paints no pixels: what is painted is tested without a document.
  Object.defineProperty(document, 'fonts', { configurable: true, value: { load: () => Promise.resolve([]) } });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const pinia = createPinia();
  setActivePinia(pinia);
  const translator = createTranslator();
  translator.global.setLocaleMessage('en', en);
  translator.global.setLocaleMessage('es', es);
  translator.global.setLocaleMessage('zh-CN', zhCN);
  takeFaultTexts('es', spanishFaults);
  takeFaultTexts('zh-CN', chineseFaults);
  return { plugins: [pinia, translator] };
}
