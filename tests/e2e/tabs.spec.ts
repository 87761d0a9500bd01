import type { BrowserContext, Page } from '@playwright/test';
import { axeFinds } from './axe-finds.ts';
import { expect, test } from './lab.ts';
import { StepScreen } from './step-screen.ts';
import { savedByItself } from './unsaved-work.ts';

const useHere = (page: Page) => page.getByRole('button', { name: 'Use it here', exact: true });
const takenBack = (page: Page) => page.getByRole('button', { name: 'Use it here again' });
const moved = (page: Page) => page.getByText('Dropout Lab is used in another tab now.');
const offered = (page: Page) => page.getByRole('complementary', { name: /not saved/ });

/** The address again, in a tab that waits for the other one. */
async function secondTab(context: BrowserContext, url: string): Promise<Page> {
  const second = await context.newPage();
  await second.goto(url);
  await expect(second.getByRole('heading', { name: 'Dropout Lab is open in another tab' })).toBeVisible();
  return second;
}

test.describe('the token of the host', () => {
  test('is in no address, no link back and no history, and a reload works without it', async ({ page, labUrl }) => {
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    const plain = new URL('/', labUrl).href;
    expect(page.url()).toBe(plain);
    expect(await page.evaluate(() => [history.length, document.referrer])).toEqual([2, '']);
    await page.reload();
    await expect(screen.stepButton).toBeEnabled();
    expect(page.url()).toBe(plain);
    await page.goto('about:blank');
    await page.goBack();
    await expect(screen.stepButton).toBeEnabled();
    expect(page.url()).toBe(plain);
  });

  for (const [locale, said] of [
    ['en-GB', 'Open the address that Dropout Lab printed in the terminal'],
    ['es-ES', 'Abre la dirección que Dropout Lab mostró en el terminal'],
    ['zh-CN', '请打开 Dropout Lab 最近一次启动时在终端中显示的地址'],
  ] as const) {
    test.describe(locale, () => {
      test.use({ locale });

      test('a page without it, or with an old one, says what to do and shows nothing else', async ({
        page,
        labUrl,
      }) => {
        for (const path of ['/', '/?token=that-of-yesterday']) {
          await page.goto(new URL(path, labUrl).href);
          await expect(page.getByText(said)).toBeVisible();
          await expect(page.locator('.lab')).toHaveCount(0);
          expect(await axeFinds(page)).toEqual([]);
        }
        await page.goto(labUrl);
        await expect(page.locator('.lab')).toBeVisible();
      });
    });
  }
});

test.describe('a second tab', () => {
  test('says so, takes over the experiment with all that was not saved, and gives it back', async ({
    page,
    context,
    labUrl,
  }) => {
    const first = new StepScreen(page);
    await first.open(labUrl);
    await first.step();
    await first.step();
    await page.getByRole('button', { name: 'Notes' }).click();
    await page.getByLabel('Notes on this experiment').fill('Begun in the first tab.');
    await savedByItself(page);
    const numbers = await first.numbers('dropped');

    const other = await secondTab(context, labUrl);
    await useHere(other).click();
    const second = new StepScreen(other);
    await second.reached(2);
    expect(await second.numbers('dropped')).toEqual(numbers);
    await expect(other.getByLabel('Notes on this experiment')).toHaveValue('Begun in the first tab.');
    await expect(other.getByRole('img', { name: 'Not saved' })).toBeVisible();
    await expect(offered(other)).toHaveCount(0);
    await second.step();

    // What is on the first screen stays, to be read.
    await expect(moved(page)).toBeVisible();
    expect(await first.completedSteps()).toBe(2);
    expect(await first.numbers('dropped')).toEqual(numbers);
    await expect(first.stepButton).toBeDisabled();
    await page.getByLabel('Notes on this experiment').press('x');
    await expect(page.getByLabel('Notes on this experiment')).toHaveValue('Begun in the first tab.');

    await takenBack(page).click();
    await first.reached(3);
    await expect(moved(page)).toHaveCount(0);
    await expect(moved(other)).toBeVisible();
    await expect(offered(page)).toHaveCount(0);
    await first.step();
    expect(await first.completedSteps()).toBe(4);
  });

  test('gets the app by itself when the first is closed, and what was not saved there is offered', async ({
    page,
    context,
    labUrl,
  }) => {
    const first = new StepScreen(page);
    await first.open(labUrl);
    await first.step();
    await savedByItself(page);
    const other = await secondTab(context, labUrl);
    await page.close();
    await expect(new StepScreen(other).stepButton).toBeEnabled();
    await expect(offered(other)).toContainText('step 1');
  });

  test('takes over in the middle of a run, which pauses', async ({ page, context, labUrl }) => {
    const first = new StepScreen(page);
    await first.open(labUrl);
    await first.startRun();
    const other = await secondTab(context, labUrl);
    await useHere(other).click();
    await expect(moved(page)).toBeVisible();
    const done = await first.completedSteps();
    await new StepScreen(other).reached(done);
  });

  test('says when the first does not answer, and opens when that is gone', async ({ page, context, labUrl }) => {
    await new StepScreen(page).open(labUrl);
    const other = await secondTab(context, labUrl);
    // A page that stands still: nothing of it runs any more.
    const debuggerOf = await context.newCDPSession(page);
    await debuggerOf.send('Debugger.enable');
    await debuggerOf.send('Debugger.pause');
    void page.evaluate(() => 1).catch(() => undefined);
    await useHere(other).click();
    await expect(other.getByText('The other tab does not answer.')).toBeVisible();
    await debuggerOf.detach();
    await page.close();
    await expect(new StepScreen(other).stepButton).toBeEnabled();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme, viewport: { width: 1366, height: 768 } });

      test('axe finds nothing on either tab', async ({ page, context, labUrl }) => {
        const first = new StepScreen(page);
        await first.open(labUrl);
        await first.step();
        const other = await secondTab(context, labUrl);
        expect(await axeFinds(other)).toEqual([]);
        await useHere(other).click();
        await new StepScreen(other).reached(1);
        await expect(moved(page)).toBeVisible();
        expect(await axeFinds(page)).toEqual([]);
      });
    });
  }
});

test('a reload goes on with what was not saved, on the screen that was open', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.step();
  await screen.step();
  await savedByItself(page);
  await page.reload();
  await screen.reached(2);
  await expect(offered(page)).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'Not saved' })).toBeVisible();
  await screen.step(); // it waits for its time to be saved
  await page.getByRole('link', { name: 'Expectation' }).click();
  await page.reload();
  await screen.reached(3);
  await expect(page.getByRole('link', { name: 'Expectation' })).toHaveAttribute('aria-current', 'page');
});

test('a reload in a run goes on with the steps that were done', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.startRun();
  const done = await screen.completedSteps();
  await page.reload();
  await expect(screen.stepButton).toBeEnabled();
  await expect.poll(() => screen.completedSteps()).toBeGreaterThanOrEqual(done);
  await expect(page.getByRole('link', { name: 'Training' })).toHaveAttribute('aria-current', 'page');
  await screen.step();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
