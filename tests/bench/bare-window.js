import { join } from 'node:path';
import { build } from 'vite';
import { top } from '../../build/scripts/places.js';
import { viewport } from './window.js';

/** @typedef {import('./window.js').Browser} Browser */
/** @typedef {import('./window.js').Page} Page */

/**
 * A program for a page as one script, bundled as the app's is.
 *
 * @param {string} entry its path in the project
 * @param {string} name
 */
export async function bundlePage(entry, name) {
  const output = await build({
    configFile: false,
    root: top,
    logLevel: 'warn',
    build: {
      write: false,
      copyPublicDir: false,
      lib: { entry: join(top, entry), formats: ['iife'], name },
    },
  });
  const [bundle] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([output].flat());
  const [script] = bundle?.output ?? [];
  if (script === undefined) throw new Error('the page was not bundled');
  return script.code;
}

/**
 * Opens the bare page, without a style or an element of the app, and brings it to the first step. It stands where the host has
 * no page: no other address may connect to it.
 *
 * @param {Browser} browser
 * @param {string} url of the app, token included
 * @param {string} program
 * @param {unknown} painted what the app paints in each phase
 * @returns {Promise<Page>}
 */
export async function openBarePage(browser, url, program, painted) {
  const address = new URL('bare.html', url);
  address.search = new URL(url).search;
  const page = await browser.newPage({ viewport });
  await page.goto(address.href);
  await page.evaluate(program);
  await page.evaluate((phases) => {
    const { bare } = /** @type {{ bare: import('./bare-page.ts').BarePage }} */ (/** @type {unknown} */ (globalThis));
    return bare.open(/** @type {import('./bare-page.ts').PaintedPhases} */ (phases));
  }, painted);
  return page;
}
