import { everyScene, openIn } from './every-scene.ts';
import { expect, test } from './lab.ts';
import { outOfReach, scrollsSideways } from './out-of-reach.ts';

/** What a window of 1280x800 and one of 1366x768 have at 200 % zoom. */
const zoomed = [
  { width: 640, height: 400 },
  { width: 683, height: 384 },
] as const;

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
      if (await scrollsSideways(page)) found.push(`${name}: the window scrolls sideways too`);
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
