import type { Locator, Page } from '@playwright/test';
import { openIn, recordStep } from './every-scene.ts';
import { expect, test } from './lab.ts';
import { afterPaint } from './school-windows.ts';

/** A colour as the browser computes it, of one side of an element or of its ground. */
const style = (element: Locator, property: string): Promise<string> =>
  element.evaluate((found, name) => getComputedStyle(found).getPropertyValue(name), property);

/** The ink painted on a tile, as a share of dark or light pixels: a bar, a cross or nothing. */
async function barsOf(page: Page): Promise<{ readonly bars: number; readonly fills: number }> {
  return page.evaluate(() => {
    const { paintedBars } = window as unknown as { paintedBars: { bars: number; fills: number } };
    return { ...paintedBars };
  });
}

/** Counts the level lines that are painted over a cell: the minus of a number that has no digits. */
async function countBars(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counts = { bars: 0, fills: 0 };
    Object.assign(window, { paintedBars: counts });
    const context = CanvasRenderingContext2D.prototype;
    // Taken off the prototype to be called on the context that is painted on.
    const { moveTo, lineTo, fill } = context; // eslint-disable-line @typescript-eslint/unbound-method
    let y = Number.NaN;
    context.moveTo = function (...at) {
      [, y] = at;
      moveTo.apply(this, at);
    };
    context.lineTo = function (...at) {
      if (at[1] === y) counts.bars += 1;
      lineTo.apply(this, at);
    };
    context.fill = function () {
      counts.fills += 1;
      fill.apply(this);
    };
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`with forced colours, ${colorScheme}: signs, what is chosen and the focus are told without tints`, async ({
    page,
    labUrl,
  }) => {
    await countBars(page);
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    await openIn(page, labUrl, 'en');
    await recordStep(page);
    await page.locator('.phase-strip button.phase').nth(3).click();
    await afterPaint(page);
    expect((await barsOf(page)).bars).toBeGreaterThan(50);
    // The theme goes with the system's ground, whatever was chosen.
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await expect(page.getByRole('button', { name: /theme$/ })).toHaveCount(0);

    const [chosen, other] = [page.locator('.phase-strip [aria-current]'), page.locator('.phase-strip .phase').last()];
    expect(await style(chosen, 'background-color')).not.toBe(await style(other, 'background-color'));
    const rail = page.locator('.rail-nav [aria-current]');
    expect(await style(rail, 'background-color')).not.toBe(
      await style(page.locator('.rail-nav a').last(), 'background-color'),
    );

    await page.keyboard.press('Tab');
    const focused = page.locator(':focus-visible');
    expect(await style(focused, 'outline-style')).not.toBe('none');
    expect(Number.parseFloat(await style(focused, 'outline-width'))).toBeGreaterThanOrEqual(2);
    const grid = page.locator('[data-tensor=mask] [role=grid]');
    await grid.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[data-tensor=mask] .focus-ring')).toBeVisible();
    await expect(page.locator('[data-tensor=mask] .ring')).toBeVisible();
    expect(await style(page.locator('[data-tensor=mask] .ring'), 'border-top-width')).toBe('2px');
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/forced-${colorScheme}.png` });
    await page.keyboard.press('F8');
    await expect(page.locator('.veil')).toBeVisible();
    expect(await style(page.locator('.veil').first(), 'background-image')).toContain('gradient');
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/forced-projector-${colorScheme}.png` });
  });

  test(`with more contrast, ${colorScheme}: tiles have their minus, and text is ink`, async ({ page, labUrl }) => {
    await countBars(page);
    await page.emulateMedia({ colorScheme });
    await openIn(page, labUrl, 'en');
    await recordStep(page);
    await page.locator('.phase-strip button.phase').nth(3).click();
    await afterPaint(page);
    const without = (await barsOf(page)).bars;
    const usual = await style(page.locator('.phase-strip .group-title').first(), 'color');
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    await page.locator('.phase-strip button.phase').nth(4).click();
    await afterPaint(page);
    expect(without).toBe(0);
    expect((await barsOf(page)).bars).toBeGreaterThan(50);
    expect(await style(page.locator('.phase-strip .group-title').first(), 'color')).not.toBe(usual);
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/more-${colorScheme}.png` });
  });
}

test('with reduced motion nothing moves', async ({ page, labUrl }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openIn(page, labUrl, 'en');
  await recordStep(page);
  await page.locator('.phase-strip button.phase').nth(11).click();
  await afterPaint(page);
  const moving = await page.evaluate(
    () =>
      Array.from(document.querySelectorAll('*')).filter((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [transitionDuration, animationDuration].some((times) =>
          times.split(',').some((time) => Number.parseFloat(time) > 0),
        );
      }).length,
  );
  expect(moving).toBe(0);
});
