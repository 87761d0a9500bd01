import { chromium, expect, type Browser, type Page } from '@playwright/test';

const appPage = 'app://lab/index.html';

/** The addresses of the pages that have loaded. */
async function pagesAt(host: string): Promise<readonly string[]> {
  const targets = (await (await fetch(`http://${host}/json/list`)).json()) as { url: string; title: string }[]; // Chromium's
  return targets.filter(({ title }) => title !== '').map(({ url }) => url);
}

/** Connects to the page of an app that listens at `host` for its developer tools, as soon as it has loaded. */
export async function connectPage(host: string): Promise<{ readonly browser: Browser; readonly page: Page }> {
  // Whoever connects while the page is on its way waits for ever: it changes its process.
  await expect.poll(() => pagesAt(host)).toContain(appPage);
  // Electron knows nothing of the settings that Playwright would otherwise begin with.
  const browser = await chromium.connectOverCDP(`http://${host}`, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the app has no page');
  return { browser, page };
}
