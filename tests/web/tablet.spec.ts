import { axeFinds } from '../e2e/axe-finds.ts';
import { everyScene, openIn } from '../e2e/every-scene.ts';
import { expect, test } from '../e2e/lab.ts';
import { outOfReach, scrollsSideways } from '../e2e/out-of-reach.ts';
import { pastTheirCard } from '../e2e/past-their-card.ts';

/** A tablet either way, and a phone. */
const touchScreens = [
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

test.use({ hasTouch: true, isMobile: true });

for (const viewport of touchScreens) {
  test.describe(`${String(viewport.width)}x${String(viewport.height)}`, () => {
    test.use({ viewport, colorScheme: 'light', reducedMotion: 'reduce' });

    test('every scene can be reached, nothing of it is cut, the page scrolls down alone, and axe finds nothing, light and dark', async ({
      page,
      labUrl,
    }) => {
      test.setTimeout(900_000);
      await openIn(page, labUrl, 'en');
      const found: string[] = [];
      for await (const { name, part } of everyScene(page, 'en')) {
        const say = (what: string) => found.push(`${name}: ${what}`);
        if (await scrollsSideways(page)) say('the page scrolls sideways');
        for (const what of await outOfReach(page, part)) say(what);
        for (const what of await pastTheirCard(page)) say(what);
        for (const what of await axeFinds(page, part)) say(what);
        await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
        for (const what of await axeFinds(page, part, 'contrast')) say(`dark: ${what}`);
        await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
      }
      expect(found).toEqual([]);
    });

    test('fingers have 24 px for all that is pressed, and 40 for what is pressed most', async ({ page, labUrl }) => {
      await openIn(page, labUrl, 'en');
      await page.locator('.step-controls .button.primary').tap();
      await expect(page.getByTestId('completed-steps')).toHaveText('Step 1');
      const tight = await page.evaluate(() => {
        const most = '.step-controls .button, .rail-place, .phase-strip .phase, .step-timeline .button';
        return [...document.querySelectorAll('button, a, input, select')].flatMap((control) => {
          const { width, height } = control.getBoundingClientRect();
          if (width <= 1 || height <= 1) return [];
          const around = getComputedStyle(control, '::after');
          const reach = around.content === 'none' ? 0 : -2 * Math.min(0, parseFloat(around.top) || 0);
          const least = control.matches(most) ? 40 : 24;
          // A matrix is hit by its row and its column, and its head by the line it stands in.
          if (height + reach >= least || control.matches('.head')) return [];
          return [`${control.className} ${control.textContent.trim()}: ${String(height + reach)} px`];
        });
      });
      expect(tight).toEqual([]);
    });

    test('the explanation is reached from the picture, and the way back is there', async ({ page, labUrl }) => {
      await openIn(page, labUrl, 'en');
      await page.locator('.step-controls .button.primary').tap();
      await expect(page.getByTestId('completed-steps')).toHaveText('Step 1');
      await page.getByRole('button', { name: 'Show the explanation' }).tap();
      await expect(page.locator('#explanation h2')).toBeInViewport();
      await page.getByRole('button', { name: 'Hide the explanation' }).tap();
      await expect(page.locator('#explanation')).toHaveCount(0);
    });
  });
}
