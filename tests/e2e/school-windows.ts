import type { Page } from '@playwright/test';

/** The windows of a school, from the smallest: what is said of a screen holds in all of them. */
export const schoolWindows = [
  { width: 1024, height: 700 },
  { width: 1280, height: 800 },
  { width: 1366, height: 768 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** The languages of the app, each by its own name, as the menu has them. */
export const languageNames = ['English', 'Español', '简体中文'] as const;

/** Chooses a language in the menu, whichever is in force. */
export async function speak(page: Page, language: (typeof languageNames)[number]): Promise<void> {
  await page.locator('.menu-trigger').last().click();
  await page.getByRole('menuitemradio', { name: language }).click();
}

/** Waits until what was laid out has been painted. */
export async function afterPaint(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
  });
}
