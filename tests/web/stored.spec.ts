import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/lab.ts';
import { StepScreen } from '../e2e/step-screen.ts';
import { trace } from '../e2e/trace.ts';
import { withRefusingBrowser } from './refusing-browser.ts';

const status = (page: Page) => page.getByRole('contentinfo');

test('a browser that keeps nothing: the lab opens, computes and saves, and says what it cannot do', async ({
  labUrl,
}) => {
  await withRefusingBrowser(async (page) => {
    const broken: string[] = [];
    page.on('pageerror', ({ message }) => broken.push(message));
    const screen = new StepScreen(page);
    await page.goto(labUrl);
    await expect(page.evaluate(() => localStorage.length)).rejects.toThrow('Access is denied');
    await page.getByRole('button', { name: 'Open the step' }).click();
    await screen.reached(1);
    expect(await screen.numbers('hidden')).toEqual(trace('--steps', '1').hidden);
    await screen.step();
    await expect(status(page)).toContainText('Not saved by itself');
    await expect(status(page)).toContainText('this browser keeps nothing for this page');
    await expect(status(page)).toContainText('save the experiment as a file');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(broken).toEqual([]);
  });
});

test('a full browser: what was not saved is said, then that it works again', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  const browser = await page.context().newCDPSession(page);
  const { origin } = new URL(labUrl);
  await browser.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await screen.step();
  await expect(status(page)).toContainText('this browser has no more room for the lab');
  await expect(status(page)).toContainText('save the experiment as a file, or delete what other sites keep');
  await screen.step();
  await browser.send('Storage.overrideQuotaForOrigin', { origin });
  await screen.step();
  await expect(status(page)).toContainText('Saving by itself works again');

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await screen.reached(3);
});
