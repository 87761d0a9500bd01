import { createPinia, setActivePinia } from 'pinia';
import { vi } from 'vitest';
import { createTranslator } from '#renderer/locales/index.ts';

/** What every component of the app is mounted with; its stores are the test's too. English unless a language was stored. */
export function appPlugins() {
  // The test document loads no fonts and paints no pixels: what is painted is tested without a document.
  Object.defineProperty(document, 'fonts', { configurable: true, value: { load: () => Promise.resolve([]) } });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const pinia = createPinia();
  setActivePinia(pinia);
  return { plugins: [pinia, createTranslator()] };
}
