import { accessibilityTree, read, readCell, withRole } from './accessibility-tree.ts';
import { openIn, recordStep, texts, type SceneLanguage } from './every-scene.ts';
import { expect, test } from './lab.ts';

/** What is said in each language; the numbers are those of the lecture's experiment at its first step. */
const sentences: Readonly<
  Record<SceneLanguage, Readonly<Record<'phase' | 'grid' | 'kept' | 'dropped' | 'first', string>>>
> = {
  en: { phase: '', grid: '', kept: '', dropped: '', first: '' },
  es: { phase: '', grid: '', kept: '', dropped: '', first: '' },
  'zh-CN': { phase: '', grid: '', kept: '', dropped: '', first: '' },
};

for (const language of Object.keys(texts) as SceneLanguage[]) {
  test(`a phase and a matrix are read as sentences, in ${language}`, async ({ page, labUrl }) => {
    const say = sentences[language];
    await openIn(page, labUrl, language);
    const statuses = async () => withRole(await accessibilityTree(page), 'status').map(read);
    expect(await statuses()).toContain(say.first);
    await recordStep(page);
    await page.locator('.phase-strip button.phase').nth(3).click();
    const tree = await accessibilityTree(page);
    console.log(
      withRole(tree, 'status').map(read),
      withRole(tree, 'grid').map(({ name }) => name),
    );
    for (const grid of withRole(tree, 'grid').slice(0, 30))
      console.log(grid.name, readCell(grid, 1, 1), readCell(grid, 2, 1));
    for (const grid of withRole(tree, 'grid').filter(({ name }) => name.includes(', m,')))
      for (let r = 1; r < 3; r += 1) for (let c = 1; c < 11; c += 1) console.log(readCell(grid, r, c));
  });
}
