import { storeToRefs } from 'pinia';
import { watch } from 'vue';
import { loadAudit } from './components/audit/load-audit.ts';
import { loadCharts } from './components/chart/use-chart.ts';
import { loadPictures } from './components/file/use-picture-export.ts';
import { loadEngineMenu, loadFileMenu, loadLanguageMenu } from './components/layout/load-menus.ts';
import { loadFloating } from './components/layout/opened-later.ts';
import { loadForm } from './components/hyperparameters/load-form.ts';
import { loadUsedElsewhere } from './components/tab/load-tab.ts';
import { shell } from './client/shell.ts';
import { languageLoaders, loadPartTexts } from './locales/index.ts';
import { useExperimentStore } from './stores/experiment-store.ts';
import { useScreenStore } from './stores/screen-store.ts';
import { useSiteStore } from './stores/site-store.ts';
import { loadFileWriter } from './stores/written-here.ts';
import { screenLoaders } from './views/screens.ts';

/** After so long the page of the web edition has all that it begins with, in milliseconds. */
const quietMs = 3000;

/** Safari has no idle callback; a moment later is idle enough. */
function nextIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });
}

async function prefetch(): Promise<void> {
  const texts = [loadPartTexts, ...Object.values(languageLoaders)];
  const menus = [loadFileMenu, loadFloating, loadLanguageMenu, loadEngineMenu];
  const parts = [
    loadFileWriter,
    ...menus,
    loadCharts,
    loadForm,
    loadAudit,
    ...screenLoaders,
    loadPictures,
    loadUsedElsewhere,
  ];
  for (const load of [...parts, ...texts]) {
    await nextIdle();
    await load().catch(() => undefined); // asked for again, and then spoken of, when it is needed
  }
}

/**
 * Fetches the rest of the app, one part after the other in idle moments, once the first step is on screen (which nothing
 * may delay) or another screen is opened: from then on every click opens at once, and no part depends on the host any more.
 */
export function usePrefetch(): void {
  const { record } = storeToRefs(useExperimentStore());
  const { screen } = storeToRefs(useScreenStore());
  // What is fetched to be kept must not delay the first step.
  if (shell === 'web') setTimeout(() => void useSiteStore().keep(), quietMs);
  const stop = watch(
    [record, screen],
    () => {
      if (record.value === null && screen.value === 'step') return;
      stop();
      void prefetch();
    },
    { flush: 'post' },
  );
}
