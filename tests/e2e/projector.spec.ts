import type { Locator, Page } from '@playwright/test';
import { dragFile } from './drag-file.ts';
import { expect, test } from './lab.ts';
import { afterPaint } from './school-windows.ts';
import { axeFinds } from './axe-finds.ts';
import { StepScreen } from './step-screen.ts';
import { trace } from './trace.ts';

const rooms = [
  { width: 1920, height: 1080, digits: 22 },
  { width: 1280, height: 720, digits: 18 },
] as const;

/** Goes to the projector with one step done, as a lecturer does: one key. */
async function project(page: Page, url: string): Promise<StepScreen> {
  const screen = new StepScreen(page);
  await screen.open(url);
  await screen.step();
  await page.keyboard.press('F8');
  await expect(page.locator('[data-projector]')).toBeVisible();
  return screen;
}

const lessonOnMask = `---
id: own
title: One number
language: en
minutes: 3
experiment: { seed: 42, batchSize: 4, steps: 1 }
---

:::number{#n of="mask[1,1]"}
Which number?
:::
`;

const question = (page: Page): Locator => page.locator('.caption .question');

/** The font size in which the digits of a matrix are painted, read off its canvas. */
async function watchFonts(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const sizes = new Set<number>();
    Object.assign(window, { paintedSizes: sizes });
    const context = CanvasRenderingContext2D.prototype;
    // Taken off the prototype to be called on the context that is painted on.
    const { fillText } = context; // eslint-disable-line @typescript-eslint/unbound-method
    context.fillText = function (...parameters) {
      if (/\d/.test(parameters[0])) sizes.add(Number(/([\d.]+)px/.exec(this.font)?.[1]));
      fillText.apply(this, parameters);
    };
  });
  return () =>
    page.evaluate(() => {
      const { paintedSizes } = window as unknown as { paintedSizes: Set<number> };
      const sizes = [...paintedSizes];
      paintedSizes.clear();
      return sizes;
    });
}

for (const { width, height, digits } of rooms) {
  test(`the digits of every phase are at least ${String(digits)} px on ${String(width)}x${String(height)}`, async ({
    page,
    labUrl,
  }) => {
    await page.setViewportSize({ width, height });
    const painted = await watchFonts(page);
    await project(page, labUrl);
    await page.keyboard.press('End');
    for (let phase = 1; phase <= 13; phase += 1) {
      await page
        .locator('.strip .phase')
        .nth(phase - 1)
        .click();
      const reveal = page.getByRole('button', { name: 'Reveal' });
      if (await reveal.isVisible()) await reveal.click();
      await painted();
      await page
        .locator('.strip .phase')
        .nth(phase === 1 ? 1 : 0)
        .click();
      await painted();
      await page
        .locator('.strip .phase')
        .nth(phase - 1)
        .click();
      await afterPaint(page);
      const sizes = await painted();
      expect(sizes.length, `phase ${String(phase)}`).toBeGreaterThan(0);
      expect(Math.min(...sizes), `phase ${String(phase)}`).toBeGreaterThanOrEqual(digits);
      const overflow = await page.evaluate(() => {
        const stage = document.querySelector('.stage');
        return stage ? Math.max(stage.scrollWidth - stage.clientWidth, stage.scrollHeight - stage.clientHeight) : -1;
      });
      expect(overflow, `phase ${String(phase)}`).toBe(0);
    }
  });
}

test('a remote walks the step: what is asked is in no text until it is revealed, and then as in trace', async ({
  page,
  labUrl,
}) => {
  const dropped = trace()
    .mask.flat()
    .filter((value) => value === 0).length;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await project(page, labUrl);
  await page.locator('.strip .phase').nth(3).click();
  await expect(question(page)).toContainText('Say it before you look');
  await expect(page.locator('.dropped-counts .veil')).toBeVisible();
  expect(await page.locator('.dropped-counts').textContent()).not.toMatch(/\d of|^\d+$/);
  expect(await page.locator('[data-projector]').textContent()).not.toContain(`${String(dropped)} of 150`);
  await page.keyboard.press('PageDown');
  await expect(question(page)).toContainText(`${String(dropped)} of 150 cells are dropped`);
  await page.keyboard.press('PageDown');
  await expect(page.locator('.strip [aria-current]')).toHaveText('Scale');
  await expect(page.locator('[data-tensor="dropped"]')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-tensor="dropped"]')).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(page.locator('.strip [aria-current]')).toHaveText('Mask');
  await expect(question(page)).toContainText(`${String(dropped)} of 150`);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-projector]')).toHaveCount(0);
  await expect(page.locator('.phase-strip [aria-current]')).toHaveText('Mask');
});

test('two to six decimals: the answer has as many as were chosen', async ({ page, labUrl }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await project(page, labUrl);
  await page.locator('.strip .phase').nth(6).click();
  await page.keyboard.press('PageDown');
  for (const decimals of [2, 3, 4, 5, 6]) {
    await page.getByRole('radio', { name: String(decimals), exact: true }).click();
    await expect(question(page)).toHaveText(new RegExp(`\\.\\d{${String(decimals)}}\\.`));
  }
});

