import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from '@playwright/test';
import { browserParameters, findBrowser } from '../../build/scripts/browser.js';
import { builtHost, dist } from '../../build/scripts/places.js';

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('@playwright/test').Browser} Browser */

export const viewport = { width: 1280, height: 800 };

/**
 * Runs something with a browser, which is closed afterwards.
 *
 * @template Result
 * @param {(browser: Browser) => Promise<Result>} use
 * @throws {Error} when there is no browser
 */
export async function withBrowser(use) {
  const executablePath = findBrowser();
  const browser = await chromium.launch({ args: browserParameters(), ...(executablePath ? { executablePath } : {}) });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Runs something with the address of the app served in browser mode, which is ended afterwards.
 *
 * @template Result
 * @param {(url: string) => Promise<Result>} use
 * @param {readonly string[]} program
 */
export async function withHost(use, program = [builtHost, '--no-open']) {
  const host = spawn(process.execPath, program, {
    stdio: ['ignore', 'pipe', 'ignore'],
    // Emptied with the next bench: what is autosaved here is nobody's work.
    env: { ...process.env, DROPOUT_LAB_DATA: join(dist, 'bench', 'data') },
  });
  const ended = once(host, 'exit');
  try {
    for await (const line of createInterface({ input: host.stdout })) {
      const url = /http:\S+/.exec(line)?.[0];
      if (url !== undefined) return await use(url);
    }
    throw new Error('the host ended without an address');
  } finally {
    host.kill();
    await ended;
  }
}

/**
 * Opens the app and does its first step.
 *
 * @param {Page} page
 * @param {string} url
 */
export async function openFirstStep(page, url) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Open the step' }).click();
  await page.getByTestId('loss').waitFor();
}

/**
 * Runs something with a page of the app that shows its first step.
 *
 * @template Result
 * @param {(page: Page) => Promise<Result>} use
 */
export function withFirstStep(use) {
  return withHost((url) =>
    withBrowser(async (browser) => {
      const page = await browser.newPage({ viewport });
      await openFirstStep(page, url);
      return use(page);
    }),
  );
}

/**
 * Seconds that it takes to open a page, in a context of its own: nothing is cached, and the window fetches nothing ahead, which
 * it begins once the first step is on screen.
 *
 * @param {Browser} browser
 * @param {(page: Page) => Promise<unknown>} open
 */
export async function timePage(browser, open) {
  const context = await browser.newContext({ viewport });
  await context.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  const startedAt = performance.now();
  await open(await context.newPage());
  const seconds = (performance.now() - startedAt) / 1000;
  await context.close();
  return seconds;
}
