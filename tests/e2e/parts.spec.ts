import { readdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { dist } from '../../build/scripts/places.js';
import { expect, test } from './lab.ts';
import { speak } from './school-windows.ts';
import { StepScreen } from './step-screen.ts';

/** What a page may fetch of JavaScript before the first recorded step is on the Step screen, gzipped. */
const firstLoadBytes = 300_000;
const scripts = '**/assets/*.js';
const placeOf = (page: Page, name: string) => page.getByRole('link', { name });
/** What a tab shows instead of the app, where the host has just sent it, and what the desktop window, the web edition or touch alone has. */
const otherWindows =
  /^(?:NoAccess|OpenElsewhere|PlainPage|native-menu|SiteNotice|TouchGestures|site|LinkNotice|make-link|worker-engine)-/;
const notice = (page: Page) => page.getByRole('alert').filter({ hasText: 'A part of the app could not be loaded.' });

/** Nothing is fetched ahead of its use. */
async function neverIdle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
}

/** The scripts the page has fetched so far, by name. */
function fetchedScripts(page: Page): Map<string, Promise<Buffer>> {
  const fetched = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const name = /\/assets\/(?<name>[^/]+\.js)$/.exec(response.url())?.groups?.['name'];
    if (name !== undefined) fetched.set(name, response.body());
  });
  return fetched;
}

test('the first step is on screen after less than 300 kB of gzipped JavaScript', async ({ page, labUrl }) => {
  await neverIdle(page);
  const fetched = fetchedScripts(page);
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await expect(page.getByText('The loss after step 1 is')).toBeVisible();
  await expect(page.locator('#explanation .katex').first()).toBeVisible();
  const bodies = await Promise.all(fetched.values());
  expect(bodies.length).toBeGreaterThan(0);
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  test.info().annotations.push({ type: 'first load', description: `${String(bytes)} bytes` });
  expect(bytes).toBeLessThan(firstLoadBytes);
});

test('after the first step the rest is fetched, and no screen or language depends on the host', async ({
  page,
  labUrl,
}) => {
  const fetched = fetchedScripts(page);
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  // The tab of the test before may not have gone yet, and this one have said so.
  const ofThisWindow = (names: Iterable<string>) => [...names].filter((name) => !otherWindows.test(name)).sort();
  const all = (await readdir(`${dist}/renderer/assets`)).filter((name) => name.endsWith('.js'));
  await expect.poll(() => ofThisWindow(fetched.keys())).toEqual(ofThisWindow(all));
  await Promise.all(fetched.values());
  await page.route('**/*', (route) => route.abort());
  for (const name of ['Scaling', 'Expectation', 'Training', 'Compare']) {
    await placeOf(page, name).click();
    await expect(page.locator('main').getByRole('heading').first()).toBeVisible();
  }
  await speak(page, 'Español');
  await expect(page.getByRole('button', { name: 'Paso', exact: true })).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
});

test('a screen that cannot be fetched is announced, and opens when it is tried again', async ({ page, labUrl }) => {
  await neverIdle(page);
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  const before = await page.locator('main').boundingBox();
  await page.route(scripts, (route) => route.abort());
  await placeOf(page, 'Scaling').click();
  await expect(notice(page)).toContainText('Your experiment is as it was.');
  expect(await page.locator('main').boundingBox()).toEqual(before);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(notice(page)).toBeVisible();

  await page.unroute(scripts);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('main').getByRole('heading').first()).toBeVisible();
  await expect(notice(page)).toHaveCount(0);
  expect(await screen.completedSteps()).toBe(1);
});

test.describe('a window in Spanish', () => {
  test.use({ locale: 'es-ES' });

  test('opens in Spanish at once, and in English with a notice where the messages cannot be fetched', async ({
    page,
    labUrl,
  }) => {
    const messages = '**/assets/es-*.js';
    await page.route(messages, (route) => route.abort());
    await page.goto(labUrl);
    await expect(notice(page)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Step', exact: true })).toBeVisible();
    await page.unroute(messages);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('button', { name: 'Paso', exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Paso', exact: true })).toBeVisible();
  });
});
