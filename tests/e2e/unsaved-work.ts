import { expect, type Page } from '@playwright/test';
import { StepScreen } from './step-screen.ts';

/** Ten steps, an edit and notes: work that is in no file. */
export async function work(page: Page, url: string) {
  const screen = new StepScreen(page);
  await screen.open(url);
  await page.getByRole('button', { name: 'Run 10' }).click();
  await screen.reached(10);
  await page.getByRole('button', { name: 'Drop or keep unit 4 in all' }).click();
  await screen.reached(10);
  await page.getByRole('button', { name: 'Notes' }).click();
  await page.getByLabel('Notes on this experiment').fill('Its column is 0.');
  await page.keyboard.press('Escape');
  return { screen, numbers: await screen.numbers('dropped') };
}

/** All that is on screen is saved by itself, not only what was there when it was saved last. */
export async function savedByItself(page: Page): Promise<void> {
  const status = page.locator('.autosave-status');
  await expect(status).toHaveText(/^Saved (?:by itself|in this browser)/);
  await expect(status).toHaveAttribute('data-behind', 'false');
}
