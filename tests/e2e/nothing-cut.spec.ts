import type { Page } from '@playwright/test';
import { expect, test } from './lab.ts';
import { afterPaint, languageNames, schoolWindows, speak } from './school-windows.ts';
import { StepScreen } from './step-screen.ts';

/**
 * Texts and matrices on screen of which a part can never be seen: they lie outside a box that hides what is outside and does not
 * scroll. Texts that end in an ellipsis say so themselves.
 */
async function cutOff(page: Page): Promise<string[]> {
  await afterPaint(page);
  return page.evaluate(() => {
    const main = document.querySelector('main');
    if (!main) return ['no main'];
    const found: string[] = [];
    const check = (element: Element, box: DOMRect, what: string): void => {
      if (box.width === 0 || box.height === 0) return;
      for (let each: Element | null = element; each && each !== main.parentElement; each = each.parentElement) {
        const style = getComputedStyle(each);
        if (style.textOverflow === 'ellipsis' || style.position === 'fixed') return;
        const bounds = each.getBoundingClientRect();
        // Left to screen readers where room is short.
        if (bounds.width <= 1 || bounds.height <= 1) return;
        const isPastSide = box.right > bounds.right + 1 || box.left < bounds.left - 1;
        const isPastEnd = box.bottom > bounds.bottom + 3 || box.top < bounds.top - 3;
        // What scrolls brings the rest in view.
        if (/auto|scroll/.test(style.overflowX) || /auto|scroll/.test(style.overflowY)) return;
        if ((/hidden|clip/.test(style.overflowX) && isPastSide) || (/hidden|clip/.test(style.overflowY) && isPastEnd)) {
          found.push(what);
          return;
        }
      }
    };
    const hidden = '.visually-hidden, [role=grid], .katex-mathml, svg';
    const words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!element || text === '' || element.closest(hidden)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) check(element, box, `“${text}”`);
    }
    for (const grid of main.querySelectorAll('.matrix-grid'))
      if (grid.parentElement)
        check(grid.parentElement, grid.getBoundingClientRect(), grid.getAttribute('data-tensor') ?? 'a matrix');
    return [...new Set(found)];
  });
}

const tab = (number: number) => (page: Page) => page.getByRole('main').getByRole('tab').nth(number).click();
const phase = (number: number) => (page: Page) => new StepScreen(page).goToPhase(number);
const screenOf = (number: number) => (page: Page) => page.locator('nav a').nth(number).click();

/** The ways to every view, in the order of the rail. */
const views: readonly { readonly name: string; readonly way: readonly ((page: Page) => Promise<void>)[] }[] = [
  { name: 'whole step', way: [screenOf(0), phase(13), tab(0)] },
  { name: 'gradients', way: [tab(1)] },
  { name: 'update', way: [tab(2)] },
  { name: 'builder', way: [phase(12), tab(0)] },
  { name: 'samples', way: [tab(1)] },
  { name: 'derivation', way: [tab(2)] },
  { name: 'scaling', way: [screenOf(1), tab(0)] },
  { name: 'average', way: [tab(1)] },
  { name: 'ones', way: [tab(2)] },
  { name: 'expectation', way: [screenOf(2)] },
  { name: 'training', way: [screenOf(3), tab(0)] },
  { name: 'why dropout', way: [tab(1)] },
  { name: 'compare', way: [screenOf(4)] },
];

for (const language of languageNames) {
  test(`no text and no matrix is cut off: ${language}`, async ({ page, labUrl }) => {
    test.setTimeout(180_000);
    const screen = new StepScreen(page);
    await screen.open(labUrl);
    await screen.step();
    await speak(page, language);
    const found: string[] = [];
    for (const { name, way } of views) {
      for (const go of way) await go(page);
      for (const size of schoolWindows) {
        await page.setViewportSize(size);
        found.push(...(await cutOff(page)).map((each) => `${name}, ${String(size.width)}: ${each}`));
      }
    }
    expect(found).toEqual([]);
  });
}
