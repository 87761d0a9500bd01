import { readFile } from 'node:fs/promises';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { trace } from '../e2e/trace.ts';
import { work } from '../e2e/unsaved-work.ts';
import { keptFile } from './kept-file.ts';
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
  await screen.grid('dropped').focus();
  await page.keyboard.press('Control+Home');
  await expect(page.getByTestId('exact-value')).toHaveText(String(lecture.dropped[0]?.[0]));
  for (const name of ['Scaling', 'Expectation', 'Training', 'Compare', 'Lessons', 'Step']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(
      page
        .locator('main')
        .getByRole(name === 'Step' ? 'grid' : 'heading')
        .first(),
    ).toBeVisible();
  }
  await page.getByRole('button', { name: 'Drop or keep unit 1 in all' }).click();
  await expect(screen.stepButton).toBeEnabled();
  await page.getByRole('button', { name: 'Run 10' }).click();
  await screen.reached(11);
  const dropped = await screen.numbers('dropped');
  await expect.poll(() => keptFile(page)).toMatchObject({ completedSteps: 11 });

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await screen.reached(11);
  expect(await screen.numbers('dropped')).toEqual(dropped);
});

test('with the server stopped another tab recovers what one has left, opens a lesson and saves a file', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    Object.assign(window, { showSaveFilePicker: undefined, showOpenFilePicker: undefined });
  });
  const { screen, numbers } = await work(page, site.url);
  await kept(screen);
  await expect.poll(() => keptFile(page)).toMatchObject({ completedSteps: 10, notes: 'Its column is 0.' });
  await site.stop();
  await page.close();

  const other = await context.newPage();
  const again = new StepScreen(other);
  await again.open(site.url);
  const card = other.getByRole('complementary', { name: 'An experiment was not saved' });
  await card.getByRole('button', { name: /^Recover/ }).click();
  await again.reached(10);
  expect(await again.numbers('dropped')).toEqual(numbers);
  const written = other.waitForEvent('download');
  await other.keyboard.press('Control+s');
  const file = JSON.parse(await readFile(await (await written).path(), 'utf8')) as {
    completedSteps: number;
    notes: string;
  };
  expect(file).toMatchObject({ completedSteps: 10, notes: 'Its column is 0.' });
  await other.getByRole('link', { name: 'Lessons', exact: true }).click();
  await other.getByRole('button', { name: /Forward by hand/ }).click();
  await expect(other.getByRole('complementary', { name: 'Lesson', exact: true })).toContainText(/Task 1 of/);
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
