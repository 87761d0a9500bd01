import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { afterPaint, languageNames, schoolWindows, speak } from './school-windows.ts';
import { StepScreen } from './step-screen.ts';

const phases = 13;

/** What stands in the way of what in the loom: texts on texts, lines through texts, the note on digits. */
async function obstructions(page: Page): Promise<string[]> {
  await afterPaint(page);
  return page.evaluate(() => {
    const loom = document.querySelector('.loom');
    if (!loom) return ['no loom'];
    const found: string[] = [];
    const words = document.createTreeWalker(loom, NodeFilter.SHOW_TEXT);
    const texts: { text: string; element: Element; box: DOMRect }[] = [];
    while (words.nextNode()) {
      const node = words.currentNode;
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || text === ',' || element.closest('[role=grid], .visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 0) texts.push({ text, element, box });
    }
    // A line of text is higher than its letters.
    const inner = ({ left, right, top, bottom }: DOMRect) => ({ left, right, top: top + 3, bottom: bottom - 3 });
    type Box = ReturnType<typeof inner>;
    const meet = (a: Box, b: Box) =>
      a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom && b.top < a.bottom;
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
          continue;
        if (meet(inner(one.box), inner(other.box))) found.push(`“${one.text}” runs into “${other.text}”`);
      }
    });
    /** Whether a line that passes beneath is hidden: an opaque ground, above the lines. */
    const isAbove = (element: Element | null): boolean => {
      for (let each = element; each && each !== loom; each = each.parentElement) {
        const { backgroundColor, zIndex } = getComputedStyle(each);
        if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor)) {
          for (let up: Element | null = each; up && up !== loom; up = up.parentElement)
            if (Number(getComputedStyle(up).zIndex) >= 2) return true;
          return Number(zIndex) >= 2;
        }
      }
      return false;
    };
    for (const band of loom.querySelectorAll('.loom > div > .band, .band.sample, .band.unit')) {
      const { left, right, top, bottom } = band.getBoundingClientRect();
      const isSample = band.classList.contains('sample');
      const lines: Box[] = isSample
        ? [top, bottom - 1].map((y) => ({ left, right, top: y, bottom: y + 1 }))
        : [left, right - 1].map((x) => ({ left: x, right: x + 1, top, bottom }));
      for (const { text, element, box } of texts) {
        const box2 = inner(box);
        const struck = lines.some(
          (line) =>
            line.left < box2.right && box2.left < line.right && line.top < box2.bottom && box2.top < line.bottom,
        );
        if (struck && !isAbove(element)) found.push(`a line strikes through “${text}”`);
      }
    }
    const note = loom.querySelector('.no-gradient span')?.getBoundingClientRect();
    if (note) {
      for (const grid of loom.querySelectorAll('.matrix-grid')) {
        if (meet(inner(note), inner(grid.getBoundingClientRect())))
          found.push(`the note on m covers ${grid.getAttribute('data-tensor') ?? ''}`);
      }
    }
    return found;
  });
}

for (const language of languageNames) {
  test(`in the loom no text lies on another, no line goes through one: ${language}`, async ({ page, labUrl }) => {
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.step();
    await speak(page, language);
    const found: string[] = [];
    for (const size of schoolWindows) {
      await page.setViewportSize(size);
      for (let phase = 1; phase <= phases; phase += 1) {
        await screen.goToPhase(phase);
        const where = `${String(size.width)}, phase ${String(phase)}`;
        found.push(...(await obstructions(page)).map((each) => `${where}: ${each}`));
      }
    }
    expect(found).toEqual([]);
  });
}

test('column sums stand whole beneath their units, also where they are no whole numbers', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await page.setViewportSize(schoolWindows[0]); // where the panel is folded at first
  await screen.open(labUrl);
  for (const drop of ['0.5', '0.3']) {
    await screen.start({ 'p, drop probability': drop });
    await screen.step();
    await screen.goToPhase(5);
    const mask = await screen.numbers('mask');
    const sums = (mask[0] ?? []).map((_, unit) => mask.reduce((sum, row) => sum + (row[unit] ?? NaN), 0));
    for (const size of schoolWindows) {
      await page.setViewportSize(size);
      const shown = page.locator('.count.sums');
      await expect(shown).toHaveCount(10);
      (await shown.allTextContents()).forEach((text, unit) => {
        const decimals = text.trim().split('.')[1]?.length ?? 0;
        expect(Number(text)).toBe(Number((sums[unit] ?? NaN).toFixed(decimals)));
        expect(decimals > 0 || Number.isInteger(sums[unit])).toBe(true);
      });
      expect(await obstructions(page)).toEqual([]);
    }
  }
});

test('the reason of a zero row is never cut off: gradients, update, builder', async ({ page, labUrl }) => {
  const screen = new StepScreen(page);
  await screen.open(labUrl);
  await screen.start({ hidden_size: '8', batch_size: '4', 'p, drop probability': '0.8' });
  await screen.step();
  const cutOff = (selector: string) =>
    page.locator(selector).evaluateAll((elements) =>
      elements.flatMap((element) => {
        const own = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 4;
        const { right, bottom } = element.getBoundingClientRect();
        const pane = element.closest('.pane')?.getBoundingClientRect();
        const isOutside = pane !== undefined && (right > pane.right + 0.5 || bottom > pane.bottom + 0.5);
        return own || isOutside ? [element.textContent] : [];
      }),
    );
  for (const language of languageNames) {
    await speak(page, language);
    for (const size of schoolWindows) {
      await page.setViewportSize(size);
      await screen.goToPhase(13);
      for (const tab of [1, 2]) {
        await page.getByRole('tab').nth(tab).click();
        expect(await cutOff('.reach-strips .text'), `${language} ${String(size.width)} tab ${String(tab)}`).toEqual([]);
      }
      await screen.goToPhase(12);
      await expect(page.locator('.row-reasons .reason').first()).toBeVisible();
      expect(await cutOff('.row-reasons .reason'), `${language} ${String(size.width)}`).toEqual([]);
    }
  }
});