test('a lesson file that is dropped while projecting hides at once what it asks for', async ({ page, labUrl }) => {
  await project(page, labUrl);
  await page.locator('.strip .phase').nth(4).click();
  await page.keyboard.press('Enter');
  const mask = page.locator('[data-tensor="mask"]');
  await expect(mask).toBeVisible();
  await dragFile(page, { name: 'own.lesson.md', text: lessonOnMask }, true);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Don’t save' }).click();
  await expect(page.locator('[data-projector]')).toBeVisible();
  await expect(mask).toHaveCount(0);
  await expect(page.locator('[data-projector] .veil').first()).toBeVisible();
  // Also where the projector asks itself, it says why nothing can be revealed.
  await page.locator('.strip .phase').nth(5).click();
  await expect(question(page)).toContainText('Hidden until the open question is answered.');
  await expect(page.getByRole('button', { name: 'Reveal' })).toBeDisabled();
  // Closed with the experiment it came with, it hides nothing any more.
  await page.keyboard.press('Escape');
  const column = page.getByRole('complementary', { name: 'Lesson', exact: true });
  await expect(column.getByText('Task 1 of 1')).toBeVisible();
  await column.getByRole('button', { name: 'Close the lesson' }).click();
  await page.keyboard.press('F8');
  await page.locator('.strip .phase').nth(4).click();
  await expect(mask).toBeVisible();
});

test('axe finds nothing, in light and dark', async ({ page, labUrl }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await project(page, labUrl);
  expect(await axeFinds(page)).toEqual([]);
  await page.getByRole('button', { name: /theme/ }).click();
  expect(await axeFinds(page)).toEqual([]);
});

test('phase 2 and the output show their bias, so that the number that is asked for can be worked out', async ({
  page,
  labUrl,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await project(page, labUrl);
  for (const [phase, bias, weight] of [
    [2, 'fc1.bias', 'fc1.weight'],
    [6, 'fc2.bias', 'fc2.weight'],
  ] as const) {
    await page
      .locator('.strip .phase')
      .nth(phase - 1)
      .click();
    const [beside, before] = [page.locator(`[data-tensor="${bias}"]`), page.locator(`[data-tensor="${weight}"]`)];
    await expect(beside).toBeVisible();
    const [right, left] = [await beside.boundingBox(), await before.boundingBox()];
    // The rows are those of the weight.
    expect(right?.y).toBeCloseTo(left?.y ?? -1, 0);
    expect(right?.height).toBeCloseTo(left?.height ?? -1, 0);
    expect(right?.x).toBeGreaterThan((left?.x ?? Infinity) + (left?.width ?? 0));
  }
});

for (const { width, height } of rooms) {
  test(`no name in a head is cut and no pill is wider than its veil, ${String(width)}x${String(height)}`, async ({
    page,
    labUrl,
  }) => {
    await page.setViewportSize({ width, height });
    await project(page, labUrl);
    let veils = 0;
    for (let phase = 1; phase <= 13; phase += 1) {
      await page
        .locator('.strip .phase')
        .nth(phase - 1)
        .click();
      await afterPaint(page);
      const found = await page.evaluate(() => {
        const wide = (element: Element, around: Element | null): boolean => {
          const [inner, outer] = [element.getBoundingClientRect(), around?.getBoundingClientRect()];
          return !outer || inner.left < outer.left || inner.right > outer.right + 0.5 || inner.bottom > outer.bottom;
        };
        const names = [...document.querySelectorAll('.projected-tensor .name > span')];
        const pills = [...document.querySelectorAll('.veil .pill')];
        return {
          cut: names
            .filter((name) => getComputedStyle(name).visibility === 'visible' && wide(name, name.parentElement))
            .map((name) => name.textContent),
          outside: pills.filter((pill) => wide(pill, pill.closest('.veil'))).length,
          pills: pills.length,
        };
      });
      expect(found, `phase ${String(phase)}`).toMatchObject({ cut: [], outside: 0 });
      veils += found.pills;
    }
    expect(veils).toBeGreaterThan(8);
  });
}

test('past Update a remote is asked before it trains, and the bar says which step it is', async ({ page, labUrl }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await project(page, labUrl);
  const step = page.locator('.bar .step');
  await expect(step).toHaveText('Step 1');
  await page.locator('.strip .phase').nth(12).click();
  await page.keyboard.press('PageDown');
  await expect(question(page)).toContainText('W₁');
  await page.keyboard.press('PageDown');
  await expect(question(page)).toHaveText('Page Down again records step 2 of the training.');
  await expect(step).toHaveText('Step 1');
  // Back from the question, and on to it again.
  await page.keyboard.press('PageUp');
  await expect(question(page)).not.toContainText('Page Down');
  await expect(page.locator('.strip [aria-current]')).toHaveText('Update');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(step).toHaveText('Step 2');
  await expect(page.locator('.strip [aria-current]')).toHaveText('Data');
  // The button says what it does.
  await page.locator('.strip .phase').nth(12).click();
  await page.getByRole('button', { name: 'Reveal' }).click();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(step).toHaveText('Step 3');
});
