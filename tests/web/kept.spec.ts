import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { trace } from '../e2e/trace.ts';
import { ownSite } from './site.ts';

let site: Awaited<ReturnType<typeof ownSite>>;
test.beforeEach(async () => {
  site = await ownSite();
});
test.afterEach(() => site.remove());

/** The site is kept once its service worker has this page. */
async function kept(screen: StepScreen): Promise<void> {
  await screen.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

/** When the page saved by itself last, as an ISO time; empty before. */
const savedAt = (page: Page) =>
  page.evaluate(() => {
    const own = JSON.parse(sessionStorage.getItem('dropout-lab.own-work') ?? '{}') as { autosavedAt?: string };
    return own.autosavedAt ?? '';
  });

test('with the server stopped it opens, steps, edits, runs, reloads and recovers', async ({ page }) => {
  const screen = new StepScreen(page);
  await screen.open(site.url);
  await kept(screen);
  await site.stop();

  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  await screen.step();
  const lecture = trace('--steps', '1');
  expect(await screen.numbers('hidden')).toEqual(lecture.hidden);
  for (const name of ['Scaling', 'Expectation', 'Training', 'Compare', 'Lessons', 'Step']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(
      page
        .locator('main')
        .getByRole(name === 'Step' ? 'grid' : 'heading')
        .first(),
    ).toBeVisible();
  }
  await page.getByRole('button', { name: 'Drop or keep unit 4 in all' }).click();
  await expect(screen.stepButton).toBeEnabled();
  await page.getByRole('button', { name: 'Run 10' }).click();
  await screen.reached(11);
  const done = new Date().toISOString();
  const dropped = await screen.numbers('dropped');
  await expect.poll(async () => (await savedAt(page)) > done).toBe(true);

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await screen.reached(11);
  expect(await screen.numbers('dropped')).toEqual(dropped);
});

test('another version is told of, and takes over with the work when the user likes', async ({ page, context }) => {
  const screen = new StepScreen(page);
  await screen.open(site.url);
  await screen.step();
  await kept(screen);
  await site.deploy('second');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(page.getByText('A new version is ready.')).toBeVisible();

  // Until then everything is of the first version, another page too.
  const other = await context.newPage();
  await other.goto(site.url);
  await expect(other.locator('html')).not.toHaveAttribute('data-version', 'second');
  await other.close();
  await screen.step();
  await expect(page.locator('html')).not.toHaveAttribute('data-version', 'second');

  const dropped = await screen.numbers('dropped');
  await page.getByRole('button', { name: 'Save and reload' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-version', 'second');
  await screen.reached(2);
  expect(await screen.numbers('dropped')).toEqual(dropped);
});
