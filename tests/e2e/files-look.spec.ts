import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { languageNames, speak } from './school-windows.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { savedByItself } from './unsaved-work.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`for everyone, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('axe finds nothing in menu, dialog, notes and recovery notice', async ({ page, labUrl, context }) => {
      const screen = new StepScreen(page);
      await screen.open(labUrl);
      const violations = async (on: Page, part: string) => {
        await expect(on.locator(part)).toBeVisible();
        return axeFinds(on, part);
      };
      await screen.step();
      expect(await violations(page, 'header.top-bar')).toEqual([]);
      await page.getByRole('button', { name: 'File', exact: true }).click();
      expect(await violations(page, '[role=menu]')).toEqual([]);
      await page.getByRole('menuitem', { name: 'New experiment' }).click();
      expect(await violations(page, '[role=alertdialog]')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Notes' }).click();
      await page.getByLabel('Notes on this experiment').fill('a');
      expect(await violations(page, '.notes-panel')).toEqual([]);
      await savedByItself(page);
      expect(await violations(page, 'footer.status-bar')).toEqual([]);
      await page.close();
      const again = await context.newPage();
      await new StepScreen(again).open(labUrl);
      expect(await violations(again, 'aside.recovery-notice')).toEqual([]);
    });
  });
}

for (const language of languageNames) {
  test(`the top bar holds everything at 1280 pixels, in ${language}`, async ({ page, labUrl }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.start({}, 'Classic', 'One a batch', 'Half squared error');
    await screen.step();
    await page.getByRole('button', { name: 'Drop or keep unit 4 in all' }).click();
    await screen.reached(1);
    await speak(page, language);
    const bar = page.getByRole('banner');
    expect(await bar.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const edges = await bar
      .locator('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().right));
    expect(Math.max(...edges)).toBeLessThanOrEqual(1280);
  });
}
