import type { Page } from '@playwright/test';
import { everyScene, openIn, texts, type SceneLanguage } from './every-scene.ts';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';
import { pastTheirCard } from './past-their-card.ts';
import { schoolWindows } from './school-windows.ts';

const window1366 = { width: 1366, height: 768 };

/** Puts the other colours in force without pressing anything: a dialog that is open stays open. */
async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}

for (const language of Object.keys(texts) as SceneLanguage[]) {
  test(`axe finds nothing in any scene, and what a lesson asks stands in its card, in ${language}`, async ({
    page,
    labUrl,
  }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize(window1366);
    await openIn(page, labUrl, language);
    const found: string[] = [];
    for await (const { name, part } of everyScene(page, language)) {
      // Colours are the same in every language.
      const first = await axeFinds(page, part, language === 'en' ? 'all' : 'all but contrast');
      found.push(...first.map((violation) => `${name}: ${violation}`));
      if (language === 'en') {
        await inTheme(page, 'dark');
        const dark = await axeFinds(page, part, 'contrast');
        found.push(...dark.map((violation) => `${name}, dark: ${violation}`));
        await inTheme(page, 'light');
      }
      // A lesson stands in a narrow column, whose words are longer in one language than in the other.
      for (const size of name.startsWith('lesson') ? schoolWindows : []) {
        await page.setViewportSize(size);
        found.push(...(await pastTheirCard(page)).map((what) => `${name}, ${String(size.width)}: ${what}`));
      }
      await page.setViewportSize(window1366);
    }
    expect(found).toEqual([]);
  });
}
