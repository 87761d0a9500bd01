import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { work } from '../e2e/unsaved-work.ts';
import { keptFile } from './kept-file.ts';

const offered = (page: Page) => page.getByRole('complementary', { name: /not saved$/ });
const saved = (page: Page, completedSteps: number) =>
  expect
    .poll(() => keptFile(page))
    .toMatchObject({ completedSteps, notes: completedSteps === 10 ? 'Its column is 0.' : '' });

/** Something is in no file, and the page is gone: it is left. */
async function leave(context: BrowserContext, url: string): Promise<number[][]> {
  const page = await context.newPage();
  const { numbers } = await work(page, url);
  await saved(page, 10);
  await page.close();
  return numbers;
}

/** Another page, which has seen what is left. */
async function openOther(context: BrowserContext, url: string): Promise<StepScreen> {
  const screen = new StepScreen(await context.newPage());
  await screen.open(url);
  await expect(offered(screen.page)).toContainText('step 10');
  return screen;
}

/** The site by a name of plain http: to such pages browsers give no locks and no service worker. */
async function overPlainHttp(context: BrowserContext, labUrl: string): Promise<string> {
  const plain = 'http://lab.example/';
  await context.route(`${plain}**`, async (route) => {
    const response = await route.fetch({ url: route.request().url().replace(plain, labUrl), maxRetries: 3 });
    await route.fulfill({ response });
  });
  return plain;
}

for (const way of ['a safe way', 'plain http']) {
  test(`over ${way}: of two tabs that recover the same the second is told, and what an open tab has is offered to none`, async ({
    context,
    labUrl,
  }) => {
    const url = way === 'plain http' ? await overPlainHttp(context, labUrl) : labUrl;
    const numbers = await leave(context, url);
    const one = await openOther(context, url);
    expect(await one.page.evaluate(() => 'locks' in navigator)).toBe(way === 'a safe way');
    const other = await openOther(context, url);

    await offered(one.page)
      .getByRole('button', { name: /^Recover/ })
      .click();
    await one.reached(10);
    expect(await one.numbers('dropped')).toEqual(numbers);
    await saved(one.page, 10);
    await offered(other.page)
      .getByRole('button', { name: /^Recover/ })
      .click();
    await expect(other.page.getByRole('alert')).toContainText('another window has recovered it');
    expect(await other.completedSteps()).toBe(0);

    // The first has it, and is open: only what this one leaves is offered to a third.
    await other.step();
    await saved(other.page, 1);
    await other.page.close();
    const third = new StepScreen(await context.newPage());
    await third.open(url);
    await expect(offered(third.page)).toContainText('step 1');
    await expect(third.page.getByRole('button', { name: /^Recover/ })).toHaveCount(1);
    await one.page.close();
    await third.page.close();
    await openOther(context, url);
  });
}
