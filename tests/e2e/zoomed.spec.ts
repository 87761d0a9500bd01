import type { Page } from '@playwright/test';
import { everyScene, openIn } from './every-scene.ts';
import { expect, test } from './lab.ts';

/** What a window of 1280x800 and one of 1366x768 have at 200 % zoom. */
const zoomed = [
  { width: 640, height: 400 },
  { width: 683, height: 384 },
] as const;

/** What is pressed, typed in or read and lies where no scrolling brings it: beyond the window's start, or cut by what does not scroll. */
async function outOfReach(page: Page, part: string | undefined): Promise<string[]> {
  return page.evaluate((within) => {
    const found: string[] = [];
    const root = document.querySelector(within ?? 'body');
    if (!root) return ['no part'];
    const { scrollingElement } = document;
    for (const element of root.querySelectorAll(
      'button, a, input, select, textarea, [role=menuitem], [role=grid], h1, h2, h3, p',
    )) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width <= 1 || box.height <= 1 || style.visibility === 'hidden') continue;
      if (element.closest('.visually-hidden, [aria-hidden=true]')) continue;
      let isFixed = false;
      let { left, top, right, bottom } = box;
      for (let each = element.parentElement; each; each = each.parentElement) {
        const { overflowX, overflowY, position, clipPath } = getComputedStyle(each);
        const bounds = each.getBoundingClientRect();
        if (clipPath.startsWith('inset(50%')) {
          left = right;
          break;
        }
        const scrolls = (overflow: string): boolean => /auto|scroll/.test(overflow);
        const cuts = (overflow: string): boolean => /hidden|clip/.test(overflow);
        // What scrolls can bring it where the box is.
        if (scrolls(overflowX)) [left, right] = [bounds.left, Math.min(bounds.right, bounds.left + right - left)];
        if (scrolls(overflowY)) [top, bottom] = [bounds.top, Math.min(bounds.bottom, bounds.top + bottom - top)];
        const isEllipsis = style.textOverflow === 'ellipsis' || getComputedStyle(each).textOverflow === 'ellipsis';
        if (
          !isEllipsis &&
          cuts(overflowX) &&
          !scrolls(overflowX) &&
          (left < bounds.left - 2 || right > bounds.right + 2)
        ) {
          found.push(`cut at its side by ${each.className}: ${element.outerHTML.slice(0, 90)}`);
          break;
        }
        if (cuts(overflowY) && !scrolls(overflowY) && (top < bounds.top - 3 || bottom > bounds.bottom + 3)) {
          found.push(`cut at its end by ${each.className}: ${element.outerHTML.slice(0, 90)}`);
          break;
        }
        if (position === 'fixed') {
          isFixed = true;
          break;
        }
      }
      if (left === right) continue;
      const width = isFixed ? innerWidth : Math.max(innerWidth, scrollingElement?.scrollWidth ?? 0) - scrollX;
      const height = isFixed ? innerHeight : Math.max(innerHeight, scrollingElement?.scrollHeight ?? 0) - scrollY;
      const start = isFixed ? 0 : -scrollX;
      const above = isFixed ? 0 : -scrollY;
      if (left < start - 1 || top < above - 1 || right > width + 1 || bottom > height + 1) {
        found.push(`outside of the window: ${element.outerHTML.slice(0, 90)}`);
      }
    }
    return found;
  }, part);
}

for (const { width, height } of zoomed) {
  test(`at 200 % everything can be reached, ${String(width)}x${String(height)}`, async ({ page, labUrl }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height });
    await openIn(page, labUrl, 'es');
    const found: string[] = [];
    let shot = 0;
    for await (const { name, part } of everyScene(page, 'es')) {
      const lost = await outOfReach(page, part);
      found.push(...lost.map((what) => `${name}: ${what}`));
      const isWide = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) > innerWidth + 1);
      if (isWide) found.push(`${name}: the window scrolls sideways too`);
      if (process.env['SHOTS'])
        await page.screenshot({
          path: `${process.env['SHOTS']}/${String(width)}-${String((shot += 1)).padStart(2, '0')}.png`,
          fullPage: false,
        });
    }
    expect(found).toEqual([]);
  });
}

for (const { width, height } of zoomed) {
  test(`a lesson opens at its question, and so does each task, ${String(width)}x${String(height)}`, async ({
    page,
    labUrl,
  }) => {
    await page.setViewportSize({ width, height });
    await openIn(page, labUrl, 'en');
    await page.getByRole('link', { name: 'Lessons' }).click();
    await page.getByRole('button', { name: /^Open: 6\./ }).click();
    const column = page.locator('.lesson-column');
    const question = column.locator('.lesson-task .question');
    await expect(column.getByText(/^Task 1 of/)).toBeVisible();
    await expect(page.locator('.phase-strip [aria-current]')).toBeAttached();
    await expect(question).toBeInViewport({ ratio: 1 });
    await column.getByRole('button', { name: 'Show the answer' }).click();
    await column.getByRole('button', { name: 'Next task' }).click();
    await expect(column.getByText(/^Task 2 of/)).toBeVisible();
    await expect(question).toBeInViewport({ ratio: 1 });
  });
}

test('no phase has a line of the strip to itself', async ({ page, labUrl }) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await openIn(page, labUrl, 'en');
  const tops = await page
    .locator('.phase-strip .phase')
    .evaluateAll((all) => all.map((phase) => phase.getBoundingClientRect().top));
  const last = tops.at(-1);
  expect(tops.filter((top) => top === last).length).toBeGreaterThan(1);
});
