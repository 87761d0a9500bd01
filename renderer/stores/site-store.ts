import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { UseNewVersion } from '../client/site.ts';

/** The site the web edition came from: whether another version of it waits. */
export const useSiteStore = defineStore('site', () => {
  const waiting = shallowRef<UseNewVersion | null>(null);
  /** The page is about to be loaded again with its work: there is nothing to warn of. */
  const isReloading = ref(false);

  /** Keeps the site in the browser. That it cannot be kept is no reason to trouble anyone: it works while there is a network. */
  async function keep(): Promise<void> {
    try {
      const { keepSite } = await import('../client/site.ts');
      await keepSite((use) => {
        waiting.value = use;
      });
    } catch {
      // As said above.
    }
  }

  return { waiting, isReloading, keep };
});
