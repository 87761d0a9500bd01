import type { Page } from '@playwright/test';

/** As much of an experiment file as is looked at here. */
interface KeptFile {
  readonly completedSteps: number;
  readonly notes?: string;
}

/** What was saved by itself last in the browser of a page, by whichever of its pages; null where nothing was. */
export const keptFile = (page: Page): Promise<KeptFile | null> =>
  page.evaluate(
    () =>
      new Promise<KeptFile | null>((resolve) => {
        const opening = indexedDB.open('dropout-lab');
        opening.onsuccess = () => {
          const last = opening.result.transaction('files').objectStore('files').openCursor(null, 'prev');
          last.onsuccess = () => {
            const bytes = last.result?.value as Uint8Array | undefined;
            resolve(bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as KeptFile) : null);
            opening.result.close();
          };
        };
      }),
  );
