import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { loadPartTexts } from '../locales/index.ts';

/** The parts of the app that are fetched when they are first needed, and those that could not be. */
export const usePartStore = defineStore('part', () => {
  /** Those that wait to be tried again. */
  const waiting = shallowRef<readonly (() => void)[]>([]);
  const isMissing = computed(() => waiting.value.length > 0);

  /** Fetches a part and its texts, however often the user has to try: what needs it waits, and a notice says so. */
  async function load<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
    for (;;) {
      try {
        const [part] = await Promise.all([fetchPart(), loadPartTexts()]);
        return part;
      } catch {
        await new Promise<void>((resolve) => {
          waiting.value = [...waiting.value, resolve];
        });
      }
    }
  }

  function tryAgain(): void {
    const again = waiting.value;
    waiting.value = [];
    for (const resolve of again) resolve();
  }

  return { isMissing, load, tryAgain };
});
