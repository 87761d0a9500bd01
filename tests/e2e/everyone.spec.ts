import type { Page } from '@playwright/test';
import { everyScene, openIn, texts, type SceneLanguage } from './every-scene.ts';
import { expect, test } from './lab.ts';
import { axeFinds } from './axe-finds.ts';

/** Puts the other colours in force without pressing anything: a dialog that is open stays open. */
async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}

for (const language of Object.keys(texts) as SceneLanguage[]) {
  test(`axe finds nothing in any scene, in ${language}`, async ({ page, labUrl }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1366, height: 768 });
    await openIn(page, labUrl, language);
    const found: string[] = [];
    for await (const { name, part } of everyScene(page, language)) {
      const started = Date.now();
      // Colours are the same in every language.
      const first = await axeFinds(page, part, language === 'en' ? 'all' : 'all but contrast');
      found.push(...first.map((violation) => `${name}: ${violation}`));
      if (language === 'en') {
        await inTheme(page, 'dark');
        const dark = await axeFinds(page, part, 'contrast');
        found.push(...dark.map((violation) => `${name}, dark: ${violation}`));
        await inTheme(page, 'light');
      }
      if (process.env['SHOW']) console.log(name, Date.now() - started, first);
    }
    expect(found).toEqual([]);
  });
}
