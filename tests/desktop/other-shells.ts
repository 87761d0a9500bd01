import { join } from 'node:path';
import { chromium, expect, type BrowserContext } from '@playwright/test';
import { browserParameters, findBrowser } from '../../build/scripts/browser.js';
import { serveWeb } from '../../build/scripts/web/serve.js';
import { startLab } from '../e2e/lab.ts';
import { openFrom, recordedIn, saveAs } from '../e2e/saved-files.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { work } from '../e2e/unsaved-work.ts';

/** What an experiment looks like: how many steps are done, and what is left of the hidden units. */
export interface Seen {
  readonly step: number;
  readonly dropped: readonly number[][];
}

async function inBrowser<Result>(use: (context: BrowserContext) => Promise<Result>): Promise<Result> {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ args: browserParameters(), ...(executablePath && { executablePath }) });
  try {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      if (location.protocol === 'http:') localStorage.setItem('dropout-lab.welcome', 'hidden');
      Object.assign(window, { showSaveFilePicker: undefined, showOpenFilePicker: undefined });
    });
    return await use(context);
  } finally {
    await browser.close();
  }
}

/** Works in the web edition and saves to `path`. */
export async function savedByWeb(path: string): Promise<void> {
  const site = await serveWeb({ port: 0, path: '/lab/' });
  await inBrowser(async (context) => {
    const page = await context.newPage();
    await work(page, site.url);
    await saveAs(page, path);
  });
  await site.close();
}

/** Opens a file in the web edition. */
export async function seenInWeb(path: string): Promise<Seen> {
  const site = await serveWeb({ port: 0, path: '/lab/' });
  const seen = await inBrowser(async (context) => {
    const page = await context.newPage();
    const screen = new StepScreen(page);
    await screen.open(site.url);
    await openFrom(page, path);
    await screen.reached((await recordedIn(path)).losses.values.length);
    return { step: await screen.completedSteps(), dropped: await screen.numbers('dropped') };
  });
  await site.close();
  return seen;
}

/** Opens a file in browser mode; where `steps` are asked for, they are done and saved to it. */
export async function seenInBrowserMode(path: string, folder: string, steps = 0): Promise<Seen> {
  const host = await startLab(join(folder, 'browser-mode'), path);
  const seen = await inBrowser(async (context) => {
    const page = await context.newPage();
    const screen = new StepScreen(page);
    await screen.open(host.url);
    await screen.reached((await recordedIn(path)).losses.values.length);
    for (let step = 0; step < steps; step += 1) await screen.step();
    const shown = { step: await screen.completedSteps(), dropped: await screen.numbers('dropped') };
    if (steps > 0) {
      await page.keyboard.press('Control+s');
      await expect.poll(async () => (await recordedIn(path)).losses.values.length).toBe(shown.step);
    }
    return shown;
  });
  await host.stop();
  return seen;
}
