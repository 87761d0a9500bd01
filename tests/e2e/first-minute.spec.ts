import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { schoolWindows } from './school-windows.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { savedByItself } from './unsaved-work.ts';

const openStep = (page: Page) => page.getByRole('button', { name: 'Open the step' });

const languages = [
  { locale: 'en-GB', settings: 'Hyperparameters', begin: 'Start this experiment' },
  { locale: 'es-ES', settings: 'Hiperparámetros', begin: 'Empezar este experimento' },
  { locale: 'zh-CN', settings: '超参数', begin: '开始这个实验' },
];

test.describe('the first minute', () => {
  test.use({ startScreen: true });

  test('by keyboard: the first door is one key away from a whole step', async ({ page, labUrl }) => {
    await page.goto(labUrl);
    await expect(openStep(page)).toBeEnabled();
    await expect(page.getByText('Phase 13 of 13')).toHaveCount(0);
    await expect(page.getByText('not computed yet')).toHaveCount(0);
    await openStep(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('loss')).toHaveText('1.4334');
    await expect(
      page.getByText(/^Step 1: loss 1\.4334 · 57 of 150 cells dropped · weights moved by up to/),
    ).toBeVisible();
    await expect(page.getByRole('img', { name: 'Not saved' })).toHaveCount(0);
    const screen = new StepScreen(page);
    await screen.step();
    await expect(page.getByText(/^Step 2: loss 1\.4334 → 1\.2540 · /)).toBeVisible();
    await page.getByRole('button', { name: 'Start screen' }).click();
    await page.getByRole('button', { name: 'Back to the experiment' }).click();
    await screen.reached(2);
  });

  test('the second door leads to the settings, and nothing claims to be a phase before a step', async ({
    page,
    labUrl,
  }) => {
    await page.goto(labUrl);
    await page.getByRole('button', { name: 'Choose settings' }).click();
    await page.getByLabel('hidden_size').fill('4');
    await page.getByRole('button', { name: 'Start this experiment' }).click();
    await expect(page.getByTestId('completed-steps')).toHaveText('Step 0');
    await expect(page.getByRole('navigation', { name: 'Phases of the step' })).toContainText('No step yet');
    await expect(page.getByRole('complementary', { name: 'Explanation' })).toContainText('Drawn from seed 42');
    await expect(page.getByText('Phase 13 of 13')).toHaveCount(0);
  });

  test('the third door has what was not saved, and who unticks the screen begins in the lab', async ({
    page,
    labUrl,
    context,
  }) => {
    await page.goto(labUrl);
    await openStep(page).click();
    const screen = new StepScreen(page);
    await screen.step();
    await savedByItself(page);
    await page.close();
    const again = await context.newPage();
    await again.goto(labUrl);
    await again.getByRole('button', { name: /^Lecture, seed 42/ }).click();
    await new StepScreen(again).reached(2);
    await again.getByRole('button', { name: 'Start screen' }).click();
    await again.getByRole('checkbox').uncheck();
    await again.close({ runBeforeUnload: false });
    const last = await context.newPage();
    await last.goto(labUrl);
    await expect(new StepScreen(last).stepButton).toBeEnabled();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(colorScheme, () => {
      test.use({ colorScheme });

      test('axe finds nothing on the start screen', async ({ page, labUrl }) => {
        await page.goto(labUrl);
        await expect(openStep(page)).toBeEnabled();
        expect(await axeFinds(page)).toEqual([]);
      });
    });
  }
});

for (const { locale, settings, begin } of languages) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test('the form keeps its button, the status bar its line and the chips a way to them, in every window', async ({
      page,
      labUrl,
    }) => {
      test.slow(); // five windows
      await page.goto(labUrl);
      const primary = page.locator('.step-controls .primary');
      await expect(primary).toBeEnabled();
      await primary.click();
      await expect(page.getByTestId('audit')).toBeVisible();
      await expect(page.locator('.autosave-status')).not.toBeEmpty();
      for (const size of schoolWindows) {
        await test.step(`${String(size.width)} x ${String(size.height)}`, async () => {
          await page.setViewportSize(size);
          await page.getByRole('button', { name: settings }).click();
          const button = page.getByRole('button', { name: begin });
          await expect(button).toBeInViewport({ ratio: 1 });
          const covered = await button.evaluate((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return document.elementFromPoint(x + width / 2, y + height - 2) !== element;
          });
          expect(covered).toBe(false);
          await page.keyboard.press('Escape');

          const bar = page.getByRole('contentinfo');
          expect(await bar.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
          const heights = await bar
            .locator('> *')
            .evaluateAll((parts) => parts.map(({ clientHeight }) => clientHeight));
          expect(Math.max(...heights)).toBeLessThanOrEqual(24);

          const chips = page.getByRole('button', { name: settings });
          const { all, shown, folded } = await chips.evaluate((element) => {
            const places = Array.from(element.querySelectorAll('.list .chip'), (chip) => chip.getBoundingClientRect());
            const count = element.querySelector('.count');
            const { right } = element.getBoundingClientRect();
            return {
              all: places.length,
              shown: places.filter(({ top, right: end }) => top === places[0]?.top && end <= right).length,
              folded: count && count.getBoundingClientRect().right <= right + 1 ? Number(count.textContent) : 0,
            };
          });
          expect(shown).toBeGreaterThan(0);
          expect(shown + folded).toBe(all);
          await expect(chips).toHaveAttribute('title', /0[.,]01 · .*42$/);
        });
      }
    });
  });
}
